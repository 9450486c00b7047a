"""`/api/lab/coverage`: what there is, what it tried, where it failed, and nobody's own words."""

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from app.lab import coverage
from app.settings import Settings
from synthetic.dimensions_file import read_dimensions
from tests.app.conftest import TOKYO, Run, finished

URL = "/api/lab/coverage"
FULL = {
    "destination": "major", "duration": "week", "season": "winter", "budget": "tight", "interests": "food",
    "style": "relaxed", "party": "family", "need": "children", "clarity": "clear", "mood": "neutral", "intent": "plan",
}  # fmt: skip
TRIP, TRACE = "T" * 22, "a" * 32


def write(settings: Settings, name: str, *lines: dict[str, Any]) -> Path:
    path = settings.home / "synthetic" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def planted() -> list[dict[str, Any]]:
    """A family in winter fails 9 times of 10, and nobody else does."""
    family = [{"tuple": FULL, "outcome": "fail" if n else "pass", "case": f"f-{n}"} for n in range(10)]
    rest = [{"tuple": FULL | {"party": "solo", "need": "none"}, "outcome": "pass", "case": f"s-{n}"} for n in range(50)]
    return [*family, *rest, {"tuple": FULL | {"party": "solo", "need": "none"}, "outcome": "unscored"}]


async def get(client: httpx2.AsyncClient, of: str, **query: Any) -> dict[str, Any]:
    answer = await client.get(URL, params={"of": of, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_without_anything_there_are_the_requests_and_the_first_commands(client: httpx2.AsyncClient) -> None:
    found = (await client.get(f"{URL}/sources")).json()
    assert [(one["id"], one["rows"]) for one in found["sources"]] == [("requests", 0)]
    assert [one["command"].split("synth ")[1].split()[0] for one in found["commands"]] == ["generate", "word", "drive"]
    assert (await get(client, "requests"))["says"] == "This set holds no rows yet."


async def test_files_are_listed_with_their_errors(client: httpx2.AsyncClient, settings: Settings) -> None:
    write(settings, "good.jsonl", *planted())
    write(settings, "friday/dataset.jsonl", {"tuple": FULL})
    write(settings, "bad.jsonl", {"tuple": {"party": "famly"}})
    found = {one["id"]: one for one in (await client.get(f"{URL}/sources")).json()["sources"]}
    assert set(found) == {"requests", "good.jsonl", "friday/dataset.jsonl", "bad.jsonl"}
    assert [found["good.jsonl"][key] for key in ("rows", "scored", "failed", "error")] == [61, 60, 9, None]
    assert found["bad.jsonl"]["rows"] is None
    assert "'famly' is not a value of party; did you mean 'family'?" in found["bad.jsonl"]["error"]
    assert (await client.get(URL, params={"of": "bad.jsonl"})).status_code == 422


async def test_what_was_tried_and_what_is_missing(client: httpx2.AsyncClient, settings: Settings) -> None:
    write(settings, "one.jsonl", {"tuple": FULL})
    found = await get(client, "one.jsonl")
    assert (found["rows"], found["covered"], found["allowed"]) == (1, 55, 1355)
    assert found["says"] == "This set tried 4.0 % of the allowed pairs; 1,300 pairs were never tried."
    assert (found["missing_count"], len(found["missing"])) == (1300, 200)
    assert found["failing"] is None
    assert " synth extend " in found["fill"]["command"]
    matrix = next(one for one in found["matrices"] if (one["first"], one["second"]) == ("party", "need"))
    assert matrix["counts"][2] == [0, 0, 0, 1, 0]
    assert matrix["counts"][0] == [0, 0, 0, None, 0]
    triples = await get(client, "one.jsonl", strength=3)
    assert (triples["kind"], triples["covered"]) == ("triples", 165)


async def test_where_failures_gather(client: httpx2.AsyncClient, settings: Settings) -> None:
    write(settings, "run.jsonl", *planted())
    failing = (await get(client, "run.jsonl"))["failing"]
    assert (failing["scored"], failing["failed"]) == (60, 9)
    assert failing["says"].startswith(
        "9 of 60 rows with a verdict failed (15.0 %, 8 to 26 %), most clearly with party family"
    )
    first = failing["slices"][0]
    assert (first["values"], first["failed"], first["rows"]) == ({"party": "family"}, 9, 10)
    assert (round(first["low"], 3), round(first["high"], 3)) == (0.596, 0.982)
    assert first["corrected"] < 1e-6


async def test_the_heat_map_has_failures_for_each_pair(client: httpx2.AsyncClient, settings: Settings) -> None:
    write(settings, "run.jsonl", *planted())
    matrices = (await get(client, "run.jsonl"))["matrices"]
    failures = next(one["failures"] for one in matrices if (one["first"], one["second"]) == ("season", "party"))
    assert (failures["scored"][0], failures["failed"][0]) == ([50, 0, 10, 0, 0], [0, 0, 9, 0, 0])
    assert failures["lit"][0] == [False, False, True, False, False]
    assert (failures["low"][0][2], failures["high"][0][2]) == (0.5958, 0.9821)


async def test_the_rows_of_a_cell_come_failed_first_with_their_links(settings: Settings, run: Run) -> None:
    settings.phoenix = "http://phoenix.test"
    result = {"trip": TRIP, "trace_ids": [TRACE]}
    lines: list[dict[str, Any]] = [{"tuple": FULL, "outcome": "pass", "case": "c-1", "text": "Rome with the kids"}]
    lines += [{"tuple": FULL, "outcome": "fail", "case": "c-2", "result": result, "why": ["over budget"]}]
    lines += [{"tuple": FULL | {"party": "solo", "need": "none"}}]
    write(settings, "run.jsonl", *lines)
    async with run(settings) as client:
        query = {"of": "run.jsonl", "cell": "party:family,budget:tight"}
        found = (await client.get(f"{URL}/rows", params=query)).json()
    assert (found["count"], found["private"]) == (2, False)
    assert [(row["id"], row["outcome"], row["text"], row["why"]) for row in found["rows"]] == [
        ("c-2", "fail", None, "over budget"),
        ("c-1", "pass", "Rome with the kids", None),
    ]
    assert found["rows"][0]["trip_url"] is None, "a trip that this service does not have is not linked"
    assert found["rows"][0]["trace_url"] == f"http://phoenix.test/redirects/traces/{TRACE}"


async def test_a_trip_that_is_here_is_linked(client: httpx2.AsyncClient, settings: Settings) -> None:
    trip = await finished(client, (await client.post("/api/trips", json=TOKYO)).json())
    write(settings, "run.jsonl", {"tuple": FULL, "result": {"trip": trip["id"]}})
    found = (await client.get(f"{URL}/rows", params={"of": "run.jsonl", "cell": "intent:plan"})).json()
    assert found["rows"][0]["trip_url"] == f"/trips/{trip['id']}"


async def test_requests_are_counted_and_nothing_of_them_is_shown(client: httpx2.AsyncClient) -> None:
    secret = "We met in Samarkand"
    trip = (await client.post("/api/trips", json=TOKYO | {"notes": secret, "party": {"adults": 2}})).json()
    answers = [
        await client.get(f"{URL}/sources"),
        await client.get(URL, params={"of": "requests"}),
        await client.get(f"{URL}/rows", params={"of": "requests", "cell": "party:couple"}),
    ]
    assert answers[0].json()["sources"][0]["rows"] == 1
    assert answers[1].json()["covered"] > 0
    assert answers[2].json() == {"values": {"party": "couple"}, "count": 1, "private": True, "rows": []}
    for answer in answers:
        assert not [word for word in (secret, trip["id"], "Tokyo trip", "1,000 USD") if word in answer.text]


async def test_only_the_latest_requests_count(client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "MOST_REQUESTS", 2)
    for days in (1, 2, 3):
        await client.post("/api/trips", json={"destination": "Rome", "days": days})
    found = await get(client, "requests")
    assert found["rows"] == 2
    assert "These are the latest 2; 1 earlier ones are not counted." in found["remarks"]


async def test_a_changed_file_is_read_anew(client: httpx2.AsyncClient, settings: Settings) -> None:
    write(settings, "rows.jsonl", {"tuple": FULL})
    assert (await get(client, "rows.jsonl"))["rows"] == 1
    write(settings, "rows.jsonl", {"tuple": FULL}, {"tuple": FULL})
    assert (await get(client, "rows.jsonl"))["rows"] == 2


@pytest.mark.parametrize(
    "of", ["../triplab.db", "/etc/passwd", "..%2f..%2fx.jsonl", "x/../rows.jsonl", "./rows.jsonl", "", "rows.jsonl\x00"]
)
async def test_only_what_is_listed_is_opened(client: httpx2.AsyncClient, settings: Settings, of: str) -> None:
    write(settings, "rows.jsonl", {"tuple": FULL})
    for path in (URL, f"{URL}/rows"):
        answer = await client.get(path, params={"of": of, "cell": "party:solo"})
        assert answer.status_code == 404
        assert "there are: requests, rows.jsonl" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "says"),
    [({"strength": 4}, "less than or equal to 3"), ({"strength": "x"}, "strength"), ({"of": "x" * 301}, "of")],
)
async def test_wrong_questions_are_refused(client: httpx2.AsyncClient, query: dict[str, Any], says: str) -> None:
    answer = await client.get(URL, params={"of": "requests"} | query)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]


@pytest.mark.parametrize("cell", ["party", "party:famly", "colour:red", "party:solo,", "a:b,c:d,e:f,g:h,i:j"])
async def test_a_cell_is_of_values_there_are(client: httpx2.AsyncClient, cell: str) -> None:
    assert (await client.get(f"{URL}/rows", params={"of": "requests", "cell": cell})).status_code == 422


async def test_rows_that_cannot_be_added_to_get_a_set_of_their_own(
    client: httpx2.AsyncClient, settings: Settings
) -> None:
    write(settings, "open.jsonl", {"tuple": {"party": "solo"}})
    write(settings, "astray.jsonl", {"tuple": FULL | {"party": "solo"}})
    for name in ("open.jsonl", "astray.jsonl", "requests"):
        found = await get(client, name)
        assert " synth generate " in found["fill"]["command"]
    assert "1 of the rows hold something forbidden and cover nothing." in (await get(client, "astray.jsonl"))["remarks"]


async def test_dimensions_say_what_their_values_mean(client: httpx2.AsyncClient) -> None:
    found = await get(client, "requests")
    ours = read_dimensions()
    assert [one["id"] for one in found["dimensions"]] == list(ours.ids)
    assert found["dimensions"][6]["values"][2] == {
        "id": "family", "means": "adults with children under 13", "example": "two adults and two kids",
    }  # fmt: skip
    assert found["forbidden"][1]["combination"] == {"destination": ["unknown"], "need": ["visa"]}


async def test_the_page_and_its_style_are_served(client: httpx2.AsyncClient) -> None:
    moved = await client.get("/lab")
    assert (moved.status_code, moved.headers["location"]) == (307, "/lab/coverage")
    page = await client.get("/lab/coverage")
    assert "What have we never tried?" in page.text
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert not [odd for odd in ("style=", "<style", "onclick", "http://", "https://") if odd in page.text]
    style = await client.get("/static/css/heatmap.css")
    assert style.headers["content-type"].startswith("text/css")
    assert ".c4 { background" in style.text
