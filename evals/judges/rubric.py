"""What a judge and a human label by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from agents.prompt import fill
from evals.case import EvalCase
from evals.row import Outcome

Counts = Literal["pass", "fail", "unscored", "first", "second", "tie"]
"""What a label counts as; of two plans it says which is better."""
Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
"""Labels are words: what a 3 of 5 means nobody can say twice alike."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Several = Annotated[tuple[str, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v), Field(min_length=1)]


class RubricError(ValueError):
    """A rubric is missing, broken or of the wrong kind; the message names the value and what is allowed."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Entry):
    """A label, and what a text is like that gets it."""

    counts: Counts
    means: str = ""


class Worse(_Entry):
    """The worse of the two errors: to call something `called` though it is `though`."""

    called: Word
    though: Word
    because: Line


class Example(_Entry):
    """A text as a human labelled it, with the reason."""

    text: Line
    label: Word
    reason: Line


class Parameters(_Entry):
    """Of the model. What is null is not sent, for models that refuse it."""

    temperature: float | None = Field(default=0, ge=0, le=2)
    max_completion_tokens: int | None = Field(default=None, ge=1)


class FrontMatter(_Entry):
    """What stands between the two `---` lines.

    `when` are values of the case's tuple, by dimension, that the rubric is for; without it, it is for every case.
    """

    changed: Line = Field(description="what is different from the version before, and why")
    labels: dict[Word, Label] = Field(min_length=2)
    worse: Worse | None = None
    when: dict[str, Several] = {}
    parameters: Parameters = Parameters()

    @model_validator(mode="after")
    def _decides(self) -> "FrontMatter":
        counts = {label.counts for label in self.labels.values()}
        if not (counts <= {"pass", "fail", "unscored"} and counts >= {"pass", "fail"}) and not (
            counts <= {"first", "second", "tie"} and counts >= {"first", "second"}
        ):
            raise ValueError(
                f"labels count as {', '.join(sorted(counts))}; allowed: pass and fail, perhaps unscored; "
                "or first and second, perhaps tie"
            )
        return self


@dataclass(frozen=True, slots=True)
class Rubric:
    """One version of a rubric. `digest` is of the content: it changes with every edit.

    `system` is the finished system message, `context` the template of the user's; `parts` its placeholders.
    """

    name: str
    version: int
    digest: str
    front: FrontMatter
    examples: tuple[Example, ...]
    system: str
    context: str
    parts: tuple[str, ...]

    @property
    def label(self) -> str:
        """Version and content together: `friendly.v3+1f2e3d4c`."""
        return f"{self.name}.v{self.version}+{self.digest}"

    @property
    def compares(self) -> bool:
        """Whether it is about two plans, not one."""
        return any(label.counts == "first" for label in self.front.labels.values())

    def applies(self, case: EvalCase) -> bool:
        """Whether it is for this case, by its tuple."""
        return all(case.tuple.get(dimension) in values for dimension, values in self.front.when.items())

    def outcome(self, label: str) -> Outcome:
        """What a label counts as; only of rubrics about one plan."""
        counts = self.front.labels[label].counts
        if counts in ("pass", "fail", "unscored"):
            return counts
        raise RubricError(f"{self.label} compares two plans: {label!r} neither passes nor fails")

    def messages(self, shown: Mapping[str, str]) -> list[ChatCompletionMessageParam]:
        """What is sent; `shown` are the parts of the context by name.

        They are data: `<` becomes `‹`, so that no text closes or opens a tag of the context.
        """
        data = {name: text.replace("<", "‹") for name, text in shown.items()}
        user = fill(self.context, data, self.label)
        return [{"role": "system", "content": self.system}, {"role": "user", "content": user}]
