"""How patient, chatty and thankful a traveller is."""

import functools
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from synthetic.persona import Habit, Persona

FILE = Path(__file__).with_name("tempers.yaml")


class Temper(BaseModel):
    """`rephrases`, then `objects` unfulfilled changes are borne; `tangents` and `thanks` are chances."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rephrases: int = Field(ge=0)
    objects: int = Field(ge=0)
    tangents: float = Field(ge=0, le=1)
    thanks: float = Field(ge=0, le=1)

    @property
    def patience(self) -> int:
        """How many unfulfilled changes are followed by another try."""
        return self.rephrases + self.objects


class Shift(BaseModel):
    """What a habit adds to the chances of a mood."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    tangents: float = Field(default=0, ge=-1, le=1)
    thanks: float = Field(default=0, ge=-1, le=1)


class TemperFile(BaseModel):
    """The file as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    moods: dict[str, Temper]
    habits: dict[Habit, Shift]


@functools.cache
def temper_file() -> TemperFile:
    """Read once; raises `pydantic.ValidationError` for a file that breaks the format."""
    return TemperFile.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def temper_of(mood: str, persona: Persona) -> Temper:
    """The temper of a person in a mood; raises `ValueError` for an unknown one."""
    file = temper_file()
    if mood not in file.moods:
        raise ValueError(f"unknown mood {mood!r}; allowed: {', '.join(file.moods)}")
    base = file.moods[mood]
    shifts = [file.habits[habit] for habit in persona.habits if habit in file.habits]
    chances = {
        "tangents": base.tangents + sum(shift.tangents for shift in shifts),
        "thanks": base.thanks + sum(shift.thanks for shift in shifts),
    }
    return base.model_copy(update={name: min(1.0, max(0.0, chance)) for name, chance in chances.items()})
