"""The form under guard: what a traveller wrote, looked at before anything else reads it."""

from collections.abc import Mapping

from openinference.instrumentation import OITracer

from agents.guards.registry import inspect
from agents.request import TripRequest
from agents.tracing import show_output, step
from agents.trip import Refusal

PASSED = "nothing found"


def prepare() -> None:
    """Find the guards and read the phrases now, so that no traveller waits for it."""
    inspect("", "notes")


def guard_form(request: TripRequest, tracer: OITracer) -> None:
    """Refuse a request that holds an attack; a guardrail span says what was found.

    Currency, ids and dates need no look: their patterns leave no room for words.

    Raises:
        Refusal: names the field and says why.
    """
    texts = {
        "destination": request.destination,
        "origin": request.origin,
        "passport": request.passport,
        "budget": request.budget and request.budget.text,
        "notes": request.notes,
    }
    _guard({field: text for field, text in texts.items() if text}, tracer)


def guard_answer(words: str | None, field: str, tracer: OITracer) -> None:
    """Refuse an answer in words to a question about `field`.

    Raises:
        Refusal: names the field and says why.
    """
    if words:
        _guard({"answer": words}, tracer, field)


def guard_change(words: str, tracer: OITracer) -> None:
    """Refuse a follow-up to a plan that holds an attack.

    Raises:
        Refusal: says why.
    """
    _guard({"refine": words}, tracer, "change")


def _guard(texts: Mapping[str, str], tracer: OITracer, field: str | None = None) -> None:
    with step(tracer, "guard", "guardrail", given={"fields": list(texts)}) as span:
        finding = next((found for name, text in texts.items() if (found := inspect(text, name))), None)
        if finding and span.is_recording():
            span.set_attributes({"triplab.guard.code": finding.code, "triplab.guard.field": finding.field})
        show_output(span, finding.why if finding else PASSED)
    if finding:
        raise Refusal(field or finding.field, finding.why)
