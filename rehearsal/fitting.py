"""Laying sentences out and cutting them to length, whole sentences at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rehearsal.draft import Layout, Limits
from rehearsal.words import sentences, shorten

_SHORT_TEXT = 420
_PER_PARAGRAPH = 3


@dataclass(frozen=True)
class Pieces:
    """The sentences of a text by their part. Heading, opening, body and closing may fall away, the others stay."""

    heading: str
    start: tuple[str, ...]
    opening: tuple[str, ...]
    body: tuple[str, ...]
    kept: tuple[str, ...]
    closing: tuple[str, ...]
    end: tuple[str, ...]


def fitted(pieces: Pieces, layout: Layout, limits: Limits) -> str:
    """The fullest text within the limits; what must stay is cut only when it alone is too long."""
    text = ""
    for shorter in _ever_shorter(pieces):
        text = laid_out(shorter, layout, limits.paragraphs)
        if _fits(text, limits):
            return text
    return _cut(text, limits)


def _ever_shorter(pieces: Pieces) -> Iterator[Pieces]:
    yield pieces
    bare = replace(pieces, heading="")
    least = 1 if pieces.body else 0
    for opening in (pieces.opening, ()):
        for count in range(len(pieces.body), least - 1, -1):
            for closing in (pieces.closing, ()):
                yield replace(bare, opening=opening, body=pieces.body[:count], closing=closing)
    if pieces.start or pieces.kept or pieces.end:
        yield replace(bare, body=(), closing=())
        yield replace(bare, opening=(), body=(), closing=())
    if pieces.kept:
        yield replace(bare, start=(), opening=(), body=(), closing=(), end=())


def _fits(text: str, limits: Limits) -> bool:
    return (
        (limits.characters is None or len(text) <= limits.characters)
        and (limits.words is None or len(text.split()) <= limits.words)
        and (limits.sentences is None or len(sentences(text)) <= limits.sentences)
    )


def _cut(text: str, limits: Limits) -> str:
    if limits.sentences is not None:
        text = " ".join(sentences(text)[: limits.sentences])
    if limits.words is not None:
        text = " ".join(text.split()[: limits.words])
    return text if limits.characters is None else shorten(text, limits.characters)


def laid_out(pieces: Pieces, layout: Layout, paragraphs: int | None) -> str:
    """The text: blocks parted by an empty line, at most `paragraphs` of them."""
    head = [*pieces.start, *pieces.opening]
    tail = [*pieces.kept, *pieces.closing, *pieces.end]
    match layout:
        case Layout.ONE_PARAGRAPH:
            blocks = [" ".join([*head, *pieces.body, *tail])]
        case Layout.PARAGRAPHS:
            blocks = _paragraphs(head, pieces.body, tail)
        case Layout.BULLETS:
            blocks = [" ".join(head), "\n".join(f"- {point}" for point in pieces.body), " ".join(tail)]
        case Layout.NUMBERED:
            points = [f"{place}. {point}" for place, point in enumerate(pieces.body, 1)]
            blocks = [" ".join(head), "\n".join(points), " ".join(tail)]
    blocks = [block for block in blocks if block]
    if paragraphs is not None and len(blocks) > paragraphs:
        blocks = [*blocks[: paragraphs - 1], " ".join(blocks[paragraphs - 1 :])]
    return "\n\n".join([f"## {pieces.heading}", *blocks] if pieces.heading else blocks)


def _paragraphs(head: Sequence[str], body: Sequence[str], tail: Sequence[str]) -> list[str]:
    whole = " ".join([*head, *body, *tail])
    if len(whole) <= _SHORT_TEXT:
        return [whole]
    groups = [list(body[at : at + _PER_PARAGRAPH]) for at in range(0, len(body), _PER_PARAGRAPH)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [[*groups[-2], *groups[-1]]]
    groups = groups or [[]]
    groups[0] = [*head, *groups[0]]
    return [" ".join(group) for group in [*groups, list(tail)]]
