"""Two plans beside each other, line by line, with what differs marked."""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple

from agents.budget.money import say
from agents.itinerary import Day, Itinerary
from synthetic.perturbations.observed import Observed

Mark = Literal["same", "differs", "only first", "only second"]


class Line(NamedTuple):
    """What stands in the first and in the second plan at one place of them; empty where nothing does."""

    first: str
    second: str
    mark: Mark


class Section(NamedTuple):
    """A day, or what is about the whole plan."""

    title: str
    lines: tuple[Line, ...]


class Entry(NamedTuple):
    """A stop as it is compared, by `key`, and as it is written."""

    key: str
    text: str


def side_by_side(first: Observed, second: Observed) -> list[Section]:
    """The whole plan, then each day that one of them has."""
    plans = [seen.planned.itinerary if seen.planned else None for seen in (first, second)]
    lines = [_line(a, b) for a, b in zip(_summary(first), _summary(second), strict=True) if a or b]
    days = [{day.date: day for day in plan.days} if plan else dict[date, Day]() for plan in plans]
    sections = [
        Section(f"{day:%A} {day}", tuple(_stops(days[0].get(day), days[1].get(day))))
        for day in sorted({*days[0], *days[1]})
    ]
    return [Section("In all", tuple(lines)), *sections]


def _summary(seen: Observed) -> list[str]:
    ended = f"ended: {seen.end or 'not seen'}" + (f" ({seen.why})" if seen.why else "")
    asked = f"asked: {', '.join(seen.asked) or 'nothing'}"
    return [ended, asked, *(_money(seen.planned.itinerary) if seen.planned else ("", "", "", "", ""))]


def _money(plan: Itinerary) -> list[str]:
    budget, tickets = plan.budget, [kind for kind in plan.ledger.by_kind if kind.kind == "activities"]
    spent = say(tickets[0].amount, plan.ledger.currency) if tickets else "nothing"
    return [
        f"{plan.destination.name}, {len(plan.days)} days from {plan.start}",
        f"total: {budget.total}",
        f"budget: {budget.limit or 'not named'}",
        f"level: {budget.tier or 'unknown'}",
        f"tickets: {spent}",
    ]


def _line(first: str, second: str) -> Line:
    mark: Mark = (
        "same" if first == second else "differs" if first and second else "only first" if first else "only second"
    )
    return Line(first, second, mark)


def _stops(first: Day | None, second: Day | None) -> Iterator[Line]:
    """Places in the order of the day, the same ones beside each other."""
    before, after = _entries(first), _entries(second)
    matcher = SequenceMatcher(None, [one.key for one in before], [one.key for one in after], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        for old, new in zip_longest(before[a:b], after[c:d]):
            line = _line(old.text if old else "", new.text if new else "")
            yield line._replace(mark="same") if kind == "equal" and _place(line.first) == _place(line.second) else line


def _entries(day: Day | None) -> Sequence[Entry]:
    return [Entry(stop.place_id, f"{stop.start} {stop.name}") for stop in day.stops] if day else []


def _place(text: str) -> str:
    return text.partition(" ")[2]
