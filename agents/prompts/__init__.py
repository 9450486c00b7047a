"""Prompts as files, `<agent>.v<N>.md`, with front matter."""
