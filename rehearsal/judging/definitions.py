"""What a prompt says of each label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rehearsal.judging.blocks import MAX_LEVELS, blocks, without
from rehearsal.judging.features import FEATURES
from rehearsal.judging.labels import MARKERS, Labels, folded
from rehearsal.words import sentences, stems

MAX_DEFINITION = 4_000
_HEADING = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+(.+)|\*\*(.{1,60})\*\*:?[ \t]*|([^.\n]{1,60}):[ \t]*)$")
_CLAUSE = re.compile(r"[,;:.!?()\n]|\s(?:but|while|whereas|and it|it)\s")
_CONTRAST = re.compile(r";|,?\s(?:while|whereas|but)\s")
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|lacks?|lacking|avoids?|avoiding|instead of|rather than|neither|nor|missing|absent|"
    r"free of|nothing|none|nobody|\w+n't)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“`]([^\"”`]{1,60})[\"”`]")


@dataclass
class Definition:
    """What a prompt says of a label, as the judge can use it.

    Attributes:
        features: the place of a feature in `FEATURES`, and 1 where it is asked for or -1 where it is spoken against.
        phrases: quoted words, and 1 or -1 in the same way.
        stems: the words that carry meaning.
        beside: the names of tagged blocks that it speaks of, and 1 or -1.
    """

    features: dict[int, int] = field(default_factory=dict[int, int])
    phrases: dict[str, int] = field(default_factory=dict[str, int])
    stems: frozenset[str] = frozenset()
    beside: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def empty(self) -> bool:
        """Whether nothing in it can be compared."""
        return not (self.features or self.phrases or self.stems or self.beside)

    def said_in(self, text: str) -> dict[str, int]:
        """The quoted phrases that stand in a text as whole words, with 1 or -1."""
        line = f" {folded(text)} "
        return {phrase: sign for phrase, sign in self.phrases.items() if f" {folded(phrase)} " in line}


def defined(text: str, beside: Sequence[str] = ()) -> Definition:
    """Reads a definition clause by clause, so that `no greeting, and impersonal` is against one and for the other."""
    found = Definition()
    kept: list[str] = []
    for clause in _clauses(text[:MAX_DEFINITION]):
        negated = _NEGATION.search(clause)
        kept += [] if negated else [clause]
        for place, feature in enumerate(FEATURES):
            cue = feature.cues.search(clause)
            if cue:
                found.features[place] = found.features.get(place, 0) + _sign(negated, cue.start())
        for name in beside:
            cue = re.search(rf"\b{re.escape(name)}", clause, re.IGNORECASE)
            if cue:
                found.beside.setdefault(name, -1 if negated else 1)
        for quote in _QUOTED.finditer(clause):
            found.phrases.setdefault(quote[1].lower(), _sign(negated, quote.start()))
    found.features = {place: 1 if sign > 0 else -1 for place, sign in found.features.items() if sign}
    found.stems = frozenset(stems(" ".join(kept)))
    return found


def _sign(negated: "re.Match[str] | None", at: int) -> int:
    return -1 if negated and negated.start() < at else 1


def _clauses(text: str) -> Iterator[str]:
    quotes: list[str] = []

    def hide(match: "re.Match[str]") -> str:
        quotes.append(match[0])
        return f"\x00{len(quotes) - 1}\x00"

    for clause in _CLAUSE.split(_QUOTED.sub(hide, text)):
        if clause and clause.strip():
            yield re.sub(r"\x00(\d+)\x00", lambda match: quotes[int(match[1])], clause)


def definitions(prompts: Sequence[str], labels: Labels, beside: Sequence[str] = ()) -> dict[str, Definition]:
    """The definition of every label that has one.

    A definition is a line `label: …` with the lines that continue it, the lines under a heading that names the label, a
    tagged block of that name, or a sentence, or a half of one parted by `while` or `but`, that names this label alone.
    """
    said: dict[str, list[str]] = {name: [] for name in labels.names}
    for prompt in prompts:
        for label, text in _spoken(prompt, labels):
            said[label].append(text)
    found = {label: defined("\n".join(texts), beside) for label, texts in said.items() if texts}
    return {label: definition for label, definition in found.items() if not definition.empty}


def _spoken(prompt: str, labels: Labels, levels: int = MAX_LEVELS) -> Iterator[tuple[str, str]]:
    tagged = blocks(prompt) if levels else []
    for block in tagged:
        named = labels.exact(block.name) or next((n for text in block.attributes if (n := labels.exact(text))), None)
        if named:
            yield named, block.body
        else:
            yield from _spoken(block.body, labels, levels - 1)
    yield from _in_lines(without(prompt, tagged), labels)


def _in_lines(prompt: str, labels: Labels) -> Iterator[tuple[str, str]]:
    opening = re.compile(
        rf"^{MARKERS}[\"'`*_]*({labels.pattern})[\"'`*_]*(?:[ \t]*\([^)\n]*\))?[ \t]*[\"'`*_]*"
        rf"(?::|=|—|–|-|\||\bmeans\b|\bif\b|\bwhen\b)[*_]*[ \t]*(.*)$",
        re.IGNORECASE,
    )
    prompt = re.sub(
        rf"([;,.])[ \t]+(?=[\"'`*]*(?:{labels.pattern})[\"'`*]*[ \t]*[:=])", r"\1\n", prompt, flags=re.IGNORECASE
    )
    under: str | None = None
    current: str | None = None
    loose: list[str] = []
    for line in prompt.split("\n"):
        if (match := opening.match(line)) and (match[2] or "").strip():
            current = labels.exact(match[1])
            yield current or labels.names[0], match[2]
        elif heading := _HEADING.match(line):
            named = labels.mentioned(heading[1] or heading[2] or heading[3])
            under, current = next(iter(named)) if len(named) == 1 else None, None
            loose.append("\n")
        elif not line.strip():
            current = None
            loose.append("\n")
        elif owner := current or under:
            yield owner, line
        else:
            loose.append(line)
    yield from _in_sentences(" ".join(loose), labels)


def _in_sentences(text: str, labels: Labels) -> Iterator[tuple[str, str]]:
    for sentence in sentences(text):
        for part in _CONTRAST.split(sentence) if len(labels.mentioned(sentence)) > 1 else [sentence]:
            named = labels.mentioned(part)
            if len(named) == 1:
                yield next(iter(named)), part
