"""The scripts that ship, on a few cases."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openinference.instrumentation import OITracer
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.graph import build_graph
from agents.request import TripRequest
from agents.run import plan_trip
from evals.artifact import read_summary
from evals.examples import compare_two_prompts, evaluate_production_traces, one_agent_alone, profile_a_judge
from evals.lab import Lab
from evals.made_cases import made_cases
from tests.standin.spans import as_phoenix_gives, phoenix_with

Said = pytest.CaptureFixture[str]
RATE = r"[01]\.\d{3} \[0\.\d{3}, [01]\.\d{3}\]"


async def test_compare_two_prompts(lab: Lab, capsys: Said) -> None:
    await compare_two_prompts.main(lab, 5)
    said = capsys.readouterr().out
    assert said.startswith("friendly against baseline: ")
    assert re.search(rf"^friendly +{RATE} -> {RATE}: (better|cannot tell)$", said, re.MULTILINE)
    summary = read_summary(lab.folder / "compare-two-prompts")
    assert summary
    assert (summary.ending, summary.rows) == ("complete", 10)
    await compare_two_prompts.main(lab, 5)
    assert capsys.readouterr().out == said


async def test_profile_a_judge(lab: Lab, capsys: Said) -> None:
    await profile_a_judge.main(lab, 4)
    said = dict(re.split(r"  +(?=\d|too)", line.strip(), maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert said["says another thing when it looks again"].startswith("0.000 [0.000, ")
    assert said["leaves it unscored"].startswith("0.000 [0.000, ")
    assert said["passes null.empty_plan"].startswith("0.000 [0.000, ")
    assert re.fullmatch(r"\d.\d{3} \[.*\]", said["passes friendly"])


async def test_one_agent_alone(lab: Lab, capsys: Said) -> None:
    await one_agent_alone.main(lab, 4)
    said = capsys.readouterr().out
    assert said.startswith("concise against baseline: ")
    whole, alone = (int(number.replace(",", "")) for number in re.findall(r": ([\d,]+) tokens a run", said))
    assert 0 < alone < whole / 2


async def test_evaluate_production_traces(
    lab: Lab, tracer: OITracer, exporter: InMemorySpanExporter, capsys: Said
) -> None:
    deps = replace(lab.deps, tracer=tracer)
    for city in ("Lisbon", "Rome", "Bern"):
        request = TripRequest.model_validate({"destination": city, "days": 2})
        await plan_trip(request, build_graph(deps), deps, date(2026, 11, 20))
    told: list[dict[str, Any]] = []
    with phoenix_with(as_phoenix_gives(exporter.get_finished_spans()), told) as url:
        await evaluate_production_traces.main(replace(lab, phoenix=url, project="triplab"), 2)
    said = capsys.readouterr().out
    assert said.startswith("2 traces, left out: none")
    assert re.search(rf"^message.discount +passes {RATE} of 2$", said, re.MULTILINE)
    assert f"{len(told)} verdicts are annotations on the traces now" in said
    assert {one["annotator_kind"] for one in told} == {"CODE", "LLM"}


async def test_without_traces_it_says_so(lab: Lab, capsys: Said) -> None:
    await evaluate_production_traces.main(lab)
    assert capsys.readouterr().out.startswith("There is no Phoenix: start it")


def test_made_cases_are_as_many_as_asked_for_and_the_same_again(lab: Lab) -> None:
    first = made_cases(5, lab.deps.data, date(2026, 11, 20), seed=3)
    assert len({case.id for case in first}) == 5
    assert made_cases(5, lab.deps.data, date(2026, 11, 20), seed=3) == first
    assert made_cases(5, lab.deps.data, date(2026, 11, 20), seed=4) != first
