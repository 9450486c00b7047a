"""Calendar and Markdown, read back by parsers: icalendar, and markdown-it for CommonMark with tables."""

# icalendar leaves parts of its own types open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from pathlib import Path

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vText
from markdown_it import MarkdownIt

from agents.budget.budget_status import BudgetStatus
from agents.budget.feasibility import Feasibility
from agents.budget.ledger import Ledger, LedgerLine, LineKind
from agents.budget.money import Money
from agents.budget.possible_changes import Change
from agents.evidence import Evidence, Fact
from agents.handoffs import Missing
from agents.itinerary import Day, Itinerary, RainPlan, Stop, Travel, Where
from agents.violation import Violation
from app.exports.calendar import calendar
from app.exports.escaping import inline, paragraphs
from app.exports.finished import FinishedPlan
from app.exports.markdown import markdown
from app.exports.text import lines, one_line
from app.settings import Settings
from tests.app.conftest import TOKYO, Run, finished
from tests.app.test_cli import triplab

FINISHED = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
SECRET = "a-trip-id-of-22-chars-"
COSTS = Evidence(id="costs", tool="get_costs", source="official rates")
HOSTILE = st.text(max_size=40) | st.lists(
    st.sampled_from(
        ["\r\n", "\n", "\r", "\t", "\x00", "\x0b", "\x1b[2J", "\x85", "\u2028", "\\", ",", ";", ":", '"', "é", "🍜",
         "END:VEVENT", "BEGIN:VALARM", "ATTENDEE:mailto:a@b.c", "URL;VALUE=URI:http://evil.example", " ",
         "x" * 80, "[a](http://evil.example)", "![a](http://evil.example/a.png)", "<img src=x onerror=alert(1)>",
         "<!--", "&lt;", "http://evil.example", "www.evil.example", "`", "```", "~~~", "# ", "- ", "1. ", "---", "===",
         "|", "> ", "*a*", "__b__", "<http://evil.example>", "[a]: http://evil.example", "    "]
    ),
    max_size=8,
).map("".join)  # fmt: skip


def stop(**changes: object) -> Stop:
    return Stop.model_validate(
        {"place_id": "senso-ji", "name": "Senso-ji, the temple; old", "kind": "temple", "area": "Asakusa",
         "lat": 35.7148, "lon": 139.7967, "start": "09:30", "end": "10:45", "minutes": 75,
         "note": "Come early.\nBring coins 🪙.", "cost": Decimal("6.50"), "verified": True} | changes
    )  # fmt: skip


def itinerary(headline: str = "Tokyo", message: str = "Hello.", note: str = "Go.", name: str = "Senso-ji") -> Itinerary:
    total = Money(amount=Decimal("26.50"), currency="USD")
    room = {
        "kind": LineKind.LODGING,
        "label": "Room, one night",
        "quantity": 1,
        "unit": 10,
        "basis": "b",
        "evidence": COSTS,
    }
    return Itinerary(
        headline=headline,
        message=message,
        destination=Where(
            id="tokyo", name="Tokyo", country="JP", country_name="Japan", lat=35.7, lon=139.7, timezone="Asia/Tokyo",
            curated=True, intro="",
        ),
        start=date(2027, 1, 4),
        end=date(2027, 1, 6),
        days=[
            Day(date=date(2027, 1, 4), title=note, stops=[stop(name=name, note=note)]),
            Day(
                date=date(2027, 1, 5),
                title="Ueno, and more",
                stops=[
                    stop(travel=Travel(mode="walk", km=1.2, minutes=16)),
                    stop(place_id="made-up", name="Made Up", verified=False, lat=None, lon=None, cost=None, area=""),
                ],
            ),
            Day(date=date(2027, 1, 6), title="A day of your own", stops=[]),
        ],
        ledger=Ledger(
            currency="USD",
            lines=[LedgerLine.model_validate(room | {"id": f"r{day}", "day": date(2027, 1, day)}) for day in (4, 5)]
            + [
                LedgerLine(
                    id="t", kind=LineKind.ACTIVITIES, day=date(2027, 1, 4), label="Ticket | adult",
                    quantity=Decimal(1), unit=Decimal("6.50"), basis="650 JPY", evidence=COSTS,
                )
            ],
        ),
        budget=BudgetStatus(
            verdict="unknown", limit=None, total=total, left=None, tier=None, complete=True, text="It costs 26.50 USD.",
            not_included=["insurance"],
        ),
        facts=[
            Fact(topic="climate", text="Days around 9 °C.", evidence=COSTS),
            Fact(topic="x", text=note, evidence=None),
        ],
        tips=[Fact(topic="tips", text="Stand on the left.", evidence=COSTS)],
        advice=["Keep some coins."],
        assumptions=["No dates given."],
        missing=[Missing(part="local", why="the agent failed")],
        violations=[
            Violation(code="closed_day", severity="hard", where="2027-01-05 09:30", why="Senso-ji is closed"),
            Violation(code="few_stops", severity="soft", where="days", why="3 stops; wanted: 9"),
        ],
    )  # fmt: skip


def finish(plan: Itinerary) -> FinishedPlan:
    return FinishedPlan(plan, SECRET, FINISHED, "rehearsal-1")


def events(plan: Itinerary) -> list[Event]:
    return Calendar.from_ical(calendar(finish(plan))).events


def test_every_stop_is_an_event_at_its_local_time_and_place() -> None:
    first = events(itinerary())[1]

    assert first.start.isoformat() == "2027-01-04T09:30:00+09:00"
    assert first.end.isoformat() == "2027-01-04T10:45:00+09:00"
    assert first["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert first["LOCATION"] == "Senso-ji, Asakusa, Tokyo, Japan"
    assert str(first["GEO"]) == "vGeo((35.7148, 139.7967))"
    assert first.DTSTAMP == FINISHED
    assert str(first["DESCRIPTION"]).splitlines() == [
        "Go.",
        "Cost: 6.50 USD",
        "",
        "Places are curated by this project and not verified: check before you go.",
        "Prices are estimates from official travel rates, not quotes.",
        "Entry rules change: verify with the embassy.",
        "Written by the rehearsal engine: not a language model.",
    ]


def test_every_day_is_an_event_that_blocks_no_time_and_says_what_does_not_fit() -> None:
    days = [event for event in events(itinerary()) if event["DTSTART"].params.get("VALUE") == "DATE"]

    assert [str(day["SUMMARY"]) for day in days] == ["Day 1: Go.", "Day 2: Ueno, and more", "Day 3: A day of your own"]
    assert [(day.start, day.end) for day in days] == [(date(2027, 1, n), date(2027, 1, n + 1)) for n in (4, 5, 6)]
    assert {str(day["TRANSP"]) for day in days} == {"TRANSPARENT"}
    said = [str(day["DESCRIPTION"]).split("\n\n")[0].splitlines() for day in days]
    assert said[0] == [
        "About 16.50 USD on this day.",
        "Does not fit (soft): days: 3 stops; wanted: 9",
        "Missing: local: the agent failed",
    ]
    assert said[1] == ["About 10.00 USD on this day.", "Does not fit (hard): 2027-01-05 09:30: Senso-ji is closed"]
    assert said[2] == ["No stops are planned for this day."]


def test_an_unverified_place_is_said_to_be_one() -> None:
    unverified = events(itinerary())[4]

    assert unverified["SUMMARY"] == "Made Up (unverified)"
    assert "Cost: price not known" in str(unverified["DESCRIPTION"])
    assert "Not verified" in str(unverified["DESCRIPTION"])
    assert unverified["LOCATION"] == "Made Up, Tokyo, Japan"
    assert "GEO" not in unverified


def test_ids_stay_when_a_stop_moves_and_lead_nowhere() -> None:
    plan = itinerary()
    moved = plan.model_copy(update={"days": [plan.days[0], *reversed(plan.days[1:])]})

    before, after = ({str(event["UID"]) for event in events(one)} for one in (plan, moved))

    assert len(before) == 6
    assert before == after
    assert SECRET.encode() not in calendar(finish(plan))
    other = FinishedPlan(plan, "another-trip", FINISHED, "rehearsal-1")
    assert before.isdisjoint(str(event["UID"]) for event in Calendar.from_ical(calendar(other)).events)


def test_a_calendar_is_the_same_each_time() -> None:
    assert calendar(finish(itinerary())) == calendar(finish(itinerary()))


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Europe/Lisbon", date(2027, 3, 28), "2027-03-28T08:30:00+00:00"),
        ("Europe/Lisbon", date(2027, 3, 27), "2027-03-27T09:30:00+00:00"),
        ("America/New_York", date(2026, 12, 31), "2026-12-31T14:30:00+00:00"),
        ("Australia/Sydney", date(2027, 4, 4), "2027-04-03T23:30:00+00:00"),
        ("Asia/Kathmandu", date(2027, 4, 4), "2027-04-04T03:45:00+00:00"),
    ],
)
def test_the_zone_that_the_file_defines_gives_the_right_moment(zone: str, day: date, utc: str) -> None:
    plan = itinerary()
    plan = plan.model_copy(
        update={
            "start": day,
            "end": day + timedelta(days=1),
            "destination": plan.destination.model_copy(update={"timezone": zone}),
            "days": [Day(date=day, title="A day", stops=[stop()])],
        }
    )
    parsed = Calendar.from_ical(calendar(finish(plan)))

    assert [one.tz_name for one in parsed.timezones] == [zone]
    defined, start = parsed.timezones[0].to_tz(), parsed.events[1].start
    assert isinstance(defined, tzinfo)
    assert isinstance(start, datetime)
    assert start.replace(tzinfo=defined).astimezone(UTC).isoformat() == utc


def assert_rfc_5545(content: bytes) -> None:
    assert content.endswith(b"END:VCALENDAR\r\n")
    content_lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in content_lines)
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(content_lines))
    assert content_lines[0] == b"BEGIN:VCALENDAR"
    for name in (b"VERSION:2.0", b"PRODID:-//TripLab//TripLab//EN"):
        assert content_lines.count(name) == 1


OURS = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP", "GEO", "LOCATION"}


@given(headline=HOSTILE, message=HOSTILE, note=HOSTILE, name=HOSTILE)
def test_no_text_can_add_a_property_or_an_event(headline: str, message: str, note: str, name: str) -> None:
    content = calendar(finish(itinerary(headline, message, note, name)))

    assert_rfc_5545(content)
    parsed = Calendar.from_ical(content)
    assert [one.name for one in parsed.walk()].count("VEVENT") == 6
    assert {one.name for one in parsed.walk()} == {"VCALENDAR", "VTIMEZONE", "STANDARD", "VEVENT"}
    assert set(parsed) == {"VERSION", "PRODID", "UID", "LAST-MODIFIED", "NAME", "X-WR-CALNAME", "DESCRIPTION"}
    assert {key for event in parsed.events for key in event} <= OURS
    if "\\" not in name + headline:  # the library reads and writes `\N` as a line break
        assert parsed.events[1].get("SUMMARY", "") == one_line(name)
        assert str(parsed["NAME"]) == vText(one_line(headline)).to_ical().decode()


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def text_of(source: str) -> tuple[set[str], str]:
    """The kinds of tokens that a document holds, and its text with line breaks."""
    kinds: set[str] = set()
    text: list[str] = []
    for block in READER.parse(source):
        kinds.add(block.type)
        for part in block.children or ():
            kinds.add(part.type)
            text.append("\n" if part.type in ("hardbreak", "softbreak") else part.content)
        text.append("\n" if block.type == "paragraph_close" else "")
    return kinds, "".join(text).strip("\n")


@given(text=HOSTILE)
def test_markdown_of_any_text_reads_as_that_text(text: str) -> None:
    kinds, read = text_of(paragraphs(text))

    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "hardbreak"}
    assert read.split("\n") == ([line for line in lines(text) if line] or [""])
    for source in (f"# {inline(text)}", f"- {inline(text)}", f"- **09:30** {inline(text)}"):
        in_place, said = text_of(source)
        assert in_place.isdisjoint(
            {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "em_open"}
        )
        assert said.endswith(one_line(text))


@given(text=HOSTILE)
def test_a_cell_stays_one_cell(text: str) -> None:
    tokens = READER.parse(f"| a | b |\n| --- | --- |\n| {inline(text)} | end |")

    cells = [tokens[at + 1].children or [] for at, token in enumerate(tokens) if token.type == "td_open"]
    assert ["".join(part.content for part in cell) for cell in cells] == [one_line(text), "end"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("At Ain Soph. (13 min): 6.22 USD & more!", "At Ain Soph. (13 min): 6.22 USD & more!"),
        ("see https://evil.example", r"see https\://evil.example"),
        ("or www.evil.example or me@evil.example", r"or www\.evil.example or me\@evil.example"),
        ("![x](y) <b>*z*</b>", r"!\[x\](y) \<b\>\*z\*\</b\>"),
        ("2027. a year", r"2027\. a year"),
        ("- no list", r"\- no list"),
        ("&copy; R&D", r"\&copy; R&D"),
    ],
)  # fmt: skip
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert inline(text) == escaped


def test_markdown_holds_the_whole_plan() -> None:
    text = markdown(finish(itinerary(headline="Three days")))

    assert text.startswith("# Three days\n\nTokyo, Japan · Monday 4 January to Wednesday 6 January 2027\n\nHello.\n")
    for said in (
        "- **local**: the agent failed",
        "| hard | 2027-01-05 09:30 | Senso-ji is closed |",
        "### Day 2, Tuesday 5 January: Ueno, and more",
        "- **09:30–10:45** Senso-ji, the temple; old\\\n  Asakusa · temple · 6.50 USD\\\n"
        "  *Walk, 1.2 km, 16 min from the stop before, estimated*\\\n  Come early. Bring coins 🪙.",
        "Made Up *(unverified)*\\\n  temple · price not known",
        "No stops are planned for this day.",
        "| **Total** | **26.50 USD** |",
        "| Room, one night | 4 Jan to 5 Jan | 2 × 10.00 USD | 20.00 USD | b |",
        r"| Ticket \| adult | 4 Jan | 1 × 6.50 USD | 6.50 USD | 650 JPY |",
        "Not included: insurance.",
        "- **Climate**: Days around 9 °C. *(Source: official rates)*",
        "- **X**: Go. *(unverified)*",
        "- Stand on the left. *(Source: official rates)*",
        "- Prices are estimates from official travel rates, not quotes.",
        "- Written by the rehearsal engine: not a language model.",
    ):
        assert said in text


def test_markdown_holds_the_notes_of_a_day() -> None:
    plan = itinerary()
    rain = RainPlan(place_id="m", name="Museum *", area="Ueno")
    first = plan.days[0].model_copy(update={"notes": ["Arrival day."], "rain_plan": rain})

    text = markdown(finish(plan.model_copy(update={"days": [first, *plan.days[1:]]})))

    assert "\n\n- Arrival day.\n- If it rains: Museum \\*, Ueno.\n\n" in text


def test_markdown_says_what_comes_on_top_and_what_would_make_a_trip_possible() -> None:
    plan = itinerary()
    journey = plan.ledger.lines[0].model_copy(update={"id": "j", "kind": LineKind.JOURNEY, "unit": Decimal(95)})
    less = Change(code="fewer_days", text="2 days instead of 3.", patch={"days": 2})
    impossible = Feasibility(verdict="impossible", text="Not enough.", changes=(less,))
    budget = plan.budget.model_copy(update={"feasibility": impossible, "note": "That is about 4,170 JPY in all."})
    ledger = plan.ledger.model_copy(update={"lines": [*plan.ledger.lines, journey]})

    text = markdown(finish(plan.model_copy(update={"budget": budget, "ledger": ledger})))

    assert "| Journey, on top of the total | 95.00 USD |\n| **Total** | **26.50 USD** |" in text
    assert "That is about 4,170 JPY in all.\n\nWhat would make it possible:\n\n- 2 days instead of 3.\n" in text


def test_a_file_is_named_after_city_and_day() -> None:
    plan = itinerary()
    odd = plan.model_copy(update={"destination": plan.destination.model_copy(update={"id": '../"São\r\nPaulo'})})

    assert finish(plan).file_name(".ics") == "tokyo-2027-01-04.ics"
    assert finish(odd).file_name(".md") == "s-o-paulo-2027-01-04.md"


async def test_a_trip_is_taken_along(client: httpx2.AsyncClient) -> None:
    trip = await finished(client, (await client.post("/api/trips", json=TOKYO)).json())

    ics = await client.get(f"/api/trips/{trip['id']}/calendar.ics")
    md = await client.get(f"/api/trips/{trip['id']}/plan.md")

    stops = [one for day in trip["itinerary"]["days"] for one in day["stops"]]
    assert ics.headers["content-type"] == "text/calendar; charset=utf-8"
    assert ics.headers["content-disposition"] == f'attachment; filename="tokyo-{trip["itinerary"]["start"]}.ics"'
    assert_rfc_5545(ics.content)
    found = Calendar.from_ical(ics.content).events
    assert len(found) == len(stops) + len(trip["itinerary"]["days"])
    assert {event.DTSTAMP for event in found} == {datetime.fromisoformat(trip["finished_at"]).replace(microsecond=0)}
    assert md.headers["content-type"] == "text/markdown; charset=utf-8"
    assert md.headers["content-disposition"].endswith('.md"')
    assert all(inline(one["name"]) in md.text for one in stops)
    assert (await client.get(f"/api/trips/{trip['id']}/calendar.ics")).content == ics.content


@pytest.mark.parametrize("file", ["calendar.ics", "plan.md"])
async def test_without_a_plan_there_is_nothing_to_take_along(settings: Settings, run: Run, file: str) -> None:
    async with run(settings.model_copy(update={"rehearsal_latency": 30.0})) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()

        answer = await client.get(f"/api/trips/{trip['id']}/{file}")

    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == f"trip {trip['id']!r} has no plan to take along; it is running"


@pytest.mark.parametrize(
    ("name", "begins"), [("plan.ics", "BEGIN:VCALENDAR\n"), ("plan.md", "# 2 days in Lisbon\n"), ("plan.json", "{\n")]
)
def test_the_command_line_saves_by_ending(tmp_path: Path, name: str, begins: str) -> None:
    done = triplab(tmp_path, "plan", "Lisbon", "--days", "2", "--save", name)

    assert done.returncode == 0
    assert done.stderr.endswith(f"Saved {name}\n")
    assert (tmp_path / name).read_text().startswith(begins)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("plan.pdf", "cannot save as 'plan.pdf'; allowed endings: .ics, .md, .json\n"),
        ("nowhere/plan.md", "cannot save to nowhere/plan.md: there is no folder 'nowhere'\n"),
    ],
)
def test_what_cannot_be_saved_is_said_before_planning(tmp_path: Path, file: str, says: str) -> None:
    done = triplab(tmp_path, "plan", "Lisbon", "--save", file)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", says)
