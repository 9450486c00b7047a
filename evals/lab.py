"""What experiments are made with, for the command line and for scripts: `await lab.run(Asked(…), "friendlier")`."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from openai import AsyncOpenAI

from agents.deps import Deps
from evals.artifact import Artifact, ArtifactError, open_folder, read_artifact
from evals.artifact.folder import read_experiment
from evals.prices import Prices, load_prices
from evals.runner.assemble import Asked, assemble
from evals.runner.budget import Budget
from evals.runner.cache import NO_CACHE, Cache
from evals.runner.run import Means
from evals.runner.session import run_session
from synthetic.driving.clock import WallClock
from synthetic.driving.throttle import Throttle


@dataclass(frozen=True, slots=True)
class Lab:
    """Opened by whoever has the settings.

    `deps` are the agents' data, client, model and tracer; judges use the client too. `throttle` is the client's: see
    `pacing`. Experiments are folders in `folder`. `phoenix` is where traces are read, with the `project` that they are
    in; None without one.
    """

    deps: Deps
    judge_model: str
    throttle: Throttle
    folder: Path
    concurrency: int = 8
    prices: Prices = field(default_factory=load_prices)
    phoenix: str | None = None
    project: str = ""

    @property
    def client(self) -> AsyncOpenAI:
        """Of all models."""
        return self.deps.client

    def means(self, budget: Budget | None = None, cache: Cache = NO_CACHE) -> Means:
        """How work is done here; without a budget it is done whatever it costs."""
        return Means(self.throttle, WallClock(), self.concurrency, budget or Budget(), cache, random.Random())

    async def run(self, asked: Asked, name: str) -> Artifact:
        """Run an experiment in `folder`, or go on with it, and read what came of it, whole or not.

        Raises: as `assemble`, `open_folder` and `run_session`.
        """
        out = self.folder / name
        made = assemble(asked, self.deps, self.judge_model, day_of(out), name, self.prices)
        with open_folder(out, made.experiment, asked.cases) as held:
            ending = await run_session(made.work, self.means(), held, lambda _: None)
            held.conclude(ending, len(made.work.units))
        return read_artifact(out)


def day_of(out: Path) -> date:
    """The day on which the experiment in a folder began; today, where there is none."""
    try:
        begun = read_experiment(out).today
    except ArtifactError:
        begun = None
    return begun or datetime.now(UTC).date()
