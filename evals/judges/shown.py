"""What a judge may be shown of an output: plain text by part."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from pydantic import JsonValue

from agents.evidence import Fact
from agents.itinerary import Day, Itinerary
from evals.output import Sample

Part = Callable[[Sample, Itinerary], str]

_PARTS: dict[str, Part] = {}
PARTS: Mapping[str, Part] = MappingProxyType(_PARTS)
NEEDS = ("passport", "notes")


def part(function: Part) -> Part:
    """Register a part under the name of its function."""
    _PARTS[function.__name__] = function
    return function


def show(sample: Sample, plan: Itinerary, names: Iterable[str]) -> dict[str, str]:
    """The parts of these names; an empty one says so."""
    return {name: PARTS[name](sample, plan) or "(none)" for name in names}


@part
def message(_: Sample, plan: Itinerary) -> str:
    """What the traveller reads first."""
    return plan.message


@part
def headline(_: Sample, plan: Itinerary) -> str:
    """The line above it."""
    return plan.headline


@part
def request(sample: Sample, _: Itinerary) -> str:
    """The form as it was planned, answers included, one field a line."""
    return "\n".join(_lines(sample.output.request or sample.case.form))


@part
def needs(sample: Sample, _: Itinerary) -> str:
    """Diets, mobility, children, seniors, passport and the traveller's own remarks, where stated."""
    form = sample.output.request or sample.case.form
    party = form.get("party")
    stated = dict(party) if isinstance(party, dict) else {}
    stated.pop("adults", None)
    return "\n".join(_lines(stated | {name: form.get(name) for name in NEEDS}))


@part
def days(_: Sample, plan: Itinerary) -> str:
    """Every day with its stops, notes and times."""
    stops = sum(len(day.stops) for day in plan.days)
    return "\n".join([f"{len(plan.days)} days, {stops} stops", *map(_day, plan.days)])


@part
def facts(_: Sample, plan: Itinerary) -> str:
    """Facts, tips, assumptions and what is missing, each with its evidence."""
    lines = [_fact(fact) for fact in (*plan.facts, *plan.tips)]
    lines += [f"- assumed: {text}" for text in plan.assumptions]
    lines += [f"- missing: {gap.part}: {gap.why}" for gap in plan.missing]
    return "\n".join(lines)


@part
def money(_: Sample, plan: Itinerary) -> str:
    """The budget against the cost, and the cost by kind."""
    ledger = plan.ledger
    kinds = [f"- {kind.kind}: {kind.amount} {ledger.currency}" for kind in ledger.by_kind]
    return "\n".join([plan.budget.text, plan.budget.note, *kinds, *plan.advice]).strip()


PAIR_PARTS = (
    "request",
    "needs",
    *(f"{name}_{side}" for name in PARTS for side in "ab" if name not in ("request", "needs")),
)
"""What a rubric of preference may show: the request of both, and what differs, by plan."""


def show_pair(a: tuple[Sample, Itinerary], b: tuple[Sample, Itinerary], names: Iterable[str]) -> dict[str, str]:
    """The parts of two outputs of one case, `a` being the one that stands first."""
    sides = {"a": a, "b": b}
    shown: dict[str, str] = {}
    for name in names:
        own, _, side = name.rpartition("_")
        sample, plan = sides.get(side, a)
        shown[name] = show(sample, plan, [own or name])[own or name]
    return shown


def _lines(fields: Mapping[str, JsonValue]) -> Iterator[str]:
    """`name: value` of what is stated."""
    for name, value in fields.items():
        if value in (None, "", "none", 0, [], {}):
            continue
        match value:
            case dict():
                yield f"{name}: {', '.join(_lines(value))}"
            case list():
                yield f"{name}: {', '.join(map(str, value))}"
            case _:
                yield f"{name}: {value}"


def _day(day: Day) -> str:
    stops = [f"- {stop.start} to {stop.end} {stop.name} ({stop.area}): {stop.note}" for stop in day.stops]
    rain = [f"- if it rains: {day.rain_plan.name} ({day.rain_plan.area})"] if day.rain_plan else []
    return "\n".join([f"{day.date:%A %-d %B %Y}: {day.title}", *stops, *(f"- {note}" for note in day.notes), *rain])


def _fact(fact: Fact) -> str:
    source = f"{fact.evidence.tool}, {fact.evidence.source}" if fact.evidence else "unverified"
    return f"- {fact.topic}: {fact.text} [{source}]"
