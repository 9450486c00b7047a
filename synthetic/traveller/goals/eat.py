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
    """Reached when the plan minds it and every place to eat serves it. By default vegetarian."""

    arguments = EatArgs

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> EatArgs:
        return EatArgs.model_validate({"diet": wanted.get("diet") or Diet.VEGETARIAN})

    @override
    def hopeless(self, args: EatArgs, seen: Seen) -> str | None:
        settled = args.diet in seen.party.diets and not self._against(args, seen)
        return f"the plan is {args.diet} already" if settled else None

    @override
    def missing(self, args: EatArgs, before: Seen, after: Seen) -> str | None:
        if against := self._against(args, after):
            return f"nothing {args.diet} is known at {against[0].name}"
        return None if args.diet in after.party.diets else f"the plan does not mind that we are {args.diet}"

    @override
    def allows(self, args: EatArgs, before: Seen, step: Step) -> bool:
        return is_meal(step.stop) and step.came == self._serves(args, step.stop, before)

    def _against(self, args: EatArgs, seen: Seen) -> list[SeenStop]:
        meals = [visit.stop for visit in seen.visits() if is_meal(visit.stop)]
        return [stop for stop in meals if not self._serves(args, stop, seen)]

    def _serves(self, args: EatArgs, stop: SeenStop, seen: Seen) -> bool:
        place = seen.place(stop)
        return place is not None and args.diet in place.diets
