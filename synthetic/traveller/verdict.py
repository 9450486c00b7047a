"""Judging a turn: did the plan come to show what was meant, and if not, whose fault is it?"""

from typing import NamedTuple

from synthetic.driving.seen import SeenTrip
from synthetic.traveller.goals.registry import all_goals
from synthetic.traveller.intended import Intended
from synthetic.traveller.record import Blame, Verdict
from synthetic.traveller.seen import Seen, retimed, steps


class Asked(NamedTuple):
    """What was meant, what the words say by an independent reader, and the plan that they are about."""

    meant: Intended
    heard: Intended | None
    before: Seen

    @property
    def said_right(self) -> bool:
        """Whether the words ask for what was meant."""
        return self.meant.means(self.heard)


class Judgement(NamedTuple):
    """See `record.Turn`."""

    verdict: Verdict
    why: str
    unasked: tuple[str, ...]
    blame: Blame


def judge(asked: Asked, trip: SeenTrip, after: Seen | None) -> Judgement:
    """The verdict on a follow-up, from the trip that came of it; `after` is its plan, None where it has none."""
    refusal = trip.error.detail if trip.error else ""
    if after is None and trip.status != "refused":
        return Judgement("unscored", f"{trip.status}: {refusal}", (), "unclear")
    now = after or asked.before
    unasked = _unasked(asked, now)
    missing = _missing(asked.meant, asked.before, now)
    if missing is None and after is not None:
        return Judgement("reached", "", unasked, "app" if unasked else "nobody")
    if not asked.said_right:
        return Judgement("traveller_missed", missing or refusal, unasked, _beside_the_slip(asked, after, unasked))
    if hopeless := all_goals()[asked.meant.edit].hopeless(asked.meant.args, asked.before):
        return Judgement("not_possible", hopeless, unasked, "app" if unasked else "nobody")
    if after is None:
        may_be_right = all_goals()[asked.meant.edit].may_be_right(asked.meant.args, refusal)
        return Judgement("app_refused", refusal, (), "unclear" if may_be_right else "app")
    return Judgement("app_missed", missing or "", unasked, "app")


def _missing(meant: Intended, before: Seen, after: Seen) -> str | None:
    return all_goals()[meant.edit].missing(meant.args, before, after)


def _beside_the_slip(asked: Asked, after: Seen | None, unasked: tuple[str, ...]) -> Blame:
    """Words that were wrong are the traveller's fault; a plan that does not do even what they say, the app's too."""
    heard = asked.heard
    if heard is None or after is None:
        return "traveller"
    ignored = _missing(heard, asked.before, after) and not all_goals()[heard.edit].hopeless(heard.args, asked.before)
    return "both" if ignored or unasked else "traveller"


def _unasked(asked: Asked, after: Seen) -> tuple[str, ...]:
    """What came, went or was shifted, though neither what was meant nor what was said asks for it."""
    changes = [change for change in (asked.meant, asked.heard) if change]
    before = asked.before
    allowed = [
        (step, any(all_goals()[change.edit].allows(change.args, before, step) for change in changes))
        for step in steps(before.plan, after.plan)
    ]
    touched = {step.day for step, asked_for in allowed if asked_for}
    shifted = [visit for visit in retimed(before.plan, after.plan) if visit.day not in touched]
    return (
        *(str(step) for step, asked_for in allowed if not asked_for),
        *(f"day {visit.day}: {visit.stop.name} at another time" for visit in shifted),
    )
