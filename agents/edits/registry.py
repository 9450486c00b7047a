"""What an edit is, and how the folder's edits are found."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from openai import pydantic_function_tool
from openai.types.chat import ChatCompletionFunctionToolParam
from pydantic import BaseModel, ConfigDict

from agents.data.records import Place
from agents.data.tables import TravelData
from agents.folder import import_folder
from agents.itinerary import DayDraft
from agents.trip import Trip


class EditError(ValueError):
    """A change that cannot be made; the message names what was asked and what is possible."""


class EditArgs(BaseModel):
    """Arguments of an edit; unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Editable:
    """A plan while it is edited: the trip, whose needs an edit may change, and the days. `said` tells what was done."""

    trip: Trip
    days: tuple[DayDraft, ...]
    data: TravelData
    said: tuple[str, ...] = ()

    def place(self, place_id: str) -> Place | None:
        """A stop's place, or None for one that the data does not know."""
        return self.data.place(self.trip.destination.id, place_id)

    @property
    def used(self) -> set[str]:
        """Ids of the places in the plan."""
        return {stop.place_id for day in self.days for stop in day.stops}

    def index(self, day: int) -> int:
        """The position of day `day`, counted from 1.

        Raises:
            EditError: there is no such day.
        """
        if not 1 <= day <= len(self.days):
            raise EditError(f"there is no day {day}; the plan has days 1 to {len(self.days)}")
        return day - 1

    def with_day(self, index: int, day: DayDraft, said: str) -> "Editable":
        """The plan with another day in one place, and what that means in words."""
        days = (*self.days[:index], day, *self.days[index + 1 :])
        return replace(self, days=days, said=(*self.said, said))


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that the model may pick, as a function it may call. Its docstring is what the model is told."""

    name: str
    arguments: type[EditArgs]
    apply: Callable[[Any, Editable], Editable]
    schema: ChatCompletionFunctionToolParam


_REGISTRY: dict[str, Edit] = {}
_Args = TypeVar("_Args", bound=EditArgs)
_Apply = Callable[[_Args, Editable], Editable]


def edit(arguments: type[_Args]) -> Callable[[_Apply[_Args]], _Apply[_Args]]:
    """Register `def name(args, plan) -> plan`, which may raise `EditError`, as an edit under its own name."""

    def register(function: _Apply[_Args]) -> _Apply[_Args]:
        name, description = function.__name__, inspect.cleandoc(function.__doc__ or "")
        schema = pydantic_function_tool(arguments, name=name, description=description)
        _REGISTRY[name] = Edit(name, arguments, function, schema)
        return function

    return register


@functools.cache
def all_edits() -> Mapping[str, Edit]:
    """Every edit of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)
