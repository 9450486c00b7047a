"""A message, and all that the readers find in it; each thing is looked for once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agents.data.tables import TravelData
from agents.request import Style
from synthetic.reading.costs import first_of
from synthetic.reading.dates import When, find_dates
from synthetic.reading.lengths import Length, find_lengths
from synthetic.reading.money import Amount, find_amounts
from synthetic.reading.people import People, find_people
from synthetic.reading.places import Place, find_place
from synthetic.reading.seasons import months_of
from synthetic.reading.words import Words


@dataclass(frozen=True)
class Message(Words):
    """A text of a traveller, asked on a day."""

    data: TravelData
    asked_on: date

    @cached_property
    def place(self) -> Place | None:
        """Where the trip goes."""
        return find_place(self, self.data)

    @cached_property
    def lengths(self) -> list[Length]:
        """Lengths that are named, in order; without those that dates span."""
        return find_lengths(self)

    @cached_property
    def dates(self) -> list[When]:
        """Times that are named: dates before months before seasons."""
        place = self.place
        name = range(self.tokens[place.first].start, self.tokens[place.end - 1].end) if place else range(0)
        return [when for when in find_dates(self, self.asked_on) if when.at not in name]

    @cached_property
    def days(self) -> tuple[int, ...]:
        """How long the trip may be: as named, else as dated; `()` where nothing says."""
        named = [days for length in self.lengths for days in length.days]
        return tuple(dict.fromkeys(named)) or tuple(when.days for when in self.dates if when.days)[:1]

    @cached_property
    def starts(self) -> list[date]:
        """Days on which the trip may start, the likeliest first; empty where nothing says."""
        for when in self.dates:
            city = self.place.city if self.place else None
            if when.start:
                return [when.start]
            if when.month or when.season:
                months = (when.month,) if when.month else months_of(when.season or "summer", city)
                return first_of(months, self.asked_on)
        return []

    @cached_property
    def people(self) -> People:
        """Who travels."""
        return find_people(self)

    @cached_property
    def amounts(self) -> list[Amount]:
        """Money that may be the budget, the likeliest first."""
        return find_amounts(self)

    @cached_property
    def style(self) -> Style:
        """As the form has it."""
        for style in (Style.LUXURY, Style.BACKPACKER, Style.RELAXED):
            if self.says(f"style.{style}"):
                return style
        return Style.BALANCED
