"""What the traveller has to be told."""

import json
from collections.abc import Callable

from agents.data.tables import TravelData
from agents.graph import ITINERARY
from evals.evaluators.came import alone
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Output, Sample
from synthetic.expected.comparison import holds, tells
from synthetic.expected.expected import StatedFact

Tells = Callable[[StatedFact], bool]


@evaluator("expected.facts", "reference")
def facts_stated(sample: Sample, _: TravelData) -> Said | None:
    """Weather, holidays, entry rule and the like are told; a specialist alone has to tell what its tools said."""
    expected, output, agent = sample.case.expected, sample.output, alone(sample.output)
    wanted = expected.facts if expected else ()
    if agent:
        wanted = [fact for fact in wanted if agent != ITINERARY and _was_said(fact, output, agent)]
    tell = _in_handoff(output, agent) if agent else _in_plan(output)
    if not wanted or tell is None:
        return None
    missing = [f"not told: {fact.topic}: {fact.holds!r}" for fact in wanted if not tell(fact)]
    return told(missing, f"all {len(wanted)} facts are told")


def _in_plan(output: Output) -> Tells | None:
    plan = output.itinerary
    return (lambda fact: tells(plan, fact)) if plan else None


def _in_handoff(output: Output, agent: str) -> Tells:
    text = json.dumps(output.handoffs.get(agent), ensure_ascii=False)
    return lambda fact: holds(text, fact)


def _was_said(fact: StatedFact, output: Output, agent: str) -> bool:
    return any(use.agent == agent and use.result and holds(use.result, fact) for use in output.tools)
