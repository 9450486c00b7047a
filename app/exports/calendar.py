"""The plan as an iCalendar file (RFC 5545): an event for each stop, and one for each day that blocks no time."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import TRANSP, Calendar, Event, vGeo, vText

from agents.budget.money import say
from agents.itinerary import Day, Itinerary, Stop
from app.exports.finished import FinishedPlan
from app.exports.text import lines, one_line
from app.exports.wording import price, way

MEDIA_TYPE = "text/calendar"
PRODID = "-//TripLab//TripLab//EN"


def calendar(finished: FinishedPlan) -> bytes:
    """Write the calendar file.

    Times are in the destination's time zone, which the file defines for the years of the trip. Ids stay the same as
    long as trip and place do, so that a second import changes events instead of doubling them.
    """
    plan = finished.plan
    made = Calendar.new(
        prodid=PRODID,
        uid=finished.uid("calendar"),
        last_modified=finished.finished_at,
        subcomponents=list(_events(finished)),
    )
    for name, text in (
        ("NAME", one_line(plan.headline)),
        ("X-WR-CALNAME", one_line(plan.headline)),
        ("DESCRIPTION", _text(finished, *lines(plan.message))),
    ):
        made[name] = vText(text)  # the library would write the names without escaping them
    january = plan.start.replace(month=1, day=1)
    made.add_missing_timezones(january, january.replace(year=plan.end.year + 1))
    return made.to_ical()


def _events(finished: FinishedPlan) -> Iterator[Event]:
    times: Counter[str] = Counter()
    for number, day in enumerate(finished.plan.days, start=1):
        yield _day(finished, number, day)
        for stop in day.stops:
            times[stop.place_id] += 1
            yield _stop(finished, day, stop, finished.uid(f"stop {stop.place_id} {times[stop.place_id]}"))


def _day(finished: FinishedPlan, number: int, day: Day) -> Event:
    spent = {total.day: total.amount for total in finished.plan.ledger.by_day}.get(day.date)
    return Event.new(
        uid=finished.uid(f"day {number}"),
        stamp=finished.finished_at,
        start=day.date,
        end=day.date + timedelta(days=1),
        summary=one_line(f"Day {number}: {day.title}"),
        description=_text(
            finished,
            f"About {say(spent, finished.plan.ledger.currency)} on this day." if spent else "",
            "" if day.stops else "No stops are planned for this day.",
            *_wrong(finished.plan, number, day),
        ),
        transparency=TRANSP.TRANSPARENT,
    )


def _stop(finished: FinishedPlan, day: Day, stop: Stop, uid: str) -> Event:
    plan = finished.plan
    start = datetime.combine(day.date, time.fromisoformat(stop.start), ZoneInfo(plan.destination.timezone))
    where = (stop.name, stop.area, plan.destination.name, plan.destination.country_name)
    event = Event.new(
        uid=uid,
        stamp=finished.finished_at,
        start=start,
        end=start + timedelta(minutes=max(1, stop.minutes)),
        summary=one_line(stop.name) + ("" if stop.verified else " (unverified)"),
        location=", ".join(one_line(part) for part in where if part),
        description=_text(
            finished,
            *lines(stop.note),
            f"Cost: {price(plan, stop)}",
            f"Way there: {way(stop.travel)}, estimated" if stop.travel else "",
            "" if stop.verified else "Not verified: no data of ours knows this place. Check before you rely on it.",
        ),
    )
    if stop.lat is not None and stop.lon is not None:
        event["GEO"] = vGeo((stop.lat, stop.lon))
    return event


def _wrong(plan: Itinerary, number: int, day: Day) -> Iterator[str]:
    """What does not fit: a day's own on that day, everything else on the first."""
    dates = {str(one.date) for one in plan.days}
    for found in plan.violations:
        where = found.where[:10]
        if where == str(day.date) or (number == 1 and where not in dates):
            yield f"Does not fit ({found.severity}): {one_line(found.where)}: {one_line(found.why)}"
    if number == 1:
        yield from (f"Missing: {one_line(part.part)}: {one_line(part.why)}" for part in plan.missing)


def _text(finished: FinishedPlan, *said: str) -> str:
    """A description: what there is to say, then the labels that every part of a plan carries."""
    labels = [*finished.plan.labels, finished.written_by]
    return "\n".join([*filter(None, said), "", *map(one_line, labels)]).strip()
