"""Text of models and users on a terminal: as it is, never as markup, and never as a command to the terminal."""

from rich.markup import escape

_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"}


def plain(text: str) -> str:
    """The text without control characters, escaped for Rich."""
    return escape(text.translate(_CONTROLS))
