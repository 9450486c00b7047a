"""Did a case go as expected? Pure: what was expected and what came in, a verdict with its reasons out."""

from collections.abc import Iterator
from typing import NamedTuple

from synthetic.driving.result import Result
from synthetic.expected.comparison import ABOUT_NEEDS, Came, ending, feasibility, needs, questions
from synthetic.expected.expected import Expected
from synthetic.rows_file import Outcome


class Judged(NamedTuple):
    """`pass`, `fail` or `unscored`, and why not."""

    outcome: Outcome
    why: list[str]


def judge(expected: Expected, result: Result) -> Judged:
    """Compare ending, questions, feasibility, breaches and needs.

    A call that failed says nothing about the application, nor does a question that the person could not answer:
    unscored. Changes that came to nothing count only for a person without mistakes.
    """
    if result.ended == "call_failed":
        return Judged("unscored", [f"the call failed: {result.why}"])
    if result.ended == "left" and result.mistakes:
        return Judged("unscored", [f"the traveller: {mistake}" for mistake in result.mistakes])
    came = _came(result)
    why = [
        *ending(expected, came),
        *questions(expected, came),
        *feasibility(expected, came),
        *_breaches(expected, result),
        *needs(expected, came),
        *_turns(expected, result),
    ]
    return Judged("fail" if why else "pass", why)


def _came(result: Result) -> Came:
    return Came(
        ended=result.ended,
        why=result.why,
        fields=result.fields,
        asked=result.asked,
        feasibility=result.feasibility,
        violations=result.violations,
        needs=result.needs,
    )


def _breaches(expected: Expected, result: Result) -> Iterator[str]:
    explained = {"over_budget"} if expected.feasible is False else set[str]()
    for found in result.violations:
        if found.severity == "hard" and found.code not in explained and found.code not in ABOUT_NEEDS:
            yield f"{found.code} at {found.where}: {found.why}"


def _turns(expected: Expected, result: Result) -> Iterator[str]:
    """Of a plan that was expected: every change that was asked for came to something."""
    if expected.ends == "plan" and not result.mistakes:
        for turn in result.turns:
            if turn.question is None and turn.status != "done":
                yield f"the change {turn.said!r} came to nothing: {turn.why or turn.status}"
