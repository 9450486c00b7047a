"""The folder of an experiment, begun or gone on with, by one run at a time."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evals.artifact import experiment as asked
from evals.artifact import summary
from evals.artifact.appending import Appender
from evals.artifact.errors import ArtifactError
from evals.artifact.experiment import Experiment, changed
from evals.artifact.heads import Counted, RowHead
from evals.artifact.lines import line_at, read_lines
from evals.artifact.locked import cut_torn, is_locked, lock, open_file
from evals.artifact.whole import sync_folder, write_whole
from evals.case import EvalCase
from evals.row import Key, Row, Verdict

CASES, ROWS, VERDICTS = "cases.jsonl", "rows.jsonl", "verdicts.jsonl"


@dataclass(slots=True)
class Held:
    """A folder that nobody else can write to. `counted` is what stood in it when it was opened, or counted anew."""

    folder: Path
    experiment: Experiment
    counted: Counted
    rows: int
    verdicts: int

    def appender(self) -> Appender:
        """What appends to it; one at a time."""
        return Appender(self.rows, self.verdicts)

    def count_anew(self) -> None:
        """Take in what has been written meanwhile."""
        self.counted = count(self.folder)

    def row(self, key: Key) -> Row:
        """A row of those that are counted."""
        _, start, end = self.counted.rows[key]
        return line_at(self.folder / ROWS, start, end, Row)

    def conclude(self, ending: summary.Ending, asked: int) -> summary.Summary:
        """Count the files anew and write `summary.json`. Raises `OSError`."""
        self.count_anew()
        found = summary.summarise(self.counted, ending, asked)
        write_whole(self.folder / summary.NAME, found.model_dump_json(indent=2).encode() + b"\n")
        return found


@contextmanager
def open_folder(folder: Path, experiment: Experiment, cases: Sequence[EvalCase]) -> Generator[Held]:
    """Begin an experiment in a folder, or go on with it; nobody else can, as long as the block runs.

    Raises:
        ArtifactError: somebody else is at work there, what decides on the rows has changed, or a line is broken.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        rows = open_file(folder / ROWS, stack)
        lock(rows, f"another run is at work in {folder}: wait for it, or give another --out")
        verdicts = open_file(folder / VERDICTS, stack)
        begun = _begun(folder)
        if begun is None:
            _refuse_strangers(folder)
            begun = _begin(folder, experiment, cases)
        elif differences := changed(begun, experiment):
            raise ArtifactError(
                f"{folder} is of another experiment: {'; '.join(differences)}. Results of both are never mixed: "
                "give another --out, or what it began with"
            )
        for file in (rows, verdicts):
            cut_torn(file)
        (folder / summary.NAME).unlink(missing_ok=True)
        yield Held(folder, begun, count(folder), rows, verdicts)


def count(folder: Path) -> Counted:
    """The lines that count; raises `ArtifactError` for one that is broken.

    Verdicts are read first: whoever writes meanwhile has written their rows before them.
    """
    counted, verdicts = Counted(), list(read_lines(folder / VERDICTS, Verdict))
    counted.take_rows(read_lines(folder / ROWS, RowHead), str(folder / ROWS))
    counted.take_verdicts(verdicts, str(folder / VERDICTS))
    return counted


def read_experiment(folder: Path) -> Experiment:
    """What was asked; raises `ArtifactError` when there is none."""
    found = _begun(folder)
    if found is None:
        raise ArtifactError(f"no experiment in {folder}: there is no {asked.NAME}; `triplab experiment run` makes one")
    return found


def at_work(folder: Path) -> bool:
    """Whether a run holds the folder now. Raises `OSError` where there is none."""
    return is_locked(folder / ROWS)


def _begun(folder: Path) -> Experiment | None:
    path = folder / asked.NAME
    try:
        return Experiment.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, problem["loc"])) or "file"
        raise ArtifactError(f"{path}: {where}: {problem['msg']}") from error


def _begin(folder: Path, experiment: Experiment, cases: Sequence[EvalCase]) -> Experiment:
    write_whole(folder / CASES, "".join(f"{case.model_dump_json()}\n" for case in cases).encode())
    write_whole(folder / asked.NAME, experiment.model_dump_json(indent=2).encode() + b"\n")
    sync_folder(folder.parent)
    return experiment


def _refuse_strangers(folder: Path) -> None:
    for name in (ROWS, VERDICTS):
        if (folder / name).stat().st_size:
            raise ArtifactError(f"{folder / name} is there, but no {asked.NAME} says what it is of: give another --out")
