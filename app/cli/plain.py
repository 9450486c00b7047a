"""Text of models and users on a terminal: as it is, never as markup, and never as a command to the terminal."""

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), *_BIDI) if chr(code) != "\n"}
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *_BIDI)}


def printable(text: str) -> str:
    """The text without control characters and without marks that turn the direction of writing."""
    return text.translate(_CONTROLS)


def printable_json(text: str) -> str:
    """JSON of the same value, in which these characters are escapes."""
    return text.translate(_ESCAPED)


def plain(text: str) -> str:
    """The printable text, escaped for Rich."""
    from rich.markup import escape

    return escape(printable(text))
