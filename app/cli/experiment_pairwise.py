"""`triplab experiment pairwise`: the frozen outputs of an experiment, two at a time: which is better?"""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from evals.artifact import Ending

AGAIN = "run the same command again to go on"


def pairwise(
    experiment: Annotated[str, typer.Argument(help="Name or folder of an experiment, finished or not.")],
    rubric: Annotated[
        str, typer.Option(help="A rubric that compares two, perhaps with version and model: preferred@v2:gpt-4.1-mini.")
    ] = "preferred",
    concurrency: Annotated[int, typer.Option(min=1, max=256, help="The most comparisons in flight.")] = 8,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before a model is paid.")] = False,
) -> None:
    """Ask which of two outputs is better, in both orders: every variant's against the first one's, case by case.

    Nothing is run again, and what was asked is not asked again: killed or stopped, it goes on where it was. The answers
    stand in preferences.jsonl in the same folder. Exit code 0: all were compared, 1: the endpoint or the disk failed,
    or nobody said yes, 2: wrong input.
    """
    from app.cli.pairwise_paper import print_preferences
    from app.cli.where import find

    folder = find(experiment)
    ending = _compare(folder, rubric, concurrency, yes)
    print_preferences(folder)
    if ending == "stopped":
        stop(Exit.FAILED, f"stopped: {AGAIN}")
    if ending != "complete":
        stop(Exit.FAILED, f"the endpoint failed some of the comparisons: {AGAIN}")


def _compare(folder: Path, rubric: str, concurrency: int, yes: bool) -> "Ending":
    """Do it; everything that is wrong ends the command in one line."""
    from agents.data.database import TravelDataError
    from app.cli.comparing import compare
    from app.settings import Settings, SettingsError
    from evals.artifact import ArtifactError, WriteFailed
    from evals.judges import RubricError
    from evals.prices import PricesError
    from evals.runner.units import AskedError

    try:
        return asyncio.run(compare(folder, rubric, concurrency, yes, Settings.load()))
    except (SettingsError, AskedError, RubricError, PricesError, ArtifactError) as error:
        stop(Exit.USAGE, str(error))
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))
    except WriteFailed as error:
        stop(Exit.FAILED, f"cannot write to {folder}: {error}. What was done before is kept: make room, then {AGAIN}")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {folder}: {error.strerror}")
    except KeyboardInterrupt:
        stop(Exit.FAILED, f"stopped: {AGAIN}")
