"""Names of no city: invented ones, several at once, or a wish such as “somewhere warm”."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from agents.data.contenders import is_sure
from agents.data.naming import fold
from agents.data.records import Destination, Match
from agents.data.tables import TravelData
from agents.questions.registry import Question, question
from agents.questions.which_destination import MOST_CHOICES, city_choices
from agents.request import TripRequest
from agents.trip import LEAD

WARM_C, COLD_C = 24.0, 8.0
_EITHER = re.compile(r"\s+or\s+|[/|]", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|then|und|oder|et|ou|y|o|e)\s+|[&+→]|->", re.IGNORECASE)
_SURE = 95.0
_VAGUE = re.compile(
    r"\b(?:somewhere|anywhere|any (?:place|city)|some (?:place|city)|surprise|don'?t know|not sure|no idea|whatever|"
    r"wherever|undecided|you (?:choose|decide|pick)|(?:warm|hot|sunny|cold|snowy|cheap) (?:place|country|city)|"
    r"beach(?:es)?|sea(?:side)?|mountains?|islands?)\b",
    re.IGNORECASE,
)
_CONTINENTS = {
    "europe": ("Europe/", "Atlantic/Reykjavik"), "asia": ("Asia/",), "africa": ("Africa/",), "america": ("America/",),
    "americas": ("America/",), "north america": ("America/",), "south america": ("America/",),
    "latin america": ("America/",), "oceania": ("Australia/", "Pacific/"), "scandinavia": ("Europe/",),
}  # fmt: skip


@question("unknown_destination", order=0)
def unknown_destination(request: TripRequest, data: TravelData, today: date) -> Question | None:
    """The destination is no city that the data knows, or a wish rather than a name: “Mordor”, “somewhere warm”."""
    text = request.destination
    if request.destination_id:
        return None
    matches = data.resolve(text)
    if named := _several(text, matches, data):
        said = f"“{text}” names several places, and a plan is for one city. Which one comes first?"
        return _question(said, named)
    vague = _VAGUE.search(text) or fold(text) in _CONTINENTS
    if matches and is_sure(matches[0]) and (matches[0].kind != "spelling" or not vague):
        return None
    month = (request.start or today + LEAD).month
    if vague:
        return _question(f"“{text}” leaves it open. Which city shall it be?", _that_fit(text, month, data))
    if matches:
        alike = [match.destination for match in matches]
        return _question(f"“{text}” is not a city that we know. Did you mean one of these?", alike)
    said = f"“{text}” is not a city that we know. Which city do you want to go to?"
    return _question(said, _that_fit("", month, data))


def _several(text: str, matches: Sequence[Match], data: TravelData) -> list[Destination]:
    """The cities of a text that names two or more; a comma parts them only where it does not name the area of one."""
    known = bool(matches) and is_sure(matches[0])
    if _EITHER.search(text):
        parts = _EITHER.split(text)
    elif known and matches[0].score < _SURE and matches[0].kind != "spelling":
        parts = text.split(",")
    else:
        parts = [] if known else _AND.split(text)
    found = [data.resolve(part) for part in parts if part.strip()]
    cities = {match[0].destination.id: match[0].destination for match in found if match and match[0].kind != "spelling"}
    return list(cities.values()) if len(cities) > 1 else []


def _question(text: str, cities: Sequence[Destination]) -> Question:
    return Question(
        code="unknown_destination",
        field="destination",
        text=text,
        choices=city_choices(cities[:MOST_CHOICES]),
        text_hint="a city, with its country if the name is common",
    )


def _that_fit(text: str, month: int, data: TravelData) -> list[Destination]:
    """Cities with places of ours, spread over the list; of the continent or the weather that the text names."""
    zones = next((zones for name, zones in _CONTINENTS.items() if name in fold(text)), ("",))
    cities = [city for city in data.curated() if city.timezone.startswith(zones)]
    if re.search(r"\b(?:warm|hot|sun\w*|beach\w*|sea\w*)\b", text, re.IGNORECASE):
        cities = _with_highs(cities, month, data, lambda high: high >= WARM_C) or cities
    elif re.search(r"\b(?:cold|snow\w*|winter\w*)\b", text, re.IGNORECASE):
        cities = _with_highs(cities, month, data, lambda high: high <= COLD_C) or cities
    step = max(1, len(cities) // MOST_CHOICES)
    return cities[::step]


def _with_highs(
    cities: Sequence[Destination], month: int, data: TravelData, fits: Callable[[float], bool]
) -> list[Destination]:
    known = [(city, data.climate(city.id, month)) for city in cities]
    return [city for city, climate in known if climate and climate.high_c is not None and fits(climate.high_c)]
