"""One more stop on a day."""

from random import Random

from typing_extensions import override

from agents.edits.fill import FillArgs
from synthetic.traveller.goals.choosing import wanted_day
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step, is_meal


@goal("fill")
class Fill(GoalKind[FillArgs]):
    """By default the emptiest day."""

    arguments = FillArgs
    cannot = "no further stop fits into day {day}"

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> FillArgs:
        emptiest = min(seen.days, key=lambda day: len(seen.stops(day)))
        return FillArgs(day=wanted_day(wanted) or emptiest)

    @override
    def hopeless(self, args: FillArgs, seen: Seen) -> str | None:
        if args.day not in seen.days:
            return f"there is no day {args.day}"
        return "every place that is known stands in the plan" if all(map(is_meal, seen.unused())) else None

    @override
    def missing(self, args: FillArgs, before: Seen, after: Seen) -> str | None:
        old, new = len(before.stops(args.day)), len(after.stops(args.day))
        return None if new > old else f"day {args.day} still has only {new} stops"

    @override
    def allows(self, args: FillArgs, before: Seen, step: Step) -> bool:
        return step.day == args.day and step.came
