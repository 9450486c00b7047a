"""Making the second case of each pair."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from pydantic import JsonValue, ValidationError

from agents.data.tables import TravelData
from agents.request import TripRequest
from synthetic.case import Case, Pair, Words, case_id
from synthetic.coverage.measure import measure
from synthetic.dimensions import Dimensions
from synthetic.expected.expect import expect
from synthetic.expected.expected import Expected
from synthetic.facts.facts import Facts
from synthetic.form import form_of
from synthetic.perturbations.changes.registry import Change, Given, Perturbation, Skip, chosen
from synthetic.perturbations.relations.registry import all_relations
from synthetic.reading.form import read_request
from synthetic.reading.text import read_text
from synthetic.wording.write import write
from synthetic.wording.writer import Writer

TOLD_BY: Mapping[str, str] = {
    "destination": "destination", "days": "duration", "start": "season", "amount": "budget", "currency": "budget",
    "interests": "interests", "style": "style", "party": "party", "passport": "need",
}  # fmt: skip
"""The dimension that a fact shows in."""
COSTLY = ("days", "start", "amount", "currency", "style", "party")
"""Facts that decide what the cheapest possible stay is, or how a budget compares with it."""
SILENT = ("absent", "none", "balanced")
"""Values of a dimension that a text tells by saying nothing."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A perturbation that made no pair of a case, and why."""

    case: str
    perturbation: str
    why: str


def perturbed(
    cases: Iterable[Case], names: Iterable[str], seed: int, data: TravelData, writer: Writer, dimensions: Dimensions
) -> tuple[list[Case], list[Skipped]]:
    """The second cases of all pairs, in the order of the cases, and what was left out.

    Args:
        cases: the first cases; those that are second ones of a pair themselves are passed over.
        names: of perturbations, or `all`.
        seed: the same seed gives the same pairs.
        data: the travel tables.
        writer: what words facts, where the words mention what has changed.
        dimensions: what the tuples are of; a pair whose tuple they forbid is left out.

    Raises:
        DimensionsError: a name is not known.
    """
    made: dict[str, Case] = {}
    skipped: list[Skipped] = []
    for case in cases:
        for one in () if case.pair else chosen(names):
            new = perturb(case, one, seed, data, writer)
            if isinstance(new, Case) and (new.id == case.id or new.id in made):
                new = Skip("it makes no new case")
            if isinstance(new, Case) and forbids(dimensions, new.tuple):
                new = Skip("the dimensions forbid its tuple")
            if isinstance(new, Case):
                made[new.id] = new
            else:
                skipped.append(Skipped(case.id, one.name, new.why))
    return list(made.values()), skipped


def perturb(case: Case, by: Perturbation, seed: int, data: TravelData, writer: Writer) -> Case | Skip:
    """The second case of one pair, or why there is none."""
    if case.expected.ends != "plan" and all(all_relations()[name].of_plans for name in by.relations[:1]):
        return Skip("no plan is expected that could be compared")
    if case.facts.goals and not by.same_request:
        return Skip("the change that is asked for afterwards would blur what is compared")

    def word(facts: Facts, with_seed: int) -> Words:
        return write(case.tuple, case.persona, facts, with_seed, writer)

    change = by.perturb(Given(case, Random(f"{seed}/{case.id}/{by.name}"), data, word))
    if isinstance(change, Skip):
        return change
    facts = change.facts or case.facts
    words = change.words or (_reworded(case, facts, word(facts, case.seed), data) if change.facts else case.words)
    form = _laid_over(form_of(facts, case.persona, words.notes), change.form or {})
    tuple = _tuple(case, change, form, data)
    updates: dict[str, object] = {
        "id": case_id(tuple, case.seed, words, form), "tuple": tuple, "facts": facts, "words": words, "form": form,
        "expected": _expected(case, by, facts, tuple, data), "pair": Pair(of=case.id, perturbation=by.name),
    }  # fmt: skip
    return case.model_copy(update=updates)


def forbids(dimensions: Dimensions, tuple: Mapping[str, str]) -> bool:
    """Whether a tuple, which may leave dimensions out, holds something forbidden."""
    return bool(measure(dimensions.space(1), [dimensions.encode(tuple)]).astray)


def _reworded(case: Case, facts: Facts, new: Words, data: TravelData) -> Words:
    """The new words, but for notes that do not tell what is different: nothing but the form changes then."""
    told = read_text(case.words.notes, data, case.asked_on)
    mentioned = any(told.get(TOLD_BY[name], "none") not in SILENT for name in _different(case.facts, facts))
    return new if mentioned else new.model_copy(update={"notes": case.words.notes})


def _different(before: Facts, after: Facts) -> Sequence[str]:
    return [name for name in TOLD_BY if getattr(before, name) != getattr(after, name)]


def _laid_over(form: Mapping[str, JsonValue], fields: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in {**form, **fields}.items() if not (name in fields and value is None)}


def _tuple(case: Case, change: Change, form: Mapping[str, JsonValue], data: TravelData) -> dict[str, str]:
    """The tuple of the changed case. What the form does not tell as one of the file's values is left out."""
    different = _different(case.facts, change.facts) if change.facts else ()
    affected = {TOLD_BY[name] for name in different if name != "destination"}
    affected |= {"budget"} if case.facts.amount is not None and set(different) & set(COSTLY) else set[str]()
    said = dict(change.tuple or {})
    try:
        told = read_request(TripRequest.model_validate(form), data, case.asked_on) if affected - {*said} else {}
    except ValidationError:
        told = {}
    read = {name: told.get(name) for name in affected} | said
    return {name: value for name, old in case.tuple.items() if (value := read.get(name, old))}


def _expected(case: Case, by: Perturbation, facts: Facts, tuple: Mapping[str, str], data: TravelData) -> Expected:
    """What is expected of the changed case; of the same request in another shape, the same ending and questions."""
    found = expect(tuple, facts, case.persona, data, case.asked_on)
    same = {name: getattr(case.expected, name) for name in ("ends", "field", "asks")} if by.same_request else {}
    return found.model_copy(update=same)
