"""More of an interest."""

from random import Random

from typing_extensions import override

from agents.data.records import Interest
from agents.edits.add import AddArgs
from synthetic.traveller.goals.choosing import one_of
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step, steps


@goal("add")
class Add(GoalKind[AddArgs]):
    """By default an interest that some place serves which is not in the plan."""

    arguments = AddArgs
    cannot = "no further place for {interest} fits"

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> AddArgs:
        if wanted.get("interest"):
            return AddArgs.model_validate({"interest": wanted["interest"]})
        served = {interest for place in seen.unused() for interest in place.interests}
        return AddArgs(interest=one_of([each for each in Interest if each in served], rng, "room for more"))

    @override
    def hopeless(self, args: AddArgs, seen: Seen) -> str | None:
        more = any(args.interest in place.interests for place in seen.unused())
        return None if more else f"no further place for {args.interest} is known"

    @override
    def missing(self, args: AddArgs, before: Seen, after: Seen) -> str | None:
        more = any(self.allows(args, before, step) for step in steps(before.plan, after.plan))
        return None if more else f"there is nothing more for {args.interest}"

    @override
    def allows(self, args: AddArgs, before: Seen, step: Step) -> bool:
        return step.came and args.interest in step.stop.interests
