"""A day that is missing."""

import re

from rehearsal.faults.registry import Scene, fault
from rehearsal.faults.written import lists_of_objects, value_of, with_value
from rehearsal.found import Record

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T|$)")


@fault("day_dropped", effect="Leaves out one entry of a list whose entries each have a date of their own.")
def day_dropped(scene: Scene) -> Scene | None:
    """Acts on the first such list of at least two entries."""
    value = value_of(scene.answer)
    for path, rows in lists_of_objects(value):
        dates = [_date(row) for row in rows]
        if len(rows) > 1 and "" not in dates and len(set(dates)) == len(dates):
            place = scene.dice.randrange(len(rows))
            del rows[place]
            return scene.saying(with_value(scene.answer, value), f"{path}[{place}]: {dates[place]}")
    return None


def _date(row: Record) -> str:
    return next((text for text in row.values() if isinstance(text, str) and _DATE.match(text)), "")
