"""What a person says of an output, and that it is taken back. Both are only ever added, never changed."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from evals.labels.text import Person, Text
from evals.row import Outcome

LabelVerdict = Literal["pass", "fail", "unsure", "skip"]
"""`unsure`: looked at and not decided; `skip`: not looked at. Neither counts as a pass or a fail."""
LONGEST_COMMENT = 4_000
MOST_QUOTES = 20
VERSION = r"v\d+\+[0-9a-f]{8}"
"""Of a rubric: number and digest of the content, as verdicts of judges name it after their `@`."""

ItemId = Annotated[str, Field(pattern=r"^i-[0-9a-f]{16}$")]
RubricName = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
RubricVersion = Annotated[str, Field(pattern=f"^{VERSION}$")]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Quote(_Frozen):
    """Evidence: characters `start` to `end` of a part that was shown, and what stands there.

    Counted in code points from 0, `end` excluded, as Python does. JavaScript counts an emoji as two: use `Array.from`.
    """

    part: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    start: Annotated[int, Field(ge=0, le=1_000_000)]
    end: Annotated[int, Field(ge=1, le=1_000_000)]
    text: Annotated[Text, Field(min_length=1, max_length=20_000)]

    @model_validator(mode="after")
    def _measured(self) -> "Quote":
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.start} to {self.end} are {self.end - self.start} characters, not {len(self.text)}")
        return self


class Label(_Frozen):
    """A verdict of a person on an item by one version of a rubric.

    `id` is made by the client, so that the same label sent twice is kept once. `probability` is the chance that the
    item had to be drawn into its queue, `strategy` the one that drew it. `informed`: the judge's verdict or another's
    label had been shown to this person before.
    """

    kind: Literal["label"] = "label"
    id: UUID
    item: ItemId
    rubric: RubricName
    version: RubricVersion
    person: Person
    verdict: LabelVerdict
    comment: Annotated[Text, Field(max_length=LONGEST_COMMENT)] = ""
    evidence: Annotated[tuple[Quote, ...], Field(max_length=MOST_QUOTES)] = ()
    seconds: Seconds | None = None
    queue: str | None = None
    strategy: str | None = None
    probability: Annotated[float, Field(gt=0, le=1)] | None = None
    informed: bool = False
    at: AwareDatetime

    @property
    def digest(self) -> str:
        """Of the rubric's content: labels with the same are of the same version, whatever its number."""
        return digest_of(self.version)

    @property
    def outcome(self) -> Outcome:
        """What a judge's verdict is compared with; `unscored` for what decides nothing."""
        return self.verdict if self.verdict in ("pass", "fail") else "unscored"


class Withdrawal(_Frozen):
    """Takes a label back, as if it had not been given; one given before it stands again."""

    kind: Literal["withdrawal"] = "withdrawal"
    id: UUID
    withdraws: UUID
    person: Person
    at: AwareDatetime


Event = Annotated[Label | Withdrawal, Field(discriminator="kind")]


def digest_of(version: str) -> str:
    """The content's digest of `v3+1f2e3d4c`."""
    return version.rpartition("+")[2]


def moment(text: str) -> datetime:
    """A time with its zone from ISO 8601; raises `ValueError`."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return found
