"""The second cases of pairs, behind the cases that they are made from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from synthetic.case import Case
    from synthetic.dimensions import Dimensions
    from synthetic.perturbations.pairs import Skipped
    from synthetic.wording.cases import Making


def names_of(perturb: str | None) -> list[str]:
    """The perturbations that an option names, parted by commas; what is unknown ends the command."""
    from synthetic.dimensions import DimensionsError
    from synthetic.perturbations.changes.registry import chosen

    names = [name.strip() for name in (perturb or "").split(",") if name.strip()]
    try:
        chosen(names)
    except DimensionsError as error:
        stop(Exit.USAGE, f"--perturb: {error}")
    return names


def with_pairs(
    cases: "Iterable[Case]", names: list[str], making: "Making", dimensions: "Dimensions", kept: "Sequence[Case]" = ()
) -> "Iterator[Case]":
    """All cases, then the second ones of their pairs but those kept; says on standard error how many there are."""
    from synthetic.perturbations.pairs import perturbed
    from synthetic.perturbations.retelling import Retelling

    first = [case for case in kept if case.pair is None]
    paired = {case.id for case in kept}
    for case in cases:
        first.append(case)
        yield case
    if names:
        made, skipped = perturbed(first, names, making.seed, Retelling(making.data, making.writer), dimensions)
        yield from (case for case in made if case.id not in paired)
        typer.echo("\n".join(_said(len(made), skipped)), err=True)


def _said(made: int, skipped: "list[Skipped]") -> "Iterator[str]":
    yield f"{made:,} pairs; {len(skipped):,} times a perturbation did not apply" + (":" if skipped else ".")
    for why, times in sorted(Counter(each.why for each in skipped).items(), key=lambda item: (-item[1], item[0])):
        yield f"  {times:,} x {why}"
