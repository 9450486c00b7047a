"""Error discovery: what went wrong first, in people's own words, grouped into failure modes and counted."""
