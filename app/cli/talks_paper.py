"""Conversations of simulated travellers on a terminal: who got the change that was wanted, and whose fault it was."""

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, JsonValue
from rich.console import Console

from synthetic.driving.result import ResultLine
from synthetic.traveller.record import Blame, Friction

BLAMED: tuple[Blame, ...] = ("app", "traveller", "both", "unclear")


class Talk(BaseModel):
    """What is told here of a record; what else stands in it is left aside."""

    goals: list[JsonValue]
    open: list[JsonValue]
    turns: list[JsonValue]
    reached: bool
    blame: Blame
    friction: Friction


def print_talks(lines: Sequence[ResultLine]) -> None:
    """Print how the conversations went, of those who wanted a change; nothing where nobody did."""
    talks = [Talk.model_validate(line.result.record) for line in lines if line.result.record is not None]
    talks = [talk for talk in talks if talk.goals or talk.open]
    if not talks:
        return
    console = Console()
    reached, turns = sum(talk.reached for talk in talks), sum(len(talk.turns) for talk in talks)
    console.print(
        f"\n{reached} of {len(talks)} travellers got all that they asked for, in {turns} turns.", highlight=False
    )
    blames = Counter(talk.blame for talk in talks)
    if said := ", ".join(f"{blame} {blames[blame]}" for blame in BLAMED if blames[blame]):
        console.print(f"Whose fault it was where something went wrong: {said}.", highlight=False)
    friction = {name: sum(getattr(talk.friction, name) for talk in talks) for name in Friction.model_fields}
    if any(friction.values()):
        told = ", ".join(f"{name} {count}" for name, count in friction.items() if count)
        console.print(f"Friction: {told}.", highlight=False)
