"""The experiments of a folder, as far as they can be read at a glance."""

from dataclasses import dataclass
from pathlib import Path

from app.lab.experiment_shapes import ExperimentView
from evals.artifact import NULLS, ArtifactError, Ending, read_summary
from evals.artifact.folder import at_work, read_experiment
from evals.phoenix.links import NAME as LINKS

FILES = ("experiment.json", "cases.jsonl", "rows.jsonl", "verdicts.jsonl", "summary.json", LINKS)
WHY: dict[Ending, str] = {
    "decided": "the rule to stop was met",
    "budget": "the budget was reached",
    "infrastructure": "the endpoint or the machine failed some of the work",
    "stopped": "by hand",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An experiment that is there. `version` changes when its content does."""

    name: str
    folder: Path
    version: str


def listed(folder: Path) -> dict[str, Listed]:
    """The folders in a folder that hold an `experiment.json`, by name."""
    found = (path.parent for path in folder.glob("*/experiment.json"))
    return {path.name: Listed(path.name, path, _version(path)) for path in sorted(found)}


def glance(found: Listed) -> ExperimentView:
    """What was asked, and how far it is."""
    try:
        asked, summary = read_experiment(found.folder), read_summary(found.folder)
        working = summary is None and at_work(found.folder)
    except ArtifactError as error:
        return ExperimentView(name=found.name, error=str(error))
    except OSError as error:
        return ExperimentView(name=found.name, error=f"{error.filename}: {error.strerror}")
    ending = summary.ending if summary else None
    return ExperimentView(
        name=found.name,
        state="complete" if ending in ("complete", "decided") else "at work" if working else "stopped",
        why=WHY.get(ending) if ending else None if working else "the run was killed",
        cases=asked.cases.count,
        file=asked.cases.file,
        variants=[one.name for one in asked.variants],
        judges=[one.name.removesuffix(".judge") for one in asked.judges],
        repetitions=asked.repetitions,
        began=asked.began,
    )


def _version(folder: Path) -> str:
    """By inode, time and size of the files."""
    paths = [*(folder / name for name in FILES), *(folder / NULLS / name for name in FILES)]
    return " ".join(filter(None, map(_stamp, paths)))


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path.name}-{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"
