"""A diet of the party."""

from random import Random

from typing_extensions import override

from agents.data.records import Diet
from agents.edits.eat import EatArgs
from synthetic.driving.seen import SeenStop
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step, is_meal


@goal("eat")
class Eat(GoalKind[EatArgs]):
    """By default vegetarian."""

    arguments = EatArgs

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> EatArgs:
        return EatArgs.model_validate({"diet": wanted.get("diet") or Diet.VEGETARIAN})

    @override
    def hopeless(self, args: EatArgs, seen: Seen) -> str | None:
        return None if self._against(args, seen) else f"every meal is {args.diet} already"

    @override
    def missing(self, args: EatArgs, before: Seen, after: Seen) -> str | None:
        against = self._against(args, after)
        return f"nothing {args.diet} is known at {against[0].name}" if against else None

    @override
    def allows(self, args: EatArgs, before: Seen, step: Step) -> bool:
        return is_meal(step.stop) and step.came == self._serves(args, step.stop, before)

    def _against(self, args: EatArgs, seen: Seen) -> list[SeenStop]:
        meals = [visit.stop for visit in seen.visits() if is_meal(visit.stop)]
        return [stop for stop in meals if not self._serves(args, stop, seen)]

    def _serves(self, args: EatArgs, stop: SeenStop, seen: Seen) -> bool:
        place = seen.place(stop)
        return place is not None and args.diet in place.diets
