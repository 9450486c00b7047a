"""Did a case go as expected? Pure: what was expected and what came in, a verdict with its reasons out."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from synthetic.driving.result import Ended, Result
from synthetic.expected.expected import Ending, Expected
from synthetic.rows_file import Outcome

ENDINGS: dict[Ending, Ended] = {"plan": "planned", "refused": "refused", "invalid": "invalid"}
ABOUT_NEEDS = {"diet": "diet", "mobility": "mobility", "children": "children"}
"""The need that a violation of a code is about. That of children is soft, and breaks the need all the same."""


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
    why = [sentence for compare in _COMPARISONS for sentence in compare(expected, result)]
    return Judged("fail" if why else "pass", why)


def _ending(expected: Expected, result: Result) -> Iterator[str]:
    wanted = ENDINGS[expected.ends]
    if result.ended != wanted:
        yield f"ended {result.ended}, expected {wanted}" + (f": {result.why}" if result.why else "")
    elif expected.field and expected.field not in result.fields:
        yield f"{result.ended} for {', '.join(result.fields) or 'no field'}, expected {expected.field}"


def _questions(expected: Expected, result: Result) -> Iterator[str]:
    wanted, asked = expected.asks, result.asked
    if expected.ends == "refused":  # a place that nobody knows is asked for until the application gives up
        wanted, asked = _each_once(wanted), _each_once(asked)
    if wanted != asked:
        yield f"asked {', '.join(asked) or 'nothing'}, expected {', '.join(wanted) or 'nothing'}"


def _each_once(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code, _ in groupby(codes))


def _feasibility(expected: Expected, result: Result) -> Iterator[str]:
    """An impossible budget is asked about; what the answer makes of it is another budget."""
    if result.ended != "planned" or expected.feasible is None:
        return
    told = result.feasibility == "impossible" or "impossible_budget" in result.asked
    if expected.feasible and told:
        yield f"the budget is called impossible; the cheapest is {expected.cheapest} {expected.currency}"
    if not expected.feasible and not told:
        yield f"the budget is not called impossible; the cheapest is {expected.cheapest} {expected.currency}"


def _breaches(expected: Expected, result: Result) -> Iterator[str]:
    explained = {"over_budget"} if expected.feasible is False else set[str]()
    for found in result.violations:
        if found.severity == "hard" and found.code not in explained and found.code not in ABOUT_NEEDS:
            yield f"{found.code} at {found.where}: {found.why}"


def _needs(expected: Expected, result: Result) -> Iterator[str]:
    if result.ended != "planned":
        return
    for need in expected.needs:
        if need not in result.needs:
            yield f"{need} is not in the request as it was planned"
    for found in result.violations:
        need = ABOUT_NEEDS.get(found.code)
        if need and (found.severity == "hard" or any(one.startswith(need) for one in expected.needs)):
            yield f"{need} is not respected at {found.where}: {found.why}"


def _turns(expected: Expected, result: Result) -> Iterator[str]:
    """Of a plan that was expected: every change that was asked for came to something."""
    if expected.ends == "plan" and not result.mistakes:
        for turn in result.turns:
            if turn.question is None and turn.status != "done":
                yield f"the change {turn.said!r} came to nothing: {turn.why or turn.status}"


Compare = Callable[[Expected, Result], Iterator[str]]
_COMPARISONS: tuple[Compare, ...] = (_ending, _questions, _feasibility, _breaches, _needs, _turns)
