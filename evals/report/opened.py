"""One run of a case, opened: the request, what each variant made of it, and what was said of that."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from pydantic import JsonValue

from agents.itinerary import Day, Itinerary
from evals.artifact import Artifact
from evals.case import EvalCase
from evals.phoenix import Links
from evals.report.difference import pieces
from evals.report.shapes import DayBrief, Opened, Piece, PromptUsed, Said, Side
from evals.row import Key, Row, Verdict
from evals.spending import tokens

LONGEST = 20_000
"""Characters of a text; what is longer is cut, and says so."""


def opened_of(
    artifact: Artifact, case: str, repetition: int, variants: Sequence[str], links: Links | None = None
) -> Opened:
    """Read it. Raises `KeyError` where there is no such case, `OSError` and `ArtifactError` as reading does."""
    found = artifact.cases[case]
    keys = [Key(case, variant, repetition) for variant in variants]
    sides = tuple(
        _side(artifact.row(key), artifact.counted.verdicts.get(key, {}).values(), links)
        for key in keys
        if key in artifact.counted.rows
    )
    return Opened(
        case=case,
        repetition=repetition,
        text=_cut(found.text),
        form=_form(found),
        values={name.replace("_", " "): value.replace("_", " ") for name, value in sorted(found.tuple.items())},
        example=links.example(case) if links else None,
        sides=sides,
        words=_words(sides, variants[0]),
    )


def _form(case: EvalCase) -> dict[str, str]:
    """The form in words, without what is empty."""
    return {name.replace("_", " "): _cut(_said(value)) for name, value in case.form.items() if value not in (None, "")}


def _said(value: JsonValue) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_said(inner)}" for name, inner in value.items() if inner not in (None, "", [], 0))
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


def _words(sides: Sequence[Side], first: str) -> dict[str, tuple[Piece, ...]]:
    left = next((side for side in sides if side.variant == first), None)
    if left is None:
        return {}
    return {side.variant: pieces(left.message, side.message) for side in sides if side is not left}


def _side(row: Row, verdicts: Iterable[Verdict], links: Links | None) -> Side:
    output = row.output
    plan = output.itinerary if output else None
    return Side(
        variant=row.variant,
        state=row.state,
        ended=output.ended if output else "",
        why=_cut((output.why if output else row.error) or ""),
        asked=output.asked if output else (),
        **(_plan(plan) if plan else _Plan()),
        verdicts=tuple(map(_verdict, sorted(verdicts, key=lambda one: (one.evaluator, one.judging)))),
        prompts=tuple(_prompt(agent, label, links) for agent, label in sorted(row.prompts.items())),
        trace=links.trace(row.trace_id) if links and row.trace_id else None,
        tokens=tokens(row.spent),
        seconds=row.elapsed_ms / 1000,
    )


class _Plan(TypedDict, total=False):
    headline: str
    message: str
    days: tuple[DayBrief, ...]
    total: str
    limit: str
    left: str
    missing: tuple[str, ...]


def _plan(plan: Itinerary) -> _Plan:
    money = plan.budget
    return {
        "headline": _cut(plan.headline),
        "message": _cut(plan.message),
        "days": tuple(map(_day, plan.days)),
        "total": str(money.total),
        "limit": str(money.limit) if money.limit else "",
        "left": str(money.left) if money.left else "",
        "missing": tuple(f"{part.part}: {part.why}" for part in plan.missing),
    }


def _day(day: Day) -> DayBrief:
    stops = tuple(f"{stop.start} {stop.name}" + ("" if stop.verified else " (unverified)") for stop in day.stops)
    return DayBrief(date=day.date.isoformat(), title=_cut(day.title), stops=stops)


def _verdict(verdict: Verdict) -> Said:
    return Said(
        evaluator=verdict.evaluator,
        outcome=verdict.outcome,
        label=verdict.label,
        reason=_cut(verdict.reason),
        evidence=tuple(map(_cut, verdict.evidence)),
        judging=verdict.judging,
    )


def _prompt(agent: str, label: str, links: Links | None) -> PromptUsed:
    url, playground = (links.prompt(label), links.playground(label)) if links else (None, None)
    return PromptUsed(agent=agent, label=label, url=url, playground=playground)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} … ({len(text) - LONGEST:,} characters more)"
