"""A stop less."""

from random import Random

from typing_extensions import override

from agents.edits.drop import DropArgs
from synthetic.traveller.goals.choosing import wanted_stop
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step


@goal("drop")
class Drop(GoalKind[DropArgs]):
    """The query is the stop's name."""

    arguments = DropArgs

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> DropArgs:
        return DropArgs(query=wanted_stop(wanted, seen, rng).stop.name)

    @override
    def hopeless(self, args: DropArgs, seen: Seen) -> str | None:
        return None if seen.named(args.query) else f"{args.query} is not in the plan"

    @override
    def missing(self, args: DropArgs, before: Seen, after: Seen) -> str | None:
        return f"{args.query} is still in the plan" if after.named(args.query) else None

    @override
    def allows(self, args: DropArgs, before: Seen, step: Step) -> bool:
        gone = before.named(args.query)
        return not step.came and gone is not None and step.stop.place_id == gone.stop.place_id
