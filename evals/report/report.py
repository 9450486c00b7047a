"""The report of an experiment."""

from collections.abc import Sequence

from evals.artifact import Artifact, Experiment, read_summary
from evals.comparison import Comparisons, afterwards, compare, headline, noise, null_rates, pass_k, slices
from evals.comparison.compare import MARGIN
from evals.comparison.corrected import Labelled, corrected
from evals.nulls import PREFIX
from evals.phoenix import Links
from evals.report.grid import grid_of
from evals.report.not_scored import not_scored_of
from evals.report.opened import opened_of
from evals.report.repeating import command_of
from evals.report.shapes import Grid, Opened, Report, Run
from evals.report.spreads import bills_of, spreads_of

REHEARSAL = "rehearsal"
"""How the name of the rehearsal engine begins, which is not a language model."""
MOST_BYTES = 12_000_000
"""Of the outputs that a report carries: a browser still opens such a file at once."""


def report_of(
    artifact: Artifact,
    links: Links | None = None,
    margin: float = MARGIN,
    most_bytes: int = MOST_BYTES,
    labelled: Labelled | None = None,
) -> Report:
    """The same for the same artifact and labels, wherever it stands.

    Args:
        artifact: of an experiment, whole or at work.
        links: to Phoenix, where it was mirrored.
        margin: the largest loss of a rate, 0 to 1, that counts as not worse.
        most_bytes: of outputs that are carried, those first that differ somewhere; 0 carries none.
        labelled: labels of its outputs, if there are any.

    Raises:
        ArtifactError: a line of the artifact is broken.
        OSError: it cannot be read.
    """
    found, summary = compare(artifact, margin), read_summary(artifact.folder)
    variants, evaluators = tuple(found.variants), tuple(found.evaluators)
    grid = grid_of(artifact, variants, evaluators)
    opened = _opened(artifact, grid, variants, links, most_bytes)
    heads, sliced = artifact.heads.values(), slices(artifact, found)
    return Report(
        title=_title(found, artifact.experiment),
        model=_model(artifact.experiment),
        rehearsal=any(one.digest.startswith(REHEARSAL) for one in artifact.experiment.models),
        says=tuple(headline(found)),
        ending=summary.ending if summary else None,
        asked=artifact.experiment,
        command=command_of(artifact.experiment),
        variants=variants,
        nulls=tuple(name for name in artifact.variants if name.startswith(PREFIX) and name not in variants),
        evaluators=evaluators,
        margin=margin,
        rates=tuple(found.rates.values()),
        paired=tuple(found.paired.values()),
        corrected=tuple(corrected(artifact, found, labelled)),
        costs=tuple(found.costs),
        slices=tuple(one for one in sliced if one.comparison and one.comparison.discordant),
        slices_seen=len(sliced),
        null_rates=tuple(null_rates(artifact)),
        after=tuple(afterwards(artifact, found)),
        noise=tuple(noise(artifact)),
        pass_k=tuple(pass_k(artifact)),
        stopping=found.stopping,
        bills=bills_of(artifact, variants),
        spreads=spreads_of(artifact, variants),
        not_scored=not_scored_of(artifact),
        grid=grid,
        opened=opened,
        closed=len(grid.runs) - len(opened),
        clusters=len({case.cluster for case in artifact.cases.values()}),
        runs=len(artifact.cases) * artifact.experiment.repetitions * len(artifact.variants),
        done=sum(head.state == "done" for head in heads),
        lost=sum(head.state != "done" for head in heads),
        cached=sum(head.cached for head in heads),
        superseded=artifact.counted.superseded,
        spent=artifact.counted.spent,
        links=links,
    )


def _title(found: Comparisons, asked: Experiment) -> str:
    first, *others = found.variants
    against = f"{', '.join(others)} against {first}" if others else first
    return f"{against} on {asked.cases.count:,} cases"


def _model(asked: Experiment) -> str:
    return ", ".join(dict.fromkeys(one.digest for one in asked.models))


def _opened(
    artifact: Artifact, grid: Grid, variants: Sequence[str], links: Links | None, most_bytes: int
) -> tuple[Opened, ...]:
    """As many as there is room for, in the order of the grid."""
    kept: dict[Run, Opened] = {}
    for run in _telling_first(grid) if most_bytes else ():
        one = opened_of(artifact, *run, variants, links)
        most_bytes -= len(one.model_dump_json(exclude_defaults=True).encode())
        if most_bytes < 0:
            break
        kept[run] = one
    return tuple(kept[run] for run in grid.runs if run in kept)


def _telling_first(grid: Grid) -> list[Run]:
    """Runs by how often they are won or lost, then in their order."""
    columns = [letters for by_variant in grid.letters.values() for letters in by_variant.values()]
    told = [sum(column[place] in "wl" for column in columns) for place in range(len(grid.runs))]
    return [run for _, run in sorted(zip(told, grid.runs, strict=True), key=lambda pair: -pair[0])]
