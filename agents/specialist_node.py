"""Running one specialist: pick tools, run them at once, write the hand-off."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from openai.types.chat import ChatCompletionMessageFunctionToolCall

from agents.deps import Deps, Run
from agents.handoffs import Handoff, Missing
from agents.prompt import load_prompt
from agents.specialists.registry import Specialist
from agents.toolbox import Failed, run_tools
from agents.tools.registry import ToolContext, all_tools
from agents.tracing import show_output, step
from agents.trip import Trip, TripCard


@dataclass(frozen=True, slots=True)
class Part:
    """A hand-off, which of its tools had no answer, and which texts of theirs were removed."""

    handoff: Handoff
    missing: tuple[Missing, ...]


async def run_specialist(agent: Specialist, trip: Trip, run: Run, deps: Deps) -> Part:
    """Two calls with the tools between them, inside the agent's span.

    Raises:
        ModelError: a call failed or the reply was unusable.
        TimeoutError: the specialists' share of the deadline is over.
    """
    prompt = load_prompt(agent.name, deps.prompts)
    card = TripCard.of(trip)
    values = {"trip": card.model_dump_json()}
    context = ToolContext(trip, deps.data, deps.live, deps.meaning)
    allowed = [name for name in agent.tools if name not in deps.tools_off]
    offered = [tool for name in allowed if (tool := all_tools()[name]).offered(context)]
    with step(deps.tracer, agent.name, "agent", given=card, parent="intake") as span:
        async with asyncio.timeout(run.left(deps.limits, deps.limits.specialists_share)):
            chat, messages = run.chat(deps, prompt, values), prompt.messages(**values)
            calls = _within_limits(await chat.pick_tools(messages, [tool.schema for tool in offered]))
            answers = await run_tools(agent.name, calls, [tool.name for tool in offered], context, deps.tracer)
            reply = await chat.write([*messages, *answers.messages], agent.reply)
        handoff = agent.assemble(reply, answers, trip)
        show_output(span, handoff)
    failed = [one for one in dict.fromkeys(answers.failed) if _counts(one)]
    removed = [Failed(answer.evidence.tool, why) for answer in answers.good for why in answer.result.removed]
    return Part(handoff, tuple(_missing(agent, one) for one in (*failed, *dict.fromkeys(removed))))


def _within_limits(
    calls: Sequence[ChatCompletionMessageFunctionToolCall],
) -> list[ChatCompletionMessageFunctionToolCall]:
    """The first calls of each tool, as many as it allows."""
    tools, seen = all_tools(), Counter[str]()
    kept: list[ChatCompletionMessageFunctionToolCall] = []
    for call in calls:
        name = call.function.name
        seen[name] += 1
        most = tools[name].at_most if name in tools else None
        if most is None or seen[name] <= most:
            kept.append(call)
    return kept


def _counts(failed: Failed) -> bool:
    """Whether a plan lacks something by it: an extra is in no plan when its source is off, so it may fail too."""
    tool = all_tools().get(failed.tool)
    return tool is None or tool.when is None


def _missing(agent: Specialist, failed: Failed) -> Missing:
    """`get_exchange_rate` of the budget agent is missing as `budget: exchange rate`."""
    what = failed.tool.partition("_")[2] or failed.tool
    return Missing(part=f"{agent.name}: {what.replace('_', ' ')}", why=failed.why)
