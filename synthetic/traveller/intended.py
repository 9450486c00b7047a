"""A goal made definite on a plan: the edit and all its arguments."""

from dataclasses import dataclass
from random import Random

from pydantic import JsonValue

from agents.data.naming import fold
from agents.data.records import Diet, Interest
from agents.edits.registry import EditArgs
from synthetic.facts.facts import Goal
from synthetic.traveller.goals.registry import all_goals
from synthetic.traveller.seen import Seen


@dataclass(frozen=True, slots=True)
class Intended:
    """One change that can be said in words, and looked for in a plan."""

    edit: str
    args: EditArgs

    @property
    def goal(self) -> Goal:
        """The same as the words' grammar takes it."""
        return Goal(edit=self.edit, arguments=self.args.model_dump(mode="json"))

    def means(self, other: "Intended | None") -> bool:
        """Whether both are the same, however a name is spelt."""
        return other is not None and self._folded() == other._folded()

    def __str__(self) -> str:
        """`move query='Time Out Market' day=2`."""
        return " ".join([self.edit, *(f"{name}={value!r}" for name, value in self.goal.arguments.items())])

    def _folded(self) -> tuple[str, dict[str, JsonValue]]:
        given = self.goal.arguments
        return self.edit, {name: fold(value) if isinstance(value, str) else value for name, value in given.items()}


def intended(goal: Goal, seen: Seen, rng: Random) -> Intended:
    """A goal on this plan; raises `NotPossible` where it cannot be named, `ValueError` for an unknown edit."""
    if goal.edit not in all_goals():
        raise ValueError(f"unknown edit {goal.edit!r} of a goal; allowed: {', '.join(all_goals())}")
    return Intended(goal.edit, all_goals()[goal.edit].resolve(goal.arguments, seen, rng))


def misspoken(meant: Intended, seen: Seen, rng: Random) -> Intended | None:
    """The same with one argument wrong: another day, stop, interest or diet; None where nothing can be mixed up."""
    given = meant.goal.arguments
    wrong = {name: _others(name, value, seen) for name, value in given.items()}
    names = [name for name, others in wrong.items() if others]
    if not names:
        return None
    name = names[int(rng.random() * len(names))]
    other = wrong[name][int(rng.random() * len(wrong[name]))]
    return Intended(meant.edit, type(meant.args).model_validate(given | {name: other}))


def _others(name: str, value: JsonValue, seen: Seen) -> list[JsonValue]:
    match name:
        case "day":
            known: list[JsonValue] = list(seen.days)
        case "query":
            known = [visit.stop.name for visit in seen.visits()]
        case "interest":
            known = [str(each) for each in Interest]
        case "diet":
            known = [str(each) for each in Diet]
        case _:
            known = []
    return [each for each in known if each != value]
