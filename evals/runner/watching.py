"""What watches a run that has a rule to stop."""

from typing import TYPE_CHECKING

from evals.artifact import Held
from evals.runner.work import Work

if TYPE_CHECKING:
    from evals.comparison.stopping import Watch


def watch_over(held: Held, work: Work) -> "Watch | None":
    """It has taken in what the folder holds; None without a rule, for which no statistics have to load."""
    if held.experiment.stop is None:
        return None
    from evals.comparison.stopping import watch_of

    return watch_of(held.experiment, work.cases.values(), held.counted)
