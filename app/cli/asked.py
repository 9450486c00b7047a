"""What `triplab experiment run` is asked for: cases of a file, of an earlier experiment, or of traces."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import typer

from agents.data.tables import TravelData
from app.cli.exits import Exit, stop
from app.cli.rows import travel_data
from app.settings import Settings, SettingsError
from evals.artifact import ArtifactError, read_artifact
from evals.case import EvalCase
from evals.cases_file import read_eval_cases
from evals.placed import CasesError
from evals.runner.sources import WHOLE_CHAIN, OneAgent, Production, Source, delivered
from evals.tasks.one_agent import cases_with_plans
from evals.tasks.recorded import PRODUCTION
from evals.traces.annotate import annotate
from evals.traces.sample import Traffic, recorded_again, traffic_of
from synthetic.reading.traces import TracesError


class From(NamedTuple):
    """The options that say where cases and rows come from; each None where it is not said."""

    cases: Path | None
    traces: str | None
    sample: int | None
    only: str | None
    recorded: Path | None
    seed: int
    out: Path
    annotate: bool


class Given(NamedTuple):
    """Cases, the name of what they are of, what makes rows of them, and the variants where none are named."""

    cases: tuple[EvalCase, ...]
    file: str
    source: Source
    variants: str


def given_by(said: From) -> Given:
    """Read what the options name; what cannot be, or does not go together, ends the command."""
    if said.traces is None and (said.sample is not None or said.annotate):
        stop(Exit.USAGE, "--sample and --annotate are about traces; say --traces PROJECT as well")
    if (said.only is None) != (said.recorded is None):
        stop(Exit.USAGE, "--only AGENT and --recorded FOLDER belong together: say both, or none")
    if said.traces is not None:
        if said.cases or said.only:
            stop(Exit.USAGE, "--traces has cases of its own; allowed beside it: --sample, not --cases or --only")
        return _of_traces(said.traces, said)
    if said.only is not None and said.recorded is not None:
        return _alone(said.only, said.recorded, said.cases)
    if said.cases is None:
        stop(Exit.USAGE, "no cases are named; allowed: --cases FILE, --traces PROJECT, --only AGENT --recorded FOLDER")
    return Given(_read(said.cases), said.cases.name, WHOLE_CHAIN, "")


def _read(file: Path) -> tuple[EvalCase, ...]:
    try:
        return read_eval_cases(file)
    except CasesError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")


def _alone(agent: str, folder: Path, file: Path | None) -> Given:
    """The cases that an earlier experiment planned; of those in a file, if there is one."""
    try:
        artifact = read_artifact(folder)
        outputs = delivered(artifact)
    except ArtifactError as error:
        stop(Exit.USAGE, str(error))
    every = _read(file) if file else tuple(artifact.cases.values())
    kept = cases_with_plans(every, outputs)
    if len(kept) < len(every):
        typer.echo(f"{len(every) - len(kept):,} of {len(every):,} cases have no plan in {folder}: left out", err=True)
    outputs = {case.id: outputs[case.id] for case in kept}
    return Given(tuple(kept), file.name if file else folder.name, OneAgent(agent, outputs, folder.name), "")


def _of_traces(project: str, said: From) -> Given:
    """Those of a run that goes on are the ones that it began with: there may be more by now."""
    try:
        begun = list(read_artifact(said.out).cases.values())
    except ArtifactError:
        begun = []
    if begun:
        traffic = _read_traces(lambda url, _: recorded_again(url, project, begun))
    else:
        traffic = _read_traces(lambda url, data: traffic_of(url, project, data, said.sample, said.seed))
    for why, number in sorted(traffic.left_out.items()):
        typer.echo(f"{number:,} traces are left out: {why}", err=True)
    if not traffic.cases:
        stop(Exit.USAGE, f"project {project!r} holds no trace of a run that is over, but for those of experiments")
    return Given(traffic.cases, f"traces of {project}", Production(traffic.recordings, project), PRODUCTION)


def _read_traces(read: Callable[[str, TravelData], Traffic]) -> Traffic:
    url, data = _phoenix(), travel_data()
    try:
        return read(url, data)
    except TracesError as error:
        stop(Exit.FAILED, f"{error}; start it with `triplab serve`, or set TRIPLAB_PHOENIX to where it is")
    finally:
        data.close()


def annotated(out: Path) -> None:
    """Hand the verdicts on recorded runs back to Phoenix, and say how many."""
    try:
        number = annotate(_phoenix(), read_artifact(out))
    except TracesError as error:
        stop(Exit.FAILED, f"{error}; the same command again hands them back")
    typer.echo(f"Phoenix holds {number:,} verdicts as annotations on the first spans of the traces", err=True)


def _phoenix() -> str:
    """Where traces are; the command ends where the settings say that there are none."""
    try:
        url = Settings.load().phoenix_url
    except SettingsError as error:
        stop(Exit.USAGE, str(error))
    if url is None:
        stop(Exit.USAGE, "TRIPLAB_PHOENIX is off: there are no traces to read")
    return url
