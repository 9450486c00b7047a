"""A finished plan as files to take along: a calendar, Markdown."""
