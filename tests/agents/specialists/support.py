"""Answers of tools as the toolbox hands them on."""

from collections.abc import Mapping
from typing import Any

from agents.evidence import Evidence
from agents.toolbox import Answers, Failed
from agents.tools.registry import Answer, ToolContext
from tests.agents.support import call


async def answers(context: ToolContext, calls: Mapping[str, Mapping[str, Any]], *failed: Failed) -> Answers:
    """Run tools by name; their topics are their evidence ids."""
    good: list[Answer] = []
    for name, arguments in calls.items():
        result = await call(name, context, **arguments)
        good.append(Answer(Evidence(id=result.topic, tool=name, source=result.source), result))
    return Answers(tuple(good), failed, ())
