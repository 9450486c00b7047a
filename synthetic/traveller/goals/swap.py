"""Another place instead of one."""

from random import Random

from typing_extensions import override

from agents.edits.swap import SwapArgs
from synthetic.traveller.goals.choosing import wanted_stop
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step, is_meal, steps


@goal("swap")
class Swap(GoalKind[SwapArgs]):
    """The query is the stop's name."""

    arguments = SwapArgs
    cannot = "no other place is known that could stand for {query}"

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> SwapArgs:
        return SwapArgs(query=wanted_stop(wanted, seen, rng).stop.name)

    @override
    def hopeless(self, args: SwapArgs, seen: Seen) -> str | None:
        old = seen.named(args.query)
        if old is None:
            return f"{args.query} is not in the plan"
        alike = any(is_meal(place) == is_meal(old.stop) for place in seen.unused())
        return None if alike else f"no place is known that could stand for {args.query}"

    @override
    def missing(self, args: SwapArgs, before: Seen, after: Seen) -> str | None:
        if after.named(args.query):
            return f"{args.query} is still in the plan"
        came = any(step.came and self.allows(args, before, step) for step in steps(before.plan, after.plan))
        return None if came else f"nothing came in place of {args.query}"

    @override
    def allows(self, args: SwapArgs, before: Seen, step: Step) -> bool:
        old = before.named(args.query)
        if old is None or step.day != old.day:
            return False
        return is_meal(step.stop) == is_meal(old.stop) if step.came else step.stop.place_id == old.stop.place_id
