"""What came of a case beside what was expected of it: each comparison yields a sentence for every difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from agents.budget.feasibility import FeasibilityVerdict
from agents.itinerary import Itinerary
from agents.request import Party
from agents.violation import Violation
from synthetic.expected.expected import Ending, Expected, StatedFact

ENDED: Mapping[Ending, str] = MappingProxyType({"plan": "planned", "refused": "refused", "invalid": "invalid"})
ABOUT_NEEDS = MappingProxyType({"diet": "diet", "mobility": "mobility", "children": "children"})
"""The need that a violation of a code is about. That of children is soft, and breaks the need all the same."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a case, as far as it is compared.

    `ended` is `planned`, `refused`, `invalid` or whatever else happened; `fields` are those that a refusal or a
    validation error names; `asked` the codes of the questions in order; `needs` what the planned request held, as in
    `Expected.needs`.
    """

    ended: str
    why: str | None = None
    fields: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    feasibility: FeasibilityVerdict | None = None
    violations: Sequence[Violation] = ()
    needs: tuple[str, ...] = ()


def ending(expected: Expected, came: Came) -> Iterator[str]:
    """How it ended, and for which field of the form."""
    wanted = ENDED[expected.ends]
    if came.ended != wanted:
        yield f"ended {came.ended}, expected {wanted}" + (f": {came.why}" if came.why else "")
    elif expected.field and expected.field not in came.fields:
        yield f"{came.ended} for {', '.join(came.fields) or 'no field'}, expected {expected.field}"


def questions(expected: Expected, came: Came) -> Iterator[str]:
    """Which questions were asked, in which order."""
    wanted, asked = expected.asks, came.asked
    if expected.ends == "refused":  # a place that nobody knows is asked for until the application gives up
        wanted, asked = _each_once(wanted), _each_once(asked)
    if wanted != asked:
        yield f"asked {', '.join(asked) or 'nothing'}, expected {', '.join(wanted) or 'nothing'}"


def feasibility(expected: Expected, came: Came) -> Iterator[str]:
    """An impossible budget is asked about; what the answer makes of it is another budget."""
    if came.ended != "planned" or expected.feasible is None:
        return
    told = came.feasibility == "impossible" or "impossible_budget" in came.asked
    if expected.feasible and told:
        yield f"the budget is called impossible; the cheapest is {expected.cheapest} {expected.currency}"
    if not expected.feasible and not told:
        yield f"the budget is not called impossible; the cheapest is {expected.cheapest} {expected.currency}"


def needs(expected: Expected, came: Came) -> Iterator[str]:
    """Each need is in the request as it was planned, and the plan respects it."""
    if came.ended != "planned":
        return
    for need in expected.needs:
        if need not in came.needs:
            yield f"{need} is not in the request as it was planned"
    for found in came.violations:
        need = ABOUT_NEEDS.get(found.code)
        if need and (found.severity == "hard" or any(one.startswith(need) for one in expected.needs)):
            yield f"{need} is not respected at {found.where}: {found.why}"


def tells(plan: Itinerary, fact: StatedFact) -> bool:
    """Whether a fact of the topic holds the text, in any case and spacing; money may stand all over the plan.

    What the data knows of the place is not the plan's own word.
    """
    told = " ".join(each.text for each in plan.facts if each.topic == fact.topic)
    return holds(plan.model_dump_json(exclude={"destination", "coverage"}) if fact.topic == "money" else told, fact)


def holds(text: str, fact: StatedFact) -> bool:
    """Whether a text holds a fact's, in any case and spacing."""
    return _plain(fact.holds) in _plain(text)


def needs_of(party: Party) -> tuple[str, ...]:
    """What a party needs: `diet:vegan`, `mobility:wheelchair`, `children`."""
    mobility = () if party.mobility == "none" else (f"mobility:{party.mobility}",)
    children = ("children",) if party.children else ()
    return (*(f"diet:{diet}" for diet in party.diets), *mobility, *children)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _each_once(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code, _ in groupby(codes))
