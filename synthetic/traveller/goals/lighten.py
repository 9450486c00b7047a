"""Fewer stops on a day."""

from random import Random

from typing_extensions import override

from agents.edits.lighten import LightenArgs
from synthetic.traveller.goals.choosing import wanted_day
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step, is_meal


@goal("lighten")
class Lighten(GoalKind[LightenArgs]):
    """By default the fullest day."""

    arguments = LightenArgs

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> LightenArgs:
        fullest = max(seen.days, key=lambda day: len(seen.stops(day)))
        return LightenArgs(day=wanted_day(wanted) or fullest)

    @override
    def hopeless(self, args: LightenArgs, seen: Seen) -> str | None:
        if args.day not in seen.days:
            return f"there is no day {args.day}"
        stops = seen.stops(args.day)
        if len(stops) < 2:
            return f"day {args.day} has {len(stops)} stops"
        return f"day {args.day} holds nothing but meals" if all(map(is_meal, stops)) else None

    @override
    def missing(self, args: LightenArgs, before: Seen, after: Seen) -> str | None:
        old, new = len(before.stops(args.day)), len(after.stops(args.day))
        return None if new < old else f"day {args.day} still has {new} stops"

    @override
    def allows(self, args: LightenArgs, before: Seen, step: Step) -> bool:
        return step.day == args.day and not step.came
