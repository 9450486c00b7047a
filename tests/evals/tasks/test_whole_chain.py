"""The whole chain as a task: what is recorded, and what the person behind a case says."""

import asyncio
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openinference.instrumentation import OITracer
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.deps import Deps
from evals.case import EvalCase
from evals.row import Row
from evals.tasks.whole_chain import whole_chain
from evals.variant import load_variant
from tests.agents.support import Meddling
from tests.evals.tasks.conftest import KINDS, LISBON, Chain, message_of, output_of, timeless


async def test_a_row_holds_all_that_happened(chain: Chain) -> None:
    row = await chain()(LISBON, 0)
    output = output_of(row)
    assert (row.key, output.ended, output.why, row.model) == (("c1", "baseline", 0), "planned", None, "rehearsal-1")
    assert (row.spent.calls, row.spent.usd, row.trace_id) == (7, Decimal(0), None)
    assert row.spent.prompt_tokens > row.spent.completion_tokens > 0
    assert set(row.prompts) == {"research", "budget", "local", "itinerary"}
    assert set(output.handoffs) == {"research", "budget", "local"}
    assert output.request["destination"] == "Lisbon"
    assert Counter(use.agent for use in output.tools) == {"research": 4, "budget": 2, "local": 4}
    climate = next(use for use in output.tools if use.tool == "get_climate")
    assert climate.arguments["destination_id"] == "lisbon"
    assert json.loads(climate.result or "")["topic"] == "climate"
    assert Row.model_validate_json(row.model_dump_json()) == row


async def test_agents_are_timed(chain: Chain) -> None:
    output = output_of(await chain()(LISBON, 0))
    at = {use.agent: use for use in output.agents}
    assert set(at) == {"intake", "research", "budget", "local", "itinerary", "check"}
    specialists = [at[name] for name in ("research", "budget", "local")]
    assert at["intake"].ended <= min(use.started for use in specialists)
    assert max(use.ended for use in specialists) <= at["itinerary"].started <= at["itinerary"].ended
    assert {use.failed for use in output.agents} == {None}


async def test_variants_act(chain: Chain) -> None:
    form = {"destination": "Tokyo", "days": 7, "budget": "1,000 USD", "passport": "DE", "interests": ["food", "nature"]}
    case = LISBON.model_copy(update={"form": form})
    names = ("baseline", "concise", "friendly", "discount")
    plain, concise, friendly, discount = [message_of(await chain(name)(case, 0)) for name in names]
    assert len(concise) < 500 < len(plain)
    assert "!" not in plain
    assert "!" in friendly
    assert "discount" not in plain
    assert {"discount", "email"} <= set(discount.lower().replace(",", " ").replace(".", " ").split())


async def test_variants_act_on_changed_plans_too(chain: Chain) -> None:
    concise = message_of(await chain("concise")(KINDS["refine"], 0))
    discount = message_of(await chain("discount")(KINDS["refine"], 0))
    assert len(concise) < 500
    assert "discount" in discount.lower()


@pytest.mark.parametrize("name", ["plain", "refine", "two_questions", "impossible"])
async def test_the_same_case_and_repetition_give_the_same_row(chain: Chain, name: str) -> None:
    first, second = await chain("friendly")(KINDS[name], 1), await chain("friendly")(KINDS[name], 1)
    assert timeless(first) == timeless(second)


async def test_repetitions_have_seeds_of_their_own(deps: Deps, today: date) -> None:
    endpoint = Meddling()
    task = whole_chain(load_variant("friendly"), replace(deps, client=endpoint.client()), today=today)
    messages = {message_of(await task(LISBON, repetition)) for repetition in range(6)}
    assert [body["seed"] for body in endpoint.asked["itinerary"]] == [1, 2, 3, 4, 5, 6]
    assert {body["temperature"] for body in endpoint.asked["itinerary"]} == {0.4}
    assert len(messages) > 1


@pytest.mark.parametrize(
    ("name", "ended", "field", "asked"),
    [
        ("plain", "planned", None, ()),
        ("which_city", "planned", None, ("which_destination",)),
        ("two_questions", "planned", None, ("which_destination", "which_length")),
        ("level", "planned", None, ("level_or_style",)),
        ("impossible", "planned", None, ("impossible_budget",)),
        ("unknown", "refused", "destination", ("unknown_destination",) * 4),
        ("too_long", "invalid", "days", ()),
        ("past", "refused", "start", ()),
        ("attack", "refused", "notes", ()),
    ],
)
async def test_each_kind_of_case_ends_as_it_has_to(
    chain: Chain, name: str, ended: str, field: str | None, asked: tuple[str, ...]
) -> None:
    output = output_of(await chain()(KINDS[name], 0))
    assert (output.ended, output.field, output.asked, len(output.said)) == (ended, field, asked, len(asked))
    assert bool(output.itinerary) is (ended == "planned")
    assert bool(output.why) is (ended != "planned")


async def test_questions_are_answered_by_the_facts(chain: Chain) -> None:
    output = output_of(await chain()(KINDS["two_questions"], 0))
    assert output.said == ("Springfield, Illinois, United States", "3 days, 2027-05-01 to 2027-05-03")
    assert (output.request["destination_id"], output.request["days"]) == ("gn-4250542", 3)


async def test_without_facts_a_question_leaves_the_plan_to_assumptions(chain: Chain) -> None:
    unknown = KINDS["which_city"].model_copy(update={"facts": None})
    output = output_of(await chain()(unknown, 0))
    assert (output.ended, output.asked, output.said) == ("planned", ("which_destination",), ())
    assert output.itinerary
    assert output.itinerary.assumptions[0].startswith("“Springfield” is read as ")


async def test_a_change_is_made_of_the_plan_before(chain: Chain) -> None:
    row = await chain()(KINDS["refine"], 0)
    output = output_of(row)
    assert (row.spent.calls, len(output.said)) == (9, 1)
    assert output.itinerary
    assert output.before
    assert output.itinerary.revision
    assert output.itinerary.revision.asked == output.said[0]
    assert len(output.itinerary.days[1].stops) < len(output.before.itinerary.days[1].stops)
    assert [use.tool for use in output.tools if use.agent == "refine"] == ["lighten"]
    assert set(row.prompts) == {"research", "budget", "local", "itinerary", "refine", "revise"}


async def test_a_change_that_comes_to_nothing_is_no_failed_plan(chain: Chain) -> None:
    nothing = {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "No."}}]}
    nothing |= {"id": "c", "object": "chat.completion", "created": 1, "model": "m"}
    row = await chain(client=Meddling(refine=httpx2.Response(200, json=nothing)).client())(KINDS["refine"], 0)
    output = output_of(row)
    assert output.ended == "planned"
    assert str(output.why).startswith(f"the change “{output.said[0]}” came to nothing: ")
    assert output.before
    assert output.before.itinerary == output.itinerary


async def test_the_trace_names_what_it_is_of(chain: Chain, tracer: OITracer, exporter: InMemorySpanExporter) -> None:
    row = await chain("concise", tracer=tracer)(KINDS["refine"], 3)
    spans = exporter.get_finished_spans()
    (root,) = [span for span in spans if span.parent is None]
    assert root.context
    assert (row.trace_id, row.span_id) == (f"{root.context.trace_id:032x}", f"{root.context.span_id:016x}")
    assert {span.context.trace_id for span in spans if span.context} == {root.context.trace_id}
    assert "refine_trip" in {span.name for span in spans}
    metadata = json.loads(str((root.attributes or {})["metadata"]))
    said = {name: metadata[name] for name in ("experiment", "case", "variant", "repetition", "tuple")}
    assert said == {
        "experiment": "trial", "case": KINDS["refine"].id, "variant": "concise", "repetition": "3",
        "tuple": {"intent": "refine"},
    }  # fmt: skip


async def test_rows_are_the_same_traced_or_not(chain: Chain, tracer: OITracer) -> None:
    assert timeless(await chain(tracer=tracer)(LISBON, 0)) == timeless(await chain()(LISBON, 0))


async def test_side_by_side_nothing_is_mixed_up(chain: Chain) -> None:
    names = ["plain", "which_city", "refine", "needs", "level", "attack"]
    alone = [timeless(await chain()(KINDS[name], 0)) for name in names]
    task = chain()
    together = await asyncio.gather(*(_run(task, KINDS[name]) for name in names))
    order = [replace_tools(row) for row in map(timeless, together)]
    assert order == [replace_tools(row) for row in alone]


async def _run(task: Any, case: EvalCase) -> Row:
    return await task(case, 0)


def replace_tools(row: Row) -> Row:
    """Tools of agents that work side by side start in any order."""
    output = output_of(row)
    tools = tuple(sorted(output.tools, key=lambda use: (use.agent, use.tool)))
    return row.model_copy(update={"output": output.model_copy(update={"tools": tools})})


async def test_an_edit_of_a_prompt_file_does_not_reach_a_task_that_runs(
    deps: Deps, today: date, tmp_path: Path
) -> None:
    for name, text in load_variant("baseline").prompts.items():
        (tmp_path / name).write_text(text)
    task = whole_chain(load_variant("baseline", tmp_path), deps, today=today)
    before = await task(LISBON, 0)
    (tmp_path / "itinerary.v2.md").write_text("broken")
    assert timeless(await task(LISBON, 0)) == timeless(before)
