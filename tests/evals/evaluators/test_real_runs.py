"""The application, run by the rehearsal engine, is found to do what is expected of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from openinference.instrumentation import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.checks.registry import Plan, run_checks
from agents.data.tables import TravelData
from agents.deps import Deps
from evals.case import EvalCase
from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.planned import trip_of
from evals.evaluators.registry import Said, all_evaluators
from evals.output import Sample
from synthetic.case import Case
from synthetic.expected.expect import expect
from synthetic.expected.expected import Expected
from synthetic.perturbations.changes.registry import all_perturbations
from synthetic.perturbations.pairs import perturb
from synthetic.perturbations.retelling import Retelling
from synthetic.wording.writer import GrammarWriter
from tests.evals.evaluators.real_runs import run
from tests.synthetic.conftest import PLAIN
from tests.synthetic.perturbations.cases import FACTS, PERSONA, case_of

CASES = {
    "a plan": {"passport": "DE"},
    "a budget that cannot be": {"amount": 90},
    "days that contradict the dates": {"end": date(2027, 5, 4), "contradiction": "length"},
    "a vegan in a wheelchair": {"party": {"adults": 1, "mobility": "wheelchair", "diets": ["vegan"]}},
    "too long": {"days": 60},
}
AMOUNT_FREE = {"amount": None, "currency": None}


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def traced(deps: Deps, exporter: InMemorySpanExporter) -> Iterator[Deps]:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    yield replace(deps, tracer=provider.get_tracer("test"))
    provider.shutdown()


def made(data: TravelData, today: date, **changes: object) -> Case:
    """A case whose expectation is worked out from its facts."""
    facts = type(FACTS).model_validate(FACTS.model_dump() | changes)
    tuple = {"clarity": "contradictory"} if facts.contradiction else {} if facts.amount else {"budget": "absent"}
    return case_of(facts, tuple, expected=expect(PLAIN | tuple, facts, PERSONA, data, today))


def verdicts(sample: Sample, data: TravelData) -> dict[str, Said]:
    found = {name: one.evaluate(sample, data) for name, one in all_evaluators().items()}
    return {name: said for name, said in found.items() if said}


@pytest.mark.parametrize("name", CASES)
async def test_references_pass(name: str, traced: Deps, exporter: InMemorySpanExporter, today: date) -> None:
    sample = await run(EvalCase.of(made(traced.data, today, **CASES[name])), traced, exporter, today)
    found = {name: said for name, said in verdicts(sample, traced.data).items() if not name.startswith("message.")}
    assert {name: said for name, said in found.items() if said.outcome != "pass" and name.startswith("e")} == {}
    assert ("expected.order" in found) == (name != "too long")


async def test_a_wrong_expectation_is_seen(traced: Deps, exporter: InMemorySpanExporter, today: date) -> None:
    case = EvalCase.of(made(traced.data, today))
    wrong = Expected.model_validate(
        {"ends": "refused", "asks": ["which_length"], "feasible": False, "never": ["get_costs"], "needs": ["children"]}
        | {"calls": [{"agent": "research", "tool": "get_visa_rule", "arguments": {"passport": "IN"}}]}
        | {"facts": [{"topic": "climate", "holds": "99 °C"}], "cheapest": "1", "currency": "USD"}
    )
    sample = await run(case.model_copy(update={"expected": wrong}), traced, exporter, today)
    failed = [name for name, said in verdicts(sample, traced.data).items() if said.outcome == "fail"]
    assert [name for name in failed if name.startswith("expected.")] == [
        "expected.ending", "expected.facts", "expected.feasibility", "expected.forbidden_tools", "expected.needs",
        "expected.questions", "expected.tools",
    ]  # fmt: skip


async def test_a_plan_that_is_checked_again_breaks_what_it_broke_before(
    traced: Deps, exporter: InMemorySpanExporter, today: date
) -> None:
    case = EvalCase.of(made(traced.data, today, amount=90))
    sample = await run(case, traced, exporter, today)
    plan, trip = sample.output.itinerary, trip_of(sample, traced.data)
    assert plan
    assert trip
    again = run_checks(Plan(plan, trip, traced.data))
    assert again == plan.violations


async def test_every_perturbation_holds_and_is_broken_by_a_plan_that_is_lost(
    traced: Deps, exporter: InMemorySpanExporter, today: date
) -> None:
    """Each on the first of some cases that it applies to."""
    bases = [made(traced.data, today), made(traced.data, today, **AMOUNT_FREE)]
    seen: dict[str, str] = {}
    for name, one in all_perturbations().items():
        first, second = next(_pairs(name, bases, traced.data))
        before = await run(EvalCase.of(first), traced, exporter, today)
        after = await run(EvalCase.of(second), traced, exporter, today)
        lost = after.model_copy(
            update={"output": after.output.model_copy(update={"itinerary": None, "ended": "failed"})}
        )
        pair = all_pair_evaluators()[f"pair.{one.name}"]
        found = (pair.evaluate(before, after, traced.data), pair.evaluate(before, lost, traced.data))
        seen[pair.name] = " ".join(said.label if said else "none" for said in found)
        assert pair.evaluate(after, before, traced.data) is None
    assert seen == dict.fromkeys(all_pair_evaluators(), "holds broken")


def _pairs(name: str, bases: list[Case], data: TravelData) -> Iterator[tuple[Case, Case]]:
    retelling = Retelling(data, GrammarWriter())
    for base in bases:
        second = perturb(base, all_perturbations()[name], 1, retelling)
        if isinstance(second, Case):
            yield base, second
