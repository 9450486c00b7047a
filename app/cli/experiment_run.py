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
    cases: Annotated[Path, typer.Option(help="Cases: synthetic ones, driven ones, or a table in CSV.")],
    variants: Annotated[str, typer.Option(help="Names or files, parted by commas; the first is compared with.")],
    out: Annotated[Path, typer.Option(help="Folder of all that comes of it; the same again goes on.")],
    judges: Annotated[str, typer.Option(help="Names of rubrics, parted by commas.")] = "",
    repetitions: Annotated[int, typer.Option(min=1, max=100, help="Runs of each case under each variant.")] = 1,
    judgings: Annotated[int, typer.Option(min=1, max=100, help="Looks of each judge at each output.")] = 1,
    number: Annotated[int | None, typer.Option("-n", min=1, help="Only the first so many cases.")] = None,
    seed: Annotated[int, typer.Option(help="Of the order of the work.")] = 0,
    concurrency: Annotated[int, typer.Option(min=1, max=256, help="The most runs and judgements in flight.")] = 8,
    budget_usd: Annotated[float | None, typer.Option(min=0, help="Stop before more is spent.")] = None,
    budget_tokens: Annotated[int | None, typer.Option(min=0, help="Stop before more are used.")] = None,
    cache: Annotated[bool, typer.Option(help="Take what an earlier experiment with the same seed has done.")] = True,
    mirror: Annotated[bool, typer.Option(help="Show it in Phoenix, too, where that answers.")] = True,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask after the estimate.")] = False,
) -> None:
    """Run every case under every variant, judge what comes, and compare.

    Killed or stopped, it goes on where it was when it is run again with the same --out. Exit code 0: all is done,
    1: the budget was reached or something failed, so that the same again goes on, 2: wrong input.
    """
    from app.cli.comparison_paper import print_artifact
    from app.cli.mirroring import Mirroring
    from app.cli.running import Pace

    asked = _asked(cases, variants, judges, repetitions, judgings, number, seed)
    usd = None if budget_usd is None else Decimal(str(budget_usd))
    with Mirroring(wanted=mirror) as mirroring:
        ending = _run(asked, out, Pace(concurrency, usd, budget_tokens, yes, cache), mirroring)
        print_artifact(out)
        mirroring.finish()
    if ending != "complete":
        stop(Exit.FAILED, ENDED[ending])


def _asked(
    file: Path, variants: str, judges: str, repetitions: int, judgings: int, number: int | None, seed: int
) -> "Asked":
    """What is asked; cases that cannot be read end the command."""
    from evals.cases_file import read_eval_cases
    from evals.placed import CasesError
    from evals.runner.assemble import Asked

    try:
        cases = read_eval_cases(file)[:number]
    except CasesError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")
    return Asked(cases, file.name, _names(variants), _names(judges), repetitions, judgings, seed)


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
    from evals.variant import VariantError

    try:
        return asyncio.run(session(asked, out, pace, Settings.load(), mirroring))
    except (SettingsError, AskedError, VariantError, RubricError, PricesError, ArtifactError, BudgetError) as error:
        stop(Exit.USAGE, str(error))
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))
    except WriteFailed as error:
        stop(Exit.FAILED, f"cannot write to {out}: {error}. What was done before is kept: make room, then {AGAIN}")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {out}: {error.strerror}")
    except KeyboardInterrupt:
        stop(Exit.FAILED, ENDED["stopped"])
