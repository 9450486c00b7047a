"""Text of models and users in Markdown: it stays text, whatever it looks like."""

import re

from app.exports.text import lines, one_line

_MARKS = re.compile(
    r"""[\\`*_\[\]<>#|~]        # emphasis, code, links, images, HTML, headings, cells, strikethrough
      | &(?=\#?\w+;)            # entities
      | :(?=//) | (?<=www)\.    # addresses that GitHub would link by itself
      | @(?=\w)                 # likewise e-mail addresses and mentions
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))(?P<dot>[.)]?)")


def inline(text: str) -> str:
    """The text on one line, escaped for any place of a document: CommonMark with GitHub's tables and links."""
    return _unlisted(_MARKS.sub(r"\\\g<0>", one_line(text)))


def paragraphs(text: str) -> str:
    """The text with its paragraphs and line breaks."""
    blocks: list[list[str]] = [[]]
    for line in lines(text):
        if line:
            blocks[-1].append(inline(line))
        else:
            blocks.append([])
    return "\n\n".join("\\\n".join(block) for block in blocks if block)


def _unlisted(line: str) -> str:
    """No list, no underline of a heading: what would start one is escaped at the start of a line."""
    start = _LIST.match(line)
    if start is None:
        return line
    return f"{start[1]}\\{line[start.start('dot') :]}" if start["dot"] else f"\\{line}"
