"""How well a text answers to each label.

Against a definition: the mean over what the definition names, each counted for or against. Against examples: nearest
shrunken centroids over the surface features (Tibshirani, Hastie, Narasimhan and Chu, PNAS 99, 2002: centroids of the
classes are drawn towards the common one, so that features that do not tell them apart drop out), and the likeness of
the nearest example.
"""

import math
from collections.abc import Mapping, Sequence
from statistics import fmean as mean
from typing import NamedTuple

from rehearsal.judging.definitions import Definition
from rehearsal.judging.examples import Example
from rehearsal.judging.features import FEATURES, seen
from rehearsal.judging.likeness import likeness
from rehearsal.words import name_words, stem

PRESENT = 0.2
"""From this value on a feature speaks for a definition that names it."""
PRIOR_SPREAD = 0.06
PRIOR_WEIGHT = 4
SHRINKAGE = 0.6
STYLE_WEIGHT = 0.3
NEAREST_WEIGHT = 1.0


class Score(NamedTuple):
    """A label's score and where it comes from."""

    label: str
    definition: float
    style: float
    nearest: float

    @property
    def total(self) -> float:
        """The sum by which labels are compared."""
        return self.definition + STYLE_WEIGHT * self.style + NEAREST_WEIGHT * self.nearest


def scores(
    text: str,
    labels: Sequence[str],
    definitions: Mapping[str, Definition],
    examples: Sequence[Example],
    beside: Mapping[str, str],
) -> list[Score]:
    """The score of every label, in the order of the labels."""
    styles = style_scores(text, examples)
    near = {
        label: max((likeness(text, one.text) for one in examples if one.label == label), default=0.0)
        for label in labels
    }
    return [
        Score(
            label,
            definition_score(text, definitions[label], beside) if label in definitions else 0.0,
            styles.get(label, 0.0),
            near[label],
        )
        for label in labels
    ]


def definition_score(text: str, definition: Definition, beside: Mapping[str, str]) -> float:
    """-1 to 1: how much of what a definition names the text has."""
    values = seen(text)
    parts = [sign * (values[place] - PRESENT) for place, sign in definition.features.items()]
    if definition.phrases:
        said = definition.said_in(text).values()
        parts.append(math.tanh(sum(said)) if said else -PRESENT / 2)
    own = {stem(word) for word in name_words(text)}
    shared = len(own & definition.stems)
    parts.append(shared / (shared + 2))
    parts += [sign * (2 * standing(text, beside[name]) - 1) for name, sign in definition.beside.items()]
    return sum(parts) / math.sqrt(len(parts))


def standing(text: str, source: str) -> float:
    """The share of the numbers and names of a text that stand in another; of all its words where it has none."""
    numbers, names = (next(one.pattern for one in FEATURES if one.name == name) for name in ("numbers", "names"))
    claims = [match[0] for pattern in (numbers, names) if pattern for match in pattern.finditer(text)]
    claims = claims or [word for word in name_words(text) if len(word) > 3]
    lowered = source.lower()
    return sum(claim.lower() in lowered for claim in claims) / len(claims) if claims else 0.5


def style_scores(text: str, examples: Sequence[Example]) -> dict[str, float]:
    """The discriminant of every label that has examples, centred on 0; empty for fewer than two such labels."""
    rows = {
        label: [seen(one.text) for one in examples if one.label == label] for label in {e.label: 0 for e in examples}
    }
    if len(rows) < 2:
        return {}
    values, count = seen(text), len(examples)
    distance = dict.fromkeys(rows, 0.0)
    for place in range(len(FEATURES)):
        columns = {label: [row[place] for row in own] for label, own in rows.items()}
        centre = mean(value for column in columns.values() for value in column)
        within = sum((value - mean(column)) ** 2 for column in columns.values() for value in column)
        spread = math.sqrt((within + PRIOR_WEIGHT * PRIOR_SPREAD) / (count - len(rows) + PRIOR_WEIGHT))
        for label, column in columns.items():
            drawn = centre + spread * _shrunken((mean(column) - centre) / spread, len(column), count)
            distance[label] += ((values[place] - drawn) / spread) ** 2 / 2
    middle = mean(distance.values())
    return {label: middle - far for label, far in distance.items()}


def _shrunken(standardised: float, own: int, count: int) -> float:
    """A centroid's distance from the common one, in spreads, drawn towards it by `SHRINKAGE` standard errors."""
    error = math.sqrt(max(1e-9, 1 / own - 1 / count)) * SHRINKAGE
    return math.copysign(max(0.0, abs(standardised) - error), standardised)
