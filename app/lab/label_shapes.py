"""What the labelling page is told, and what it sends."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from evals.labels.candidate import JudgeSaid
from evals.labels.label import LONGEST_COMMENT, MOST_QUOTES, ItemId, LabelVerdict, Quote, Seconds
from evals.labels.text import Person, Text

MOST_EVENTS = 200


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SentLabel(_In):
    """A label as the page sends it; `id` is a UUID that the page makes, so that it may be sent again."""

    kind: Literal["label"] = "label"
    id: UUID
    item: ItemId
    verdict: LabelVerdict
    comment: Annotated[Text, Field(max_length=LONGEST_COMMENT)] = ""
    evidence: Annotated[list[Quote], Field(max_length=MOST_QUOTES)] = []
    seconds: Seconds | None = Field(default=None, description="from the item's being shown to the verdict")


class SentWithdrawal(_In):
    """Takes a label back."""

    kind: Literal["withdrawal"]
    id: UUID
    withdraws: UUID


Sent = Annotated[SentLabel | SentWithdrawal, Field(discriminator="kind")]


class SentEvents(_In):
    """What a person did, in order: kept all or none."""

    person: Person
    events: Annotated[list[Sent], Field(min_length=1, max_length=MOST_EVENTS)]


class ProgressView(BaseModel):
    """How far a person is; `median_seconds` a label, and by it the seconds that are left."""

    person: str
    items: int
    labelled: int
    skipped: int
    left: int
    median_seconds: float | None
    seconds_left: float | None
    outdated: int = Field(description="labels of this person by other versions of the rubric, which do not count here")


class QueueSummary(BaseModel):
    """A queue in the list. `outdated`: the rubric has a newer version than the one that is labelled by here."""

    name: str
    rubric: str
    version: str
    newest: str | None
    outdated: bool
    source: str
    mix: str
    items: int
    overlap: int
    made_at: datetime
    people: list[ProgressView]


class LabelWord(BaseModel):
    """A word of the rubric, what it counts as, and what a text is like that gets it."""

    word: str
    counts: str
    means: str


class ExampleView(BaseModel):
    """A text as a human labelled it."""

    text: str
    label: str
    reason: str


class RubricView(BaseModel):
    """The rubric to label by, in the words that judges get too."""

    name: str
    version: str
    changed: str
    text: str
    words: list[LabelWord]
    worse: str
    examples: list[ExampleView]


class StrategyView(BaseModel):
    """A strategy of the mix: its share as asked, how many items it drew, and whether it found none at all."""

    name: str
    means: str
    share: float
    drew: int
    empty: bool


class QueueView(QueueSummary):
    """A queue with its rubric, and how its items were chosen."""

    rubric_text: RubricView
    strategies: list[StrategyView]
    population: int


class OwnLabel(BaseModel):
    """A label of the person who asks."""

    id: UUID
    version: str
    verdict: LabelVerdict
    comment: str
    evidence: list[Quote]
    at: datetime


class ItemView(BaseModel):
    """An item as it is shown: nothing of who made it, nor of what anybody says of it.

    `words` is the whole request as the person wrote it, if they did; `parts` what the rubric is about, in its order;
    `more` what helps to understand it. `earlier` are own labels by other versions of the rubric, which do not count.
    """

    id: str
    position: int
    words: str
    parts: dict[str, str]
    more: dict[str, str]
    label: OwnLabel | None
    earlier: list[OwnLabel]
    why: str = Field(description="why it is offered again, after a change of the rubric; else empty")


class NextView(BaseModel):
    """The next items of a person, to be fetched ahead."""

    items: list[ItemView]
    progress: ProgressView


class Acknowledged(BaseModel):
    """What is on the disk: all that was sent; `new` of it were not known before."""

    ids: list[UUID]
    new: int
    progress: ProgressView


class OtherLabel(BaseModel):
    """What another person says."""

    person: str
    verdict: LabelVerdict
    comment: str


class AfterView(BaseModel):
    """What may be seen once an item is labelled: judges of the rubric, and other people by the same version."""

    item: str
    judges: list[JudgeSaid]
    others: list[OtherLabel]


class AgreementView(BaseModel):
    """Items that two people decided, how many alike, and Wilson's interval of that rate."""

    person: str
    both: int
    agreed: int
    low: float
    high: float


class EndView(BaseModel):
    """What a person said of their queue, and how far others said the same."""

    verdicts: dict[LabelVerdict, int]
    agreement: list[AgreementView]
