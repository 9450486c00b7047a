"""Where rows come from: the agents from end to end, one of them alone, or what has already happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from agents.deps import Deps
from evals.artifact import Artifact, Versioned
from evals.case import digest
from evals.nulls import NULLS, PREFIX, null_task
from evals.output import Output
from evals.prices import Prices
from evals.row import Key
from evals.runner.work import Task
from evals.suggest import unknown
from evals.tasks.one_agent import one_agent
from evals.tasks.recorded import PRODUCTION, recorded
from evals.tasks.whole_chain import whole_chain
from evals.traces.recording import Recording
from evals.variant import NO_TAGS, Tags, VariantError, load_variant


class Setting(NamedTuple):
    """What all sources are given: `today` is the day of cases that have none of their own, `name` the experiment's."""

    deps: Deps
    today: date
    name: str
    prices: Prices
    tags: Tags = NO_TAGS


class Side(NamedTuple):
    """A variant: its version, what runs it, and the texts of its prompts by label."""

    version: Versioned
    task: Task
    prompts: Mapping[str, str] = {}


class Source(Protocol):
    """Makes a task of a variant's name."""

    @property
    def says(self) -> str:
        """In words, for `experiment.json`; empty for the whole chain."""
        ...

    def side(self, variant: str, on: Setting) -> Side:
        """The variant. Raises `VariantError` when there is none of the name."""
        ...


@dataclass(frozen=True, slots=True)
class WholeChain:
    """Every agent runs."""

    says: str = ""

    def side(self, variant: str, on: Setting) -> Side:
        """A variant that ships, or one in a file."""
        loaded = load_variant(variant, on.deps.prompts, on.tags)
        task = whole_chain(loaded, on.deps, on.name, on.today, on.prices)
        return Side(Versioned(name=loaded.name, digest=loaded.digest), task, loaded.texts_by_label)


WHOLE_CHAIN = WholeChain()


@dataclass(frozen=True, slots=True)
class OneAgent:
    """One agent runs, on what the others delivered in an earlier experiment, `of` its name."""

    agent: str
    outputs: Mapping[str, Output]
    of: str

    @property
    def says(self) -> str:
        """Which agent, and whose hand-offs."""
        return f"{self.agent} alone, on hand-offs of {self.of}"

    def side(self, variant: str, on: Setting) -> Side:
        """A variant, of which only what it says of the agent has an effect. Raises `NotRecorded`: no such agent."""
        loaded = load_variant(variant, on.deps.prompts, on.tags)
        task = one_agent(self.agent, loaded, on.deps, self.outputs, on.name, on.today, on.prices)
        given = {case: digest(output.model_dump(mode="json")) for case, output in sorted(self.outputs.items())}
        content = digest({"variant": loaded.digest, "agent": self.agent, "given": {**given}})
        return Side(Versioned(name=loaded.name, digest=content), task, loaded.texts_by_label)


@dataclass(frozen=True, slots=True)
class Production:
    """The variant `production` is what traces hold; any other runs now, on the same requests."""

    recordings: Mapping[str, Recording]
    project: str

    @property
    def says(self) -> str:
        """Of which project."""
        return f"{PRODUCTION} is the traces of project {self.project}"

    def side(self, variant: str, on: Setting) -> Side:
        """The recorded runs, by the content of all of them; or a variant."""
        if variant != PRODUCTION:
            return WHOLE_CHAIN.side(variant, on)
        content = {case: digest(one.output.model_dump(mode="json")) for case, one in self.recordings.items()}
        return Side(Versioned(name=PRODUCTION, digest=digest({**content})), recorded(self.recordings))


def side_of(variant: str, source: Source, on: Setting) -> Side:
    """A variant of a source, or a null baseline, which has no source.

    Raises:
        VariantError: there is no such variant, or null.
    """
    if not variant.startswith(PREFIX):
        return source.side(variant, on)
    null = variant.removeprefix(PREFIX)
    if null not in NULLS:
        raise VariantError(unknown("null", null, NULLS))
    return Side(Versioned(name=variant, digest="code"), null_task(null, on.deps.data, on.today))


def delivered(artifact: Artifact) -> dict[str, Output]:
    """What the first variant of an experiment came to, by case: the first repetition, where it was done."""
    first, done = artifact.variants[0], artifact.heads
    keys = [Key(case, first, 0) for case in artifact.cases]
    rows = [artifact.row(key) for key in keys if key in done and done[key].state == "done"]
    return {row.case: row.output for row in rows if row.output}
