"""The report of an experiment as data: frozen, the same for the same artifact, ready for JSON."""

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, JsonValue

from evals.artifact import Ending, Experiment
from evals.comparison import After, Noise, NullRate, Paired, PassK, Rate, Slice
from evals.comparison.compare import Cost
from evals.comparison.corrected import Corrected
from evals.comparison.stopping import Stopping
from evals.phoenix import Links
from evals.row import Outcome, Spent, State

Figure = dict[str, JsonValue]
"""A figure of plotly: `data` and `layout`. Colours are names of CSS properties, such as `var(--good)`."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Run(NamedTuple):
    """A run of a case, under whichever variant; repetitions count from 0."""

    case: str
    repetition: int


class Grid(_Frozen):
    """Every run by evaluator and variant, a letter each, in the order of `runs`.

    `w` won, `l` lost, `p` both pass, `f` both fail, `u` without a number on one side at least, `.` no verdict on
    either. Of the first variant: `p`, `f`, `u` and `.` are its own.
    """

    runs: tuple[Run, ...]
    letters: dict[str, dict[str, str]]


class Piece(_Frozen):
    """Words of two messages: of both, of the left one or of the right one alone."""

    side: Literal["both", "left", "right"]
    text: str


class Said(_Frozen):
    """What an evaluator said; `judging` counts the looks of a judge at the same output."""

    evaluator: str
    outcome: Outcome
    label: str
    reason: str = ""
    evidence: tuple[str, ...] = ()
    judging: int = 0


class PromptUsed(_Frozen):
    """A prompt with its label, and where it stands in Phoenix."""

    agent: str
    label: str
    url: str | None = None
    playground: str | None = None


class DayBrief(_Frozen):
    """A day in brief: its title, and the names of its stops with their times."""

    date: str
    title: str
    stops: tuple[str, ...] = ()


class Side(_Frozen):
    """What one variant made of a case. `budget` says what the plan costs against what there is to spend."""

    variant: str
    state: State
    ended: str = ""
    why: str = ""
    asked: tuple[str, ...] = ()
    headline: str = ""
    message: str = ""
    days: tuple[DayBrief, ...] = ()
    total: str = ""
    limit: str = ""
    left: str = ""
    missing: tuple[str, ...] = ()
    verdicts: tuple[Said, ...] = ()
    prompts: tuple[PromptUsed, ...] = ()
    trace: str | None = None
    tokens: int = 0
    seconds: float = 0


class Opened(_Frozen):
    """A run of a case under all variants. `words` are the pieces of the first variant's message and another's."""

    case: str
    repetition: int
    text: str
    form: dict[str, str]
    values: dict[str, str]
    example: str | None = None
    sides: tuple[Side, ...]
    words: dict[str, tuple[Piece, ...]]


class Spread(_Frozen):
    """A measure of all runs that are done, by variant; empty where it is not known."""

    name: str
    unit: str
    values: dict[str, tuple[float, ...]]


class Bill(_Frozen):
    """What the agents of a variant took on average for a run that is done, and what judging it took in all."""

    variant: str
    runs: int
    tokens: float
    usd: float | None
    seconds: float
    slow: float
    judging: Spent


class NotScored(_Frozen):
    """Runs lost, judgements lost, or verdicts that an evaluator could not give; `who` is the evaluator."""

    kind: Literal["run", "judgement", "verdict"]
    variant: str
    who: str
    reason: str
    times: int


class Report(_Frozen):
    """All of a page. `variants` are compared with the first; nulls have rates alone.

    `slices` are those of `slices_seen` on which some pair differs. `opened` are the runs whose outputs are part of the
    report, `closed` counts those that are not.
    """

    version: Literal[1] = 1
    title: str
    model: str
    rehearsal: bool
    says: tuple[str, ...]
    ending: Ending | None
    asked: Experiment
    command: str
    variants: tuple[str, ...]
    nulls: tuple[str, ...]
    evaluators: tuple[str, ...]
    margin: float
    rates: tuple[Rate, ...]
    paired: tuple[Paired, ...]
    corrected: tuple[Corrected, ...] = ()
    costs: tuple[Cost, ...]
    slices: tuple[Slice, ...]
    slices_seen: int
    null_rates: tuple[NullRate, ...]
    after: tuple[After, ...]
    noise: tuple[Noise, ...]
    pass_k: tuple[PassK, ...]
    stopping: Stopping | None
    bills: tuple[Bill, ...]
    spreads: tuple[Spread, ...]
    not_scored: tuple[NotScored, ...]
    grid: Grid
    opened: tuple[Opened, ...]
    closed: int
    clusters: int
    runs: int
    done: int
    lost: int
    cached: int
    superseded: int
    spent: Spent
    links: Links | None
