"""What the judge can see of a text: surface features, none of them tied to a label.

A definition asks for a feature by one of its cues ("with contractions"), or speaks against it ("no greeting").
Labelled examples need no cues: they show by themselves which features tell the labels apart.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rehearsal.words import sentences

MAX_TEXT = 20_000
_HALF = 0.5


class Feature(NamedTuple):
    """One surface feature.

    Attributes:
        name: unique, in the plural, fit for a reason.
        cues: regular expression for the words by which a definition names it.
        sees: what counts, one line.
        pattern: what is counted, or None where `measure` tells.
        measure: the value of a text, 0 to 1, where counting does not do.
    """

    name: str
    cues: "re.Pattern[str]"
    sees: str
    pattern: "re.Pattern[str] | None" = None
    measure: Callable[[str], float] | None = None

    def value(self, text: str) -> float:
        """0 for none of it, 0.5 for one in two sentences, towards 1 for more."""
        if self.pattern is None:
            return self.measure(text) if self.measure else 0.0
        count = sum(1 for _ in self.pattern.finditer(text))
        rate = count / max(1, len(sentences(text)))
        return rate / (rate + _HALF)

    def first(self, text: str) -> str:
        """The first place in the text that counts, or the empty text."""
        found = self.pattern.search(text) if self.pattern else None
        return found[0].strip() if found else ""


def _words(text: str) -> str:
    return rf"\b(?:{'|'.join(text.split())})\b"


_CONTRACTIONS = r"\b(?:\w+n't|(?:I|you|we|they|he|she|it|that|there|what|who|how|let|here)'(?:m|re|ve|ll|d|s))\b"
_GREETINGS = r"\A\W*(?:hi|hello|hey|dear|welcome|greetings|good (?:morning|afternoon|evening|day|news))\b"
_FEELINGS = (
    "love\\w* happ\\w+ glad\\w* delight\\w* enjoy\\w* wonderful\\w* lovely great fantastic beautiful\\w* nice\\w* "
    "favou?rite\\w* worr\\w+ sorry car(?:e|ing) feel\\w* hope\\w* excit\\w+ smile\\w* pleas(?:ure|ed) shame "
    "dear(?:est)? kind\\w* warm\\w* gladly welcome star fun cosy cozy"
)
_OFFICIAL = (
    "prior upon accordance hereby herein pursuant regarding per obtain\\w* provid\\w+ requir\\w+ advised applicable "
    "subject comply complian\\w+ regulations? documentation sufficient commence\\w* terminat\\w+ permitted forfeited "
    "authori[sz]\\w+ submit\\w* note customers? guests? visitors? users? operation notice "
    "inconvenience stated requested automatically"
)
_VAGUE = (
    "various variety many some several something anything everything whatever lots? things? stuff generally "
    "usually options? anyone everyone all every much different certain suitable whenever way"
)
_PASSIVE = (
    r"\b(?:is|are|was|were|been|being|be)\s+(?:not\s+|also\s+)?(?:\w{3,}ed|given|made|sent|held|shown|sold|paid)\b"
)
_NAMES = r"(?<=[^.!?:\n]\s)(?!I\b)[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*"
_NUMBERS = r"\d+(?:[.,:]\d+)*"


def _lengthy(text: str) -> float:
    return len(text.split()) / (len(text.split()) + 40)


def _long_sentences(text: str) -> float:
    mean = len(text.split()) / max(1, len(sentences(text)))
    return mean / (mean + 12)


def _long_words(text: str) -> float:
    words = [word for word in re.findall(r"[^\W\d_]+", text)]
    mean = sum(map(len, words)) / max(1, len(words))
    return min(1.0, max(0.0, (mean - 3) / 4))


def _counted(name: str, cues: str, sees: str, pattern: str, *, cased: bool = False) -> Feature:
    flags = 0 if cased else re.IGNORECASE
    return Feature(name, re.compile(rf"\b(?:{cues})", re.IGNORECASE), sees, re.compile(pattern, flags))


def _measured(name: str, cues: str, sees: str, measure: Callable[[str], float]) -> Feature:
    return Feature(name, re.compile(rf"\b(?:{cues})", re.IGNORECASE), sees, None, measure)


FEATURES: tuple[Feature, ...] = (
    _counted("exclamation marks", "exclamation|exclaim", "`!`", "!"),
    _counted("questions", "questions?\\b|asks? ", "`?`", r"\?"),
    _counted(
        "the second person",
        "second person|the reader|you\\b|personal(?:ly)?\\b",
        "you, your",
        _words("you your yours yourself yourselves"),
    ),
    _counted(
        "the first person",
        "first person|we\\b|speaks for itself",
        "I, we, our",
        _words("I me my we us our ours myself"),
    ),
    _counted(
        "contractions", "contract|everyday|informal|casual|colloquial|conversational", "it's, don't", _CONTRACTIONS
    ),
    _counted("greetings", "greet|salut|hello|welcom", "hi, hello, dear at the start", _GREETINGS),
    _counted(
        "courtesies",
        "courte|polite|thank|apolog|please\\b",
        "please, thank you, sorry",
        _words("please thanks? sorry apolog\\w+ grateful welcome"),
    ),
    _counted(
        "feelings",
        "feel|warm|care\\b|cares|caring|kind\\b|emotion|empath|enthus|cheer",
        "love, glad, worry",
        _words(_FEELINGS),
    ),
    _counted("numbers", "number|figure|digit|price|amount|time|date", "12, 9:30", _NUMBERS),
    _counted("names", "names?\\b|named\\b|places?\\b", "capitals within a sentence", _NAMES, cased=True),
    _counted("passives", "passive|impersonal", "is served, has been sent", _PASSIVE),
    _counted(
        "official words",
        "formal|official|bureaucra|stiff|legal|technical|jargon|notice",
        "prior to, in accordance, required",
        _words(_OFFICIAL),
    ),
    _counted(
        "vague words",
        "vague|general|anyone|unspecific|generic|interchangeabl",
        "various, many, something",
        _words(_VAGUE),
    ),
    _counted(
        "hedges",
        "hedg|uncertain|cautious|tentative",
        "may, perhaps, probably",
        _words("may might could perhaps maybe probably possibly seems? likely"),
    ),
    _counted(
        "lists",
        "lists?\\b|bullet|table|fields|bare",
        "dashes, `label: value`, semicolons",
        r"^\s*[-*•]\s|\b[A-Za-z][\w -]{0,20}:\s|;",
    ),
    _counted("capital letters", "capital|shout", "WORDS LIKE THIS", r"\b[A-Z]{4,}\b", cased=True),
    _counted("emoji", "emoji|smiley", "🙂", "[\U0001f300-\U0001faff\u2600-\u27bf]"),
    _measured("length", "long\\b|detailed|lengthy|thorough", "words of the whole text", _lengthy),
    _measured("long sentences", "long sentences?|winding", "words of a sentence", _long_sentences),
    _measured("long words", "long words?|difficult words?|complicated", "letters of a word", _long_words),
)


@lru_cache(maxsize=1024)
def seen(text: str) -> tuple[float, ...]:
    """The value of every feature of a text, 0 to 1, in the order of `FEATURES`."""
    plain = text[:MAX_TEXT].replace("’", "'")
    return tuple(feature.value(plain) for feature in FEATURES)


def table() -> str:
    """The features as a Markdown table: name, what counts."""
    rows = [f"| {feature.name} | {feature.sees} |" for feature in FEATURES]
    return "\n".join(["| feature | what counts |", "|---|---|", *rows])
