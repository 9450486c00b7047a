"""Whether a case ends as the other one does."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("same_ending", of_plans=False)
def same_ending(first: Observed, second: Observed) -> Iterator[Breach]:
    """Both end the same way, refuse the same field, and ask the same questions in the same order."""
    if first.end != second.end:
        yield differ("the end", first.end, second.end, "the same")
    elif first.field != second.field:
        yield differ("the field at fault", first.field, second.field, "the same")
    if first.asked != second.asked:
        yield differ("asked", _said(first.asked), _said(second.asked), "the same")


def _said(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "nothing"
