"""What is to be written, before it is words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """The tones that are known."""

    NEUTRAL = "neutral"
    FRIENDLY = "friendly"
    VERY_FRIENDLY = "very friendly"
    WARM = "warm"
    FORMAL = "formal"
    PLAYFUL = "playful"
    EMPATHETIC = "empathetic"


class Layout(StrEnum):
    """How the sentences stand on the page."""

    PARAGRAPHS = "paragraphs"
    ONE_PARAGRAPH = "one paragraph"
    BULLETS = "bullets"
    NUMBERED = "numbered"


class Length(StrEnum):
    """How much of the material is used."""

    SHORT = "short"
    NORMAL = "normal"
    FULL = "full"


class Offer(NamedTuple):
    """Something offered to the reader, and what is asked for it, if anything."""

    what: str
    price: str | None


@dataclass(frozen=True)
class Limits:
    """Upper bounds of a text; None is no bound. `characters` counts code points."""

    characters: int | None = None
    words: int | None = None
    sentences: int | None = None
    paragraphs: int | None = None


@dataclass(frozen=True)
class Draft:
    """The form of a text, set by directives one after the other.

    Attributes:
        tone: openings, wording and closings.
        layout: paragraphs or lists.
        length: how much of the material is used.
        limits: upper bounds, enforced last.
        offers: what to offer the reader.
        mentions: topics that must occur.
        banned: topics whose sentences fall away.
        reader: how the reader is addressed, or None.
        start: the first words, or None.
        end: the last words, or None.
        headings: whether a heading stands above.
        emoji: True adds some, False takes all away, None leaves the material as it is.
    """

    tone: Tone = Tone.NEUTRAL
    layout: Layout = Layout.PARAGRAPHS
    length: Length = Length.NORMAL
    limits: Limits = Limits()
    offers: tuple[Offer, ...] = ()
    mentions: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    reader: str | None = None
    start: str | None = None
    end: str | None = None
    headings: bool = False
    emoji: bool | None = None
