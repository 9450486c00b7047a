"""`triplab experiment run`: cases through variants, evaluators and judges, into a folder."""

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.cli.mirroring import Mirroring
    from app.cli.running import Pace
    from evals.artifact import Ending
    from evals.runner.assemble import Asked

AGAIN = "run the same command again to go on"
ENDED: "dict[Ending, str]" = {
    "budget": f"the budget is reached: with a larger one, {AGAIN}",
    "infrastructure": f"the endpoint or the machine failed some of the work: {AGAIN}",
    "stopped": f"stopped: {AGAIN}",
}


def run(
    out: Annotated[str, typer.Option(help="Name of it, or a path; the same again goes on.")],
    cases: Annotated[Path | None, typer.Option(help="Cases: synthetic ones, driven ones, or a table in CSV.")] = None,
    variants: Annotated[str, typer.Option(help="Names or files, parted by commas; the first is compared with.")] = "",
    judges: Annotated[
        str, typer.Option(help="Rubrics, parted by commas; friendly@v2, friendly:MODEL, juries with plus signs.")
    ] = "",
    repetitions: Annotated[int, typer.Option(min=1, max=100, help="Runs of each case under each variant.")] = 1,
    judgings: Annotated[int, typer.Option(min=1, max=100, help="Looks of each judge at each output.")] = 1,
    number: Annotated[int | None, typer.Option("-n", min=1, help="Only the first so many cases.")] = None,
    seed: Annotated[int, typer.Option(help="Of the order of the work.")] = 0,
    concurrency: Annotated[int, typer.Option(min=1, max=256, help="The most runs and judgements in flight.")] = 8,
    budget_usd: Annotated[float | None, typer.Option(min=0, help="Stop before more is spent.")] = None,
    budget_tokens: Annotated[int | None, typer.Option(min=0, help="Stop before more are used.")] = None,
    nulls: Annotated[bool, typer.Option(help="See what null plans pass, beside it.")] = True,
    stop_when: Annotated[
        str | None, typer.Option(help="Evaluator: end when it has told every variant from the first.")
    ] = None,
    stop_margin: Annotated[
        float, typer.Option(min=0, max=99, help="Points: with them, end when a variant is not worse by so much, too.")
    ] = 0.0,
    cache: Annotated[bool, typer.Option(help="Take what an earlier experiment with the same seed has done.")] = True,
    traces: Annotated[
        str | None, typer.Option(help="In place of cases, a Phoenix project: the variant production is what happened.")
    ] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="So many traces, drawn at random by --seed.")] = None,
    annotate: Annotated[bool, typer.Option("--annotate", help="Verdicts on traces go to Phoenix, too.")] = False,
    only: Annotated[str | None, typer.Option(help="Run this agent alone, on recorded hand-offs of the others.")] = None,
    recorded: Annotated[str | None, typer.Option(help="Name or folder of the experiment that these are of.")] = None,
    mirror: Annotated[bool, typer.Option(help="Show it in Phoenix, too, where that answers.")] = True,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask after the estimate.")] = False,
) -> None:
    """Run every case under every variant, judge what comes, and compare.

    A bare name is kept in TRIPLAB_HOME, where the page /lab/experiments shows it; what holds a slash is a path.
    Killed or stopped, it goes on where it was when it is run again with the same --out. Exit code 0: all is done, or
    decided, 1: the budget was reached or something failed, so that the same again goes on, 2: wrong input.
    """
    from app.cli.asked import From, annotated, given_by
    from app.cli.comparison_paper import print_artifact
    from app.cli.mirroring import Mirroring
    from app.cli.running import Pace
    from app.cli.where import find, place
    from evals.runner.assemble import Asked

    folder = place(out)
    given = given_by(From(cases, traces, sample, only, find(recorded) if recorded else None, seed, folder, annotate))
    asked = Asked(
        given.cases[:number],
        given.file,
        _names(variants or given.variants),
        _names(judges),
        repetitions,
        judgings,
        seed,
        stop_when,
        stop_margin / 100,
        given.source,
    )
    usd = None if budget_usd is None else Decimal(str(budget_usd))
    with Mirroring(wanted=mirror) as mirroring:
        ending = _run(asked, folder, Pace(concurrency, usd, budget_tokens, yes, cache, nulls), mirroring)
        print_artifact(folder)
        mirroring.finish()
    if annotate:
        annotated(folder)
    if ending in ENDED:
        stop(Exit.FAILED, ENDED[ending])


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _run(asked: "Asked", out: Path, pace: "Pace", mirroring: "Mirroring") -> "Ending":
    """Do it; everything that is wrong ends the command in one line."""
    from agents.data.database import TravelDataError
    from app.cli.running import session
    from app.settings import Settings, SettingsError
    from evals.artifact import ArtifactError, WriteFailed
    from evals.judges import RubricError
    from evals.prices import PricesError
    from evals.runner.budget import BudgetError
    from evals.runner.units import AskedError
    from evals.tasks.one_agent import NotRecorded
    from evals.variant import VariantError

    wrong = (SettingsError, AskedError, VariantError, NotRecorded, RubricError, PricesError, ArtifactError, BudgetError)
    try:
        return asyncio.run(session(asked, out, pace, Settings.load(), mirroring))
    except wrong as error:
        stop(Exit.USAGE, str(error))
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))
    except WriteFailed as error:
        stop(Exit.FAILED, f"cannot write to {out}: {error}. What was done before is kept: make room, then {AGAIN}")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {out}: {error.strerror}")
    except KeyboardInterrupt:
        stop(Exit.FAILED, ENDED["stopped"])
