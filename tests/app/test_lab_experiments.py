"""The pages of experiments: what there is, what each came to, and nothing outside of their folder."""

import json
import re
import shutil
from pathlib import Path

import httpx2
import pytest

from agents.data.tables import TravelData
from app.lab import experiments_folder
from app.lab.experiments_folder import glance, listed
from app.settings import Settings
from evals.artifact import open_folder
from tests.evals.report.support import HOSTILE, cases, experiment, write

API, PAGE = "/api/lab/experiments", "/lab/experiments"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, data: TravelData) -> Path:
    return write(tmp_path_factory.mktemp("whole"), data)


@pytest.fixture
def first(whole: Path, settings: Settings) -> Path:
    """An experiment named `first`."""
    folder = settings.home / "experiments" / "first"
    return shutil.copytree(whole, folder)


async def test_without_any_there_are_the_commands_that_make_one(client: httpx2.AsyncClient) -> None:
    found = (await client.get(API)).json()
    assert found["experiments"] == []
    assert [one["command"].split("triplab ")[1].split(" --")[0].split()[:2] for one in found["commands"]] == [
        ["synth", "generate"],
        ["synth", "word"],
        ["experiment", "run"],
    ]
    assert found["commands"][2]["command"].endswith("experiments/first")


@pytest.mark.usefixtures("first")
async def test_all_are_listed_and_broken_ones_have_the_reason(client: httpx2.AsyncClient, settings: Settings) -> None:
    broken = settings.home / "experiments" / "broken"
    broken.mkdir()
    (broken / "experiment.json").write_text("{")
    (settings.home / "experiments" / "empty").mkdir()
    found = {one["name"]: one for one in (await client.get(API)).json()["experiments"]}
    assert set(found) == {"first", "broken"}
    assert [found["first"][key] for key in ("state", "cases", "variants", "judges", "error")] == [
        "complete", 24, ["baseline", "kind"], ["kind"], None,
    ]  # fmt: skip
    assert "broken/experiment.json: file: Invalid JSON" in found["broken"]["error"]
    page = await client.get(f"{PAGE}/broken")
    assert "This experiment cannot be read" in page.text


def test_a_run_that_holds_the_folder_is_at_work_and_one_that_was_killed_is_stopped(first: Path) -> None:
    def state() -> tuple[str | None, str | None]:
        seen = glance(listed(first.parent)["first"])
        return seen.state, seen.why

    with open_folder(first, experiment(cases()), cases()) as held:
        assert state() == ("at work", None)
        held.conclude("budget", 48)
    assert state() == ("stopped", "the budget was reached")
    (first / "summary.json").unlink()
    assert state() == ("stopped", "the run was killed")
    assert experiments_folder.listed(first.parent / "none") == {}


@pytest.mark.usefixtures("first")
async def test_the_page_has_the_verdict_and_what_it_rests_on(client: httpx2.AsyncClient) -> None:
    says = (await client.get(f"{API}/first/verdict")).json()["says"]
    assert len(says) == 1
    assert says[0].startswith("kind against baseline, so far (47 of 48 runs are done): better on kind by 50 points [")
    page = await client.get(f"{PAGE}/first")
    assert page.status_code == 200
    for title in (
        "Differences",
        "Wins and losses",
        "Distributions",
        "Cost and time",
        "Null baselines",
        "To do it again",
    ):
        assert f">{title}</h2>" in page.text
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'; style-src 'self' 'unsafe-inline'" in policy
    assert not re.search(r"<script>|onclick|onerror=\"", page.text.replace(HOSTILE, ""))
    assert HOSTILE not in page.text


@pytest.mark.usefixtures("first")
async def test_a_run_is_read_when_it_is_opened(client: httpx2.AsyncClient) -> None:
    found = (await client.get(f"{API}/first/run", params={"case": "c03"})).json()
    assert [side["variant"] for side in found["sides"]] == ["baseline", "kind"]
    assert found["text"] == f"Two days in Rome {HOSTILE}"
    assert [piece["text"] for piece in found["words"]["kind"] if piece["side"] != "both"] == ["large", "lovely"]
    for params in ({"case": "c99"}, {"case": "c03", "repetition": 1}):
        missing = await client.get(f"{API}/first/run", params=params)
        assert missing.status_code == 404
        assert "has no run" in missing.json()["detail"]


async def test_what_goes_on_is_read_anew(client: httpx2.AsyncClient, first: Path) -> None:
    before = (await client.get(f"{API}/first/verdict")).json()["says"]
    lines = (first / "verdicts.jsonl").read_text().splitlines(keepends=True)
    (first / "verdicts.jsonl").write_text("".join(line for line in lines if json.loads(line)["evaluator"] == "even"))
    assert (await client.get(f"{API}/first/verdict")).json()["says"] != before
    (first / "verdicts.jsonl").write_text("no line\n")
    broken = await client.get(f"{API}/first/verdict")
    assert broken.status_code == 422
    assert "verdicts.jsonl:1" in broken.json()["detail"]


@pytest.mark.usefixtures("first")
async def test_the_file_needs_nothing_else(client: httpx2.AsyncClient) -> None:
    file = await client.get(f"{PAGE}/first/report.html")
    assert file.headers["Content-Disposition"] == "attachment; filename*=UTF-8''first.html"
    assert 'data-run="c03 0"' in file.text
    assert (await client.get(f"{PAGE}/none/report.html")).status_code == 404


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize("name", ["..%2ffirst", "..%2f..%2fhome", "%2fetc", "first%00", "first%2f..", "%2e%2e%2f.."])
async def test_only_what_is_listed_is_opened(client: httpx2.AsyncClient, settings: Settings, name: str) -> None:
    (settings.home / "experiment.json").write_text("{}")
    for path in (f"{API}/{name}/verdict", f"{API}/{name}/run?case=c03", f"{PAGE}/{name}/report.html", f"{PAGE}/{name}"):
        assert (await client.get(path)).status_code == 404, path


@pytest.mark.usefixtures("first")
async def test_an_unknown_one_is_said_with_those_there_are(client: httpx2.AsyncClient) -> None:
    page = await client.get(f"{PAGE}/<b>x")
    assert (page.status_code, "There is no experiment &#39;&lt;b&gt;x&#39;; there are: first." in page.text) == (
        404,
        True,
    )


async def test_charts_come_from_their_package_and_are_kept(client: httpx2.AsyncClient) -> None:
    script = await client.get("/static/js/plotly.min.js?v=7.1.0")
    assert script.headers["content-type"].startswith(("text/javascript", "application/javascript"))
    assert "immutable" in script.headers["Cache-Control"]
    assert script.text.startswith("/**\n* plotly.js v")


async def test_pages_of_the_lab_lead_to_each_other(client: httpx2.AsyncClient) -> None:
    pages = ("/lab/coverage", PAGE, "/lab/label", "/lab/alignment")
    for path in pages:
        text = (await client.get(path)).text
        assert re.findall(r'<a href="(/lab/[a-z]+)"( aria-current="page")?>', text)[1:] == [
            (one, ' aria-current="page"' if one == path else "") for one in pages
        ]
