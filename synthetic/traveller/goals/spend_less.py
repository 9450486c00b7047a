"""A cheaper plan."""

from random import Random

from typing_extensions import override

from agents.budget.money import say
from agents.edits.spend_less import SpendLessArgs
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step, is_meal


@goal("spend_less")
class SpendLess(GoalKind[SpendLessArgs]):
    """Reached when the total is lower; tickets are what a change of stops can save."""

    arguments = SpendLessArgs
    cannot = "no stop with a ticket could be exchanged"

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> SpendLessArgs:
        return SpendLessArgs()

    @override
    def hopeless(self, args: SpendLessArgs, seen: Seen) -> str | None:
        paid = any(visit.stop.cost and not is_meal(visit.stop) for visit in seen.visits())
        return None if paid else "no stop has a ticket"

    @override
    def missing(self, args: SpendLessArgs, before: Seen, after: Seen) -> str | None:
        old, new = before.plan.budget.total, after.plan.budget.total
        return None if new.amount < old.amount else f"it still costs {say(new.amount, new.currency)}"

    @override
    def allows(self, args: SpendLessArgs, before: Seen, step: Step) -> bool:
        return not is_meal(step.stop) and bool(step.stop.cost) is not step.came
