"""Making the second case of each pair."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from pydantic import JsonValue

from synthetic.case import Case, Pair, case_id
from synthetic.coverage.measure import measure
from synthetic.dimensions import Dimensions
from synthetic.expected.expect import expect
from synthetic.expected.expected import Expected
from synthetic.facts.facts import Facts
from synthetic.form import form_of
from synthetic.perturbations.changes.registry import Given, Perturbation, Skip, chosen
from synthetic.perturbations.relations.registry import all_relations
from synthetic.perturbations.retelling import Retelling
from synthetic.perturbations.tuple_after import tuple_after


@dataclass(frozen=True, slots=True)
class Skipped:
    """A perturbation that made no pair of a case, and why."""

    case: str
    perturbation: str
    why: str


def perturbed(
    cases: Iterable[Case], names: Iterable[str], seed: int, retelling: Retelling, dimensions: Dimensions
) -> tuple[list[Case], list[Skipped]]:
    """The second cases of all pairs, in the order of the cases, and what was left out.

    Args:
        cases: the first cases; those that are second ones of a pair themselves are passed over.
        names: of perturbations, or `all`.
        seed: the same seed gives the same pairs.
        retelling: how changed facts are put into words.
        dimensions: what the tuples are of; a pair whose tuple they forbid is left out.

    Raises:
        DimensionsError: a name is not known.
        WriterError: the writer is a model, and it cannot go on.
    """
    made: dict[str, Case] = {}
    skipped: list[Skipped] = []
    wanted = chosen(names)
    for case in cases:
        for one in () if case.pair else wanted:
            new = perturb(case, one, seed, retelling)
            if isinstance(new, Case) and (new.id == case.id or new.id in made):
                new = Skip("it makes no new case")
            if isinstance(new, Case) and _forbids(dimensions, new.tuple):
                new = Skip("the dimensions forbid its tuple")
            if isinstance(new, Case):
                made[new.id] = new
            else:
                skipped.append(Skipped(case.id, one.name, new.why))
    return list(made.values()), skipped


def perturb(case: Case, by: Perturbation, seed: int, retelling: Retelling) -> Case | Skip:
    """The second case of one pair, or why there is none."""
    if case.expected.ends != "plan" and all_relations()[by.relations[0]].of_plans:
        return Skip("no plan is expected that could be compared")
    if case.facts.goals and not by.same_request:
        return Skip("the change that is asked for afterwards would blur what is compared")
    rng = Random(f"{seed}/{case.id}/{by.name}")
    change = by.perturb(Given(case, rng, retelling.data, lambda seed: retelling.anew(case, seed)))
    if isinstance(change, Skip):
        return change
    facts, data = change.facts or case.facts, retelling.data
    bare = _laid_over(form_of(facts, case.persona, case.words.notes), change.form or {})
    tuple = tuple_after(case, change, bare, data)
    words = change.words or (retelling.of(case, facts, tuple) if change.facts else case.words)
    if words is None:
        return Skip("no words that were tried tell its tuple")
    form = _laid_over(form_of(facts, case.persona, words.notes), change.form or {})
    updates: dict[str, object] = {
        "id": case_id(tuple, case.seed, words, form), "tuple": tuple, "facts": facts, "words": words, "form": form,
        "expected": _expected(case, by, facts, tuple, retelling), "pair": Pair(of=case.id, perturbation=by.name),
    }  # fmt: skip
    return case.model_copy(update=updates)


def _forbids(dimensions: Dimensions, tuple: Mapping[str, str]) -> bool:
    """Whether a tuple, which may leave dimensions out, holds something forbidden."""
    return bool(measure(dimensions.space(1), [dimensions.encode(tuple)]).astray)


def _laid_over(form: Mapping[str, JsonValue], fields: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in {**form, **fields}.items() if not (name in fields and value is None)}


def _expected(case: Case, by: Perturbation, facts: Facts, tuple: Mapping[str, str], retelling: Retelling) -> Expected:
    """What is expected of the changed case; of the same request in another shape, the same ending and questions."""
    found = expect({**case.tuple, **tuple}, facts, case.persona, retelling.data, case.asked_on)
    same = {name: getattr(case.expected, name) for name in ("ends", "field", "asks")} if by.same_request else {}
    return found.model_copy(update=same)
