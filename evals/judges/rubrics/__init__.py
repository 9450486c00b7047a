"""Rubrics as files, `<name>.v<N>.md`, with front matter."""
