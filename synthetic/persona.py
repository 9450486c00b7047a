"""Who writes a request."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Habit = Literal["lower_case", "no_punctuation", "terse", "wordy", "abbreviations", "emoji", "formal", "slips"]
"""How somebody writes, whatever it is about. `slips` are small mistakes that leave the words readable."""


class Persona(BaseModel):
    """An invented person. `home_id` is a city of the travel data, `country` the ISO code of the passport."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    locale: str
    home: str
    home_id: str
    country: str
    habits: tuple[Habit, ...] = ()
