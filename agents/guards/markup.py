"""Markup that does something: scripts, embedded pages, hidden text, commands to a terminal."""

import re
from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text

_SIGNS = re.compile(r"[<={(:@]")
"""Without one of these a text holds no markup that does something."""
_ACTIVE = re.compile(
    r"<!--|</?(?:script|iframe|frame|object|embed|applet|svg|math|style|link|meta|base|body|html|form|input|button"
    r"|textarea|video|audio|source|img|image|marquee|details|template|portal|xml|!doctype|!entity|!\[cdata)\b"
    r"|<[a-z][^<>]{0,200}[\s/\"']on[a-z]{3,20}\s?=|(?:^|[\"'\s])on(?:error|load|click|focus|mouse\w{2,8}|toggle)\s?=\s?\S"
    r"|\b(?:java|vb|live)script\s{0,4}:|\bdata\s?:\s?(?:text/html|image/svg|application/)|\bsrcdoc\s?="
    r"|<\?(?:php|xml|=)|<%[=@\s]|\{%[^{}%]{1,200}%\}|\$\{[^{}]{1,200}\}"
    r"|\{\{[^{}]{0,100}(?:[*()]|\b(?:config|self|request|process|constructor|import|system|env|trip|work)\b)"
    r"|!\[[^\]\n]{0,200}\]\(\s?(?:https?:)?//|expression\s?\(|@import\b|\[(?:link|@click)=",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"<[a-z][^<>]{0,200}(?:font-size\s?:\s?0|display\s?:\s?none|visibility\s?:\s?hidden|opacity\s?:\s?0(?!\.)"
    r"|color\s?:\s?(?:#fff|white|transparent)|text-indent\s?:\s?-|left\s?:\s?-\d|\shidden\b)",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[\x1b\x90\x98\x9b\x9d-\x9f]|(?:\\033|\\e|␛)[\[\]P]|\^\[[\[\]]")


@guard("markup", reads_as="markup or code for a browser or terminal", instead="Write plain text instead.")
def markup(text: Text) -> Iterator[str]:
    """Tags that run, load or hide something, and escape sequences; `<3`, `AT&T` and bold type pass."""
    if _SIGNS.search(text.raw) or _SIGNS.search(text.shown):
        yield from text.holds(_ACTIVE)
        yield from text.holds(_HIDDEN)
    if next(_TERMINAL.finditer(text.raw), None):
        yield "escape sequence"
