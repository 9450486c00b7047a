"""What is kept of a conversation: each turn with its verdict, and what it comes to."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, computed_field

from synthetic.facts.facts import Goal

Verdict = Literal["reached", "app_missed", "app_refused", "traveller_missed", "not_possible", "unscored"]
"""`unscored`: the application failed, so that nothing can be said of its answer."""
Blame = Literal["nobody", "app", "traveller", "both", "unclear"]
"""`unclear`: the application says that it cannot be done, and code can show neither that it can nor that it cannot."""
Manner = Literal["ask", "rephrase", "object", "correct"]
Leaving = Literal["satisfied", "abandoned", "not_possible", "out_of_turns", "no_plan", "cannot_answer", "unscored"]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TravellerError(_Frozen):
    """Words that do not ask for what was meant; `said` is None where nothing can be read from them.

    `planted` says that the slip was made on purpose.
    """

    meant: str
    said: str | None
    planted: bool


class Turn(_Frozen):
    """One follow-up.

    `wordings` is how often it was put into words until it read back; `why` what shows the verdict; `unasked` what
    changed though nobody asked for it.
    """

    goal: Goal
    manner: Manner
    text: str
    wordings: int
    traveller_error: TravellerError | None
    verdict: Verdict
    why: str
    unasked: tuple[str, ...]
    blame: Blame


class Ended(_Frozen):
    """What became of one goal after all that was said about it; `goal` is as it was resolved, if it was."""

    goal: Goal
    verdict: Verdict
    why: str


class Friction(_Frozen):
    """How hard it was. `repeats` are requests said again because the first did not do."""

    objections: int
    repeats: int
    refusals: int
    slips: int
    unasked: int


class Record(_Frozen):
    """A whole conversation after the plan.

    `goals` are those that were settled or given up, `open` those that were not; `ended` is None before the end, `words`
    what the person leaves with.
    """

    goals: tuple[Ended, ...]
    open: tuple[Goal, ...]
    turns: tuple[Turn, ...]
    ended: Leaving | None
    words: str

    @computed_field
    @property
    def reached(self) -> bool:
        """Whether the plan came to be as it was wanted."""
        return self.ended == "satisfied"

    @computed_field
    @property
    def friction(self) -> Friction:
        """Counted over all turns."""
        manners = [turn.manner for turn in self.turns]
        return Friction(
            objections=manners.count("object"),
            repeats=manners.count("rephrase") + manners.count("object"),
            refusals=sum(turn.verdict == "app_refused" for turn in self.turns),
            slips=sum(turn.traveller_error is not None for turn in self.turns),
            unasked=sum(len(turn.unasked) for turn in self.turns),
        )

    @computed_field
    @property
    def blame(self) -> Blame:
        """For all that did not go as it should, over all turns."""
        return together([turn.blame for turn in self.turns])

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The traveller's own, a sentence each."""
        errors = [turn.traveller_error for turn in self.turns if turn.traveller_error]
        return tuple(f"meant {error.meant}, said {error.said or 'nothing that can be read'}" for error in errors)


def together(blames: Sequence[Blame]) -> Blame:
    """The blame for several things."""
    app = any(blame in ("app", "both") for blame in blames)
    traveller = any(blame in ("traveller", "both") for blame in blames)
    if app and traveller:
        return "both"
    return "app" if app else "traveller" if traveller else "unclear" if "unclear" in blames else "nobody"
