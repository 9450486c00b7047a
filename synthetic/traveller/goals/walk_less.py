"""A mobility need of the party."""

from random import Random

from typing_extensions import override

from agents.edits.walk_less import WalkLessArgs
from synthetic.driving.seen import SeenStop
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step


@goal("walk_less")
class WalkLess(GoalKind[WalkLessArgs]):
    """Reached when the plan minds it and no stop is known to have steps. By default for someone who cannot walk far."""

    arguments = WalkLessArgs

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> WalkLessArgs:
        return WalkLessArgs.model_validate({"mobility": wanted.get("mobility") or "reduced"})

    @override
    def hopeless(self, args: WalkLessArgs, seen: Seen) -> str | None:
        settled = self._minded(args, seen) and not self._with_steps(seen)
        return "the plan is made for it already" if settled else None

    @override
    def missing(self, args: WalkLessArgs, before: Seen, after: Seen) -> str | None:
        if left := self._with_steps(after):
            return f"{left[0].name} has steps"
        return None if self._minded(args, after) else "the plan does not mind that walking is hard"

    @override
    def allows(self, args: WalkLessArgs, before: Seen, step: Step) -> bool:
        return step.stop.step_free is step.came

    def _minded(self, args: WalkLessArgs, seen: Seen) -> bool:
        return seen.party.mobility in (args.mobility, "wheelchair")

    def _with_steps(self, seen: Seen) -> list[SeenStop]:
        return [visit.stop for visit in seen.visits() if visit.stop.step_free is False]
