"""What a day is called: where most of it is spent."""

from collections.abc import Iterable

from agents.data.records import Place


def day_title(places: Iterable[Place]) -> str:
    """The one or two areas with the longest stays, in the order of the day; empty for a day without places."""
    minutes: dict[str, int] = {}
    for place in places:
        minutes[place.area] = minutes.get(place.area, 0) + place.minutes
    longest = sorted(minutes, key=lambda area: -minutes[area])[:2]
    return ", ".join(area for area in minutes if area in longest)
