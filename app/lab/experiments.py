"""Reports of experiments, worked out beside the event loop and kept until their files change.

What works them out is imported with the first one: the service starts without.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.lab import commands
from app.lab.experiment_shapes import ExperimentsView, ExperimentView
from app.lab.experiments_folder import Listed, glance, listed
from app.lab.kept import Kept
from evals.artifact import Artifact, ArtifactError, read_artifact
from evals.phoenix import Links, read_links

if TYPE_CHECKING:
    from evals.comparison.corrected import Labelled
    from evals.report import Report

MOST_LISTED = 200

T = TypeVar("T")
Labels = Callable[[Artifact], Awaitable["Labelled | None"]]


class UnknownExperiment(LookupError):
    """There is no such experiment, or no such run in it; the message says what there is."""


class UnreadableExperiment(ValueError):
    """An experiment is broken; the message says where."""


class _Read(NamedTuple):
    artifact: Artifact
    links: Links | None


class ExperimentsDesk:
    """Answers one question at a time, on a thread: a second one waits, and finds what the first has read.

    Raises: all but `all`: `UnknownExperiment`, `UnreadableExperiment`.
    """

    def __init__(self, folder: Path, cases: Path, port: int, labels: Labels | None = None) -> None:
        """`labels` finds what people said of an experiment's outputs."""
        self._folder, self._cases, self._port, self._labels = folder, cases, port, labels
        self._turn = asyncio.Lock()
        self._read: Kept[tuple[str, str], _Read] = Kept(2)
        self._verdicts: Kept[tuple[str, str], list[str]] = Kept(MOST_LISTED)
        self._reports: Kept[tuple[str, str, str], Report] = Kept(24)

    async def all(self) -> ExperimentsView:
        """Every experiment of the folder, the newest first; broken ones are there with the reason, at the end."""
        found = await asyncio.to_thread(lambda: [glance(one) for one in listed(self._folder).values()])
        first = commands.first_experiment(self._cases, self._folder, self._port)
        return ExperimentsView(
            folder=commands.shown(self._folder),
            experiments=sorted(found, key=_newest)[:MOST_LISTED],
            commands=first,
        )

    async def known(self, name: str) -> None:
        """Nothing, where there is such an experiment."""
        await asyncio.to_thread(self._listed, name)

    async def verdict(self, name: str) -> list[str]:
        """What it came to, in sentences."""
        return await self._beside(lambda: self._verdict(self._listed(name)))

    async def body(self, name: str, rows: str, download: str) -> str:
        """The body of its page; the addresses give a run, and the file."""
        labelled = await self._labelled(name)
        return await self._beside(lambda: self._body(self._listed(name), labelled, rows, download))

    async def file(self, name: str) -> str:
        """Its report as a file that needs nothing else."""
        labelled = await self._labelled(name)
        return await self._beside(lambda: self._file(self._listed(name), labelled))

    async def run(self, name: str, case: str, repetition: int) -> str:
        """A run of a case under all variants, as JSON."""
        return await self._beside(lambda: self._opened(self._listed(name), case, repetition))

    async def _labelled(self, name: str) -> "Labelled | None":
        if self._labels is None:
            return None
        return await self._labels(await self._beside(lambda: self._artifact(self._listed(name)).artifact))

    async def _beside(self, work: Callable[[], T]) -> T:
        async with self._turn:
            try:
                return await asyncio.to_thread(work)
            except ArtifactError as error:
                raise UnreadableExperiment(str(error)) from error
            except OSError as error:
                raise UnreadableExperiment(f"{error.filename}: {error.strerror}") from error

    def _listed(self, name: str) -> Listed:
        found = listed(self._folder)
        if name not in found:
            there = f"there are: {', '.join(found)}" if found else "there are none yet"
            raise UnknownExperiment(f"There is no experiment {name!r}; {there}.")
        return found[name]

    def _artifact(self, found: Listed) -> _Read:
        return self._read.get(
            (found.name, found.version), lambda: _Read(read_artifact(found.folder), read_links(found.folder))
        )

    def _verdict(self, found: Listed) -> list[str]:
        from evals.comparison import compare, headline

        return self._verdicts.get(
            (found.name, found.version), lambda: headline(compare(self._artifact(found).artifact))
        )

    def _report(self, found: Listed, labelled: "Labelled | None" = None) -> "Report":
        from evals.report import report_of

        return self._reports.get(
            (found.name, found.version, labelled.stamp if labelled else ""),
            lambda: report_of(*self._artifact(found), most_bytes=0, labelled=labelled),
        )

    def _body(self, found: Listed, labelled: "Labelled | None", rows: str, download: str) -> str:
        from evals.report import body

        return body(self._report(found, labelled), rows, download)

    def _file(self, found: Listed, labelled: "Labelled | None") -> str:
        from evals.report import page, report_of

        return page(report_of(*self._artifact(found), labelled=labelled))

    def _opened(self, found: Listed, case: str, repetition: int) -> str:
        from evals.report import opened_of

        artifact, links = self._artifact(found)
        if case not in artifact.cases or repetition >= artifact.experiment.repetitions:
            raise UnknownExperiment(f"The experiment {found.name!r} has no run {repetition} of a case {case!r}.")
        opened = opened_of(artifact, case, repetition, self._report(found).variants, links)
        return opened.model_dump_json(exclude_defaults=True)


def _newest(view: ExperimentView) -> tuple[float, str]:
    return (-view.began.timestamp() if view.began else 0.0), view.name
