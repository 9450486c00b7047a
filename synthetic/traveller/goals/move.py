"""A stop on another day."""

from random import Random

from typing_extensions import override

from agents.edits.move import MoveArgs
from synthetic.traveller.goals.choosing import one_of, wanted_day, wanted_stop
from synthetic.traveller.goals.registry import GoalKind, Wanted, goal
from synthetic.traveller.seen import Seen, Step

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@goal("move")
class Move(GoalKind[MoveArgs]):
    """The query is the stop's name; by default it goes to the emptiest other day on which it is open."""

    arguments = MoveArgs
    cannot = "{query} does not fit into day {day}"

    @override
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> MoveArgs:
        visit, day = wanted_stop(wanted, seen, rng), wanted_day(wanted)
        if day is None or (day == visit.day and "query" not in wanted):
            name = visit.stop.name
            tried = [MoveArgs(query=name, day=day) for day in seen.days]
            open_days = [args.day for args in tried if self.hopeless(args, seen) is None]
            fewest = min((len(seen.stops(day)) for day in open_days), default=0)
            day = one_of([day for day in open_days if len(seen.stops(day)) == fewest], rng, f"other day for {name}")
        return MoveArgs(query=visit.stop.name, day=day)

    @override
    def hopeless(self, args: MoveArgs, seen: Seen) -> str | None:
        old = seen.named(args.query)
        if old is None:
            return f"{args.query} is not in the plan"
        if args.day not in seen.days:
            return f"there is no day {args.day}"
        if old.day == args.day:
            return f"{args.query} is on day {args.day} already"
        place = seen.place(old.stop)
        closed = place.closed if place else ()
        weekday = _WEEKDAYS[seen.plan.days[args.day - 1].date.weekday()]
        return f"{args.query} is closed on day {args.day}" if weekday in closed else None

    @override
    def missing(self, args: MoveArgs, before: Seen, after: Seen) -> str | None:
        now = after.named(args.query)
        if now is None:
            return f"{args.query} is gone from the plan"
        return None if now.day == args.day else f"{args.query} is still on day {now.day}"

    @override
    def allows(self, args: MoveArgs, before: Seen, step: Step) -> bool:
        old = before.named(args.query)
        if old is None or step.stop.place_id != old.stop.place_id:
            return False
        return step.day == (args.day if step.came else old.day)
