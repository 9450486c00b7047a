"""The plan as a Markdown document, in the order of the page: message, what is wrong, days, money, what to know."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from agents.budget.ledger import LedgerLine, LineKind
from agents.budget.money import say
from agents.evidence import Fact
from agents.itinerary import Day, Itinerary, Stop
from app.exports.escaping import inline, paragraphs
from app.exports.finished import FinishedPlan
from app.exports.wording import notes, price, way

MEDIA_TYPE = "text/markdown"


def markdown(finished: FinishedPlan) -> str:
    """Write the whole plan. Everything that a model or a user wrote is escaped."""
    plan = finished.plan
    where = f"{inline(plan.destination.name)}, {inline(plan.destination.country_name)}"
    blocks = [
        f"# {inline(plan.headline)}",
        f"{where} · {_long(plan.start)} to {_long(plan.end)} {plan.end.year}",
        paragraphs(plan.message),
        *_wrong(plan),
        "## Days",
        *(block for number, day in enumerate(plan.days, start=1) for block in _day(plan, number, day)),
        "## Money",
        *_money(plan),
        *_known(plan),
        "---",
        _list([*map(inline, plan.labels), inline(finished.written_by)]),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _wrong(plan: Itinerary) -> Iterator[str]:
    """Parts that are missing and rules that are broken."""
    if plan.missing:
        yield "## Part of this plan is missing"
        yield _list(f"**{inline(part.part)}**: {inline(part.why)}" for part in plan.missing)
    if plan.violations:
        yield "## What does not fit"
        rows = ([found.severity, inline(found.where), inline(found.why)] for found in plan.violations)
        yield _table(["Severity", "Where", "Why"], rows)


def _day(plan: Itinerary, number: int, day: Day) -> Iterator[str]:
    yield f"### Day {number}, {_long(day.date)}: {inline(day.title)}"
    yield _list(map(inline, notes(day)))
    yield _list(_stop(plan, stop) for stop in day.stops) if day.stops else "No stops are planned for this day."


def _stop(plan: Itinerary, stop: Stop) -> str:
    facts = [inline(part) for part in (stop.area, stop.kind and str(stop.kind).replace("_", " ")) if part]
    said = [
        f"**{stop.start}–{stop.end}** {inline(stop.name)}" + ("" if stop.verified else " *(unverified)*"),
        " · ".join([*facts, price(plan, stop)]),
        f"*{way(stop.travel)} from the stop before, estimated*" if stop.travel else "",
        inline(stop.note),
    ]
    return "\\\n".join(filter(None, said))


def _money(plan: Itinerary) -> Iterator[str]:
    ledger, budget = plan.ledger, plan.budget
    yield inline(budget.text)
    yield inline(budget.note)
    if budget.feasibility and budget.feasibility.changes:
        yield "What would make it possible:"
        yield _list(inline(change.text) for change in budget.feasibility.changes)
    totals = [[_kind(plan, kind.kind), say(kind.amount, ledger.currency)] for kind in ledger.by_kind]
    yield _table(["", "Amount"], [*totals, ["**Total**", f"**{budget.total}**"]], right=[1])
    if ledger.lines:
        alike: dict[tuple[str, ...], list[LedgerLine]] = defaultdict(list)
        for line in sorted(ledger.lines, key=lambda line: line.day):
            alike[line.label, str(line.unit), line.basis].append(line)
        rows = (_lines(lines, ledger.currency) for lines in alike.values())
        yield _table(["What", "When", "Quantity", "Amount", "Basis"], rows, right=[2, 3])
    if budget.not_included:
        yield "Not included: " + ", ".join(map(inline, budget.not_included)) + "."


def _kind(plan: Itinerary, kind: LineKind) -> str:
    return kind.capitalize() + ("" if kind.counts(plan.budget.covers) else ", on top of the total")


def _lines(lines: list[LedgerLine], currency: str) -> list[str]:
    """One row for the lines that differ in nothing but their day."""
    one, last = lines[0], lines[-1]
    quantity = sum((line.quantity for line in lines), Decimal(0))
    return [
        inline(one.label),
        f"{one.day:%-d %b}" + (f" to {last.day:%-d %b}" if last.day != one.day else ""),
        f"{quantity.normalize():f} × {say(one.unit, currency)}",
        say(sum((line.amount for line in lines), Decimal(0)), currency),
        inline(one.basis),
    ]


def _known(plan: Itinerary) -> Iterator[str]:
    for title, items in (
        ("Know before you go", [f"**{inline(_words(fact.topic))}**: {_sourced(fact)}" for fact in plan.facts]),
        ("Tips", list(map(_sourced, plan.tips))),
        ("Advice on money", list(map(inline, plan.advice))),
        ("Assumed", list(map(inline, plan.assumptions))),
    ):
        if items:
            yield f"## {title}"
            yield _list(items)


def _sourced(fact: Fact) -> str:
    source = f"Source: {inline(fact.evidence.source)}" if fact.evidence else "unverified"
    return f"{inline(fact.text)} *({source})*"


def _list(items: Iterable[str]) -> str:
    return "\n".join("- " + item.replace("\n", "\n  ") for item in items)


def _table(head: list[str], rows: Iterable[list[str]], right: Iterable[int] = ()) -> str:
    rule = ["--:" if column in right else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _long(day: date) -> str:
    return f"{day:%A %-d %B}"
