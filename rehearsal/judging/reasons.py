"""The reason of a verdict: what was compared, with the words of the text."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from rehearsal.judging.definitions import Definition
from rehearsal.judging.examples import Example
from rehearsal.judging.features import FEATURES, seen
from rehearsal.judging.likeness import likeness, nearest_sentence
from rehearsal.judging.scores import PRESENT, Score
from rehearsal.judging.subject import Subject
from rehearsal.words import shorten

_NAMED = 3
_QUOTE = 90


def guessed(labels: Sequence[str]) -> str:
    """For a prompt that tells nothing of its labels."""
    return f"Nothing in the prompt tells {', '.join(map(_quoted, labels))} apart for this text; this is a guess."


def undecided(one: str, other: str) -> str:
    """For a text that answers to two labels alike."""
    return f"It answers to {_quoted(one)} and to {_quoted(other)} alike."


def because(
    subject: Subject,
    chosen: Score,
    other: Score,
    definitions: Mapping[str, Definition],
    examples: Sequence[Example],
) -> str:
    """Two sentences at most: what the definition names and the text has, and the nearest example."""
    said: list[str] = []
    traits = _traits(subject.text, definitions.get(chosen.label))
    if traits:
        said.append(f"As {_quoted(chosen.label)} is defined, it has {_listed(traits)}.")
    elif shown := _shown(subject.text, chosen.label, other.label, examples):
        said.append(f"Like the examples of {_quoted(chosen.label)}, it has {_listed(shown)}.")
    own = [example.text for example in examples if example.label == chosen.label]
    if own:
        nearest = max(own, key=lambda text: likeness(subject.text, text))
        phrase = _cut(nearest_sentence(subject.text, [nearest]))
        said.append(f"{_quoted(phrase)} is nearest to the example {_quoted(_cut(nearest))}.")
    if not said:
        phrase = _cut(nearest_sentence(subject.text, [chosen.label]))
        said.append(f"{_quoted(phrase)} has less of {_quoted(other.label)} than of {_quoted(chosen.label)}.")
    return " ".join(said)


def evidence(text: str, places: Sequence[int]) -> list[str]:
    """The features at these places that the text has, most of them first, each with the words that show it."""
    values = seen(text)
    present = sorted((place for place in places if values[place] > PRESENT), key=lambda place: -values[place])
    return [_with_quote(place, text) for place in present]


def _traits(text: str, definition: Definition | None) -> list[str]:
    if definition is None:
        return []
    said = [_quoted(phrase) for phrase, sign in definition.said_in(text).items() if sign > 0]
    had = evidence(text, [place for place, sign in definition.features.items() if sign > 0])
    values = seen(text)
    lacked = [
        f"no {FEATURES[place].name}" for place, sign in definition.features.items() if sign < 0 and not values[place]
    ]
    return [*said, *had, *lacked][:_NAMED]


def _shown(text: str, label: str, other: str, examples: Sequence[Example]) -> list[str]:
    """The features of the text that the examples of one label have more of than those of the other."""
    rows = {name: [seen(one.text) for one in examples if one.label == name] for name in (label, other)}
    if not rows[label] or not rows[other]:
        return []
    gap = [fmean(row[at] for row in rows[label]) - fmean(row[at] for row in rows[other]) for at in range(len(FEATURES))]
    return evidence(text, [at for at, more in enumerate(gap) if more > PRESENT / 2])[:_NAMED]


def _with_quote(place: int, text: str) -> str:
    first = FEATURES[place].first(text)
    return f"{FEATURES[place].name} ({_quoted(first)})" if first else FEATURES[place].name


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _cut(text: str) -> str:
    return shorten(" ".join(text.split()), _QUOTE).replace('"', "'")
