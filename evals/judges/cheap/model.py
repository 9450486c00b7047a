"""A trained classifier as plain numbers: what it counts, with which weight, and how its score becomes a probability.

It is kept as JSON and reckoned here, without scikit-learn: reading a file never runs anything that stands in it.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from evals.judges.cheap.terms import pieces, words

Number = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
COUNTED: Mapping[str, Callable[[str], list[str]]] = {"words": words, "pieces": pieces}


class Weight(NamedTuple):
    """Of a term: how rare it is (inverse document frequency), and what it adds to the score."""

    rarity: Number
    weight: Number


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Classifier(_Frozen):
    """Logistic regression on TF-IDF of `words` and `pieces`, each scaled to length 1; then Platt's sigmoid.

    Source: Platt, "Probabilistic outputs for support vector machines" (1999): 1 / (1 + exp(slope * score + offset)).
    """

    terms: Mapping[Literal["words", "pieces"], Mapping[str, Weight]]
    intercept: Number
    slope: Number
    offset: Number

    def probability(self, text: str) -> float:
        """That people would pass the text, 0 to 1."""
        score = self.intercept + sum(_score(COUNTED[kind](text), known) for kind, known in self.terms.items())
        steep = self.slope * score + self.offset
        return 1 / (1 + math.exp(steep)) if steep < 700 else 0.0


class Band(_Frozen):
    """Between `low` and `high`, both excluded, the classifier is unsure, and the judge is asked."""

    low: Share
    high: Share

    @model_validator(mode="after")
    def _ordered(self) -> "Band":
        if self.low > self.high:
            raise ValueError(f"{self.low} to {self.high}; allowed: low up to high")
        return self

    @property
    def never(self) -> bool:
        """Whether the judge is never asked."""
        return self.low == self.high

    @property
    def always(self) -> bool:
        """Whether the judge is asked whatever the classifier says."""
        return self.low == 0 and self.high == 1

    def sure(self, probability: float) -> bool | None:
        """Whether it passes; None: unsure."""
        if probability >= self.high:
            return True
        return False if probability <= self.low else None


class Seen(_Frozen):
    """A labelled text of dev: what the classifier, the judge and most people say, and what the judge cost in tokens."""

    item: str
    cluster: str
    probability: Share
    judge: bool
    people: bool
    tokens: Annotated[int, Field(ge=0)]


class CheapJudge(_Frozen):
    """A classifier of one version of a rubric, with what it was trained on.

    Attributes:
        rubric: its name.
        version: of the rubric whose judge is asked when unsure.
        judge: that judge with its model, by which the band was chosen.
        source: of the labels.
        labels: their version of the rubric, and a digest of who said what of which item.
        trained: texts of train.
        classifier: the numbers.
        band: chosen on dev.
        margin: by how much the cascade may agree less with people than the judge.
        dev: by which the band was chosen.
    """

    rubric: str
    version: str
    judge: str
    source: str
    labels: str
    trained: Annotated[int, Field(ge=1)]
    classifier: Classifier
    band: Band
    margin: Share
    dev: Sequence[Seen]

    @property
    def digest(self) -> str:
        """Of what decides: the classifier and the band."""
        said = self.classifier.model_dump_json() + self.band.model_dump_json()
        return hashlib.sha256(said.encode()).hexdigest()[:8]


def _score(found: Sequence[str], known: Mapping[str, Weight]) -> float:
    """The scaled terms of a text by their weights; terms that are not known count for nothing."""
    counts = Counter(term for term in found if term in known)
    if not counts:
        return 0.0
    heavy = {term: (1 + math.log(count)) * known[term].rarity for term, count in counts.items()}
    length = math.sqrt(math.fsum(value * value for value in heavy.values()))
    return math.fsum(value / length * known[term].weight for term, value in heavy.items())
