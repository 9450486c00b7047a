"""The pages of experiments: the list, the verdict, the squares by keyboard, both outputs side by side."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from agents.data.tables import TravelData
from app.service import create_app
from app.settings import Settings
from evals.artifact import read_artifact
from evals.phoenix.links import Links, PromptPlace, write_links
from evals.report import page as whole_page
from evals.report import report_of
from tests.browser.support import DESK, PHONE, Open, opener, sticks_out
from tests.browser.test_look import serious
from tests.evals.report.support import HOSTILE, write
from tests.standin.server import serve

pytestmark = pytest.mark.browser

LIST = "/lab/experiments"
FIRST = f"{LIST}/first"
RUN = f"{FIRST}#case=c12&variant=kind&evaluator=kind.judge%40v1%2B0000aaaa"
LINKS = Links(
    url="http://phoenix.test",
    dataset_id="d",
    experiments={"baseline": "a", "kind": "b"},
    prompts={"itinerary.v1+3f2a91c0": PromptPlace(prompt="p", version="v")},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, data: TravelData) -> Path:
    """An experiment that was mirrored, and one that is broken beside it."""
    first = write(tmp_path_factory.mktemp("home") / "experiments" / "first", data)
    write_links(first, LINKS)
    broken = first.parent / "broken"
    broken.mkdir()
    (broken / "experiment.json").write_text("{")
    return first


@pytest.fixture(scope="module")
def lab(folder: Path) -> Iterator[str]:
    settings = Settings(home=folder.parent.parent, phoenix="off", rate="10000/minute")
    with serve(create_app(settings), lifespan=True) as url:
        yield url


@pytest.fixture
def open_lab(browser: Browser, lab: str) -> Iterator[Open]:
    with opener(browser, lab, FIRST) as opened:
        yield opened


def drawn(page: Page) -> Page:
    expect(page.locator(".chart .main-svg").first).to_be_visible()
    return page


def test_the_list_tells_the_verdict_and_leads_to_the_report(open_lab: Open) -> None:
    page = open_lab(LIST).page
    expect(page.locator("#answer")).to_have_text("2 experiments, the newest first.")
    expect(page.locator(".says").first).to_contain_text(
        "kind against baseline, so far (47 of 48 runs are done): better"
    )
    expect(page.get_by_role("listitem").filter(has_text="broken")).to_contain_text("Invalid JSON")
    page.get_by_role("link", name="first").click()
    expect(page.locator(".answer")).to_contain_text("better on kind by 50 points")
    expect(page.locator("#model")).to_contain_text("not a language model")


def test_squares_are_walked_with_the_arrows_and_opened_with_enter(open_lab: Open) -> None:
    page = drawn(open_lab().page)
    expect(page.locator("#wins-says")).to_contain_text("12 won, 1 lost, 9 both fail, 2 not scored on both sides")
    page.get_by_role("button", name="c00: won").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    lost = page.get_by_role("button", name="c12: lost")
    expect(lost).to_be_focused()
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Opened run")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("heading", name="c12")).to_be_visible()
    expect(page).to_have_url(re.compile("#case=c12&variant=kind&evaluator=kind"))
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(lost).to_be_focused()


def test_an_address_opens_both_outputs_side_by_side_with_what_differs_marked(open_lab: Open) -> None:
    panel = open_lab(RUN).page.get_by_role("region", name="Opened run")
    expect(panel.locator("blockquote")).to_have_text(f"Two days in Rome {HOSTILE}")
    expect(panel.locator(".message mark")).to_have_text(["large", "lovely"])
    expect(panel.locator("h5")).to_have_text([HOSTILE, HOSTILE])
    expect(panel.locator(".verdicts").first).to_contain_text(HOSTILE)
    trace = panel.get_by_role("link", name="Trace of kind, in Phoenix")
    expect(trace).to_have_attribute("href", f"http://phoenix.test/redirects/traces/{12:032x}")
    panel.get_by_text("Prompts").last.click()
    expect(panel.get_by_role("link", name="playground: itinerary.v1+3f2a91c0").last).to_be_visible()
    panel.get_by_role("button", name="Close").click()


def test_another_evaluator_counts_other_squares(open_lab: Open) -> None:
    page = open_lab().page
    page.get_by_label("Evaluator", exact=True).select_option("even")
    expect(page.locator("#wins-says")).to_contain_text("23 both pass, 1 not scored on both sides")
    page.get_by_role("link", name="kind", exact=True).first.click()
    expect(page.get_by_label("Evaluator", exact=True)).to_have_value("kind.judge@v1+0000aaaa")


def test_the_file_shows_the_same_and_asks_nobody(folder: Path, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "first.html"
    file.write_text(whole_page(report_of(read_artifact(folder))))
    with opener(browser, file.as_uri(), file.as_uri()) as opened:
        found = opened()
        page = drawn(found.page)
        page.get_by_role("button", name="c12: lost").click()
        expect(page.locator(".message mark")).to_have_text(["large", "lovely"])
        assert [request.url for request in found.requests if not request.url.startswith(("file:", "data:"))] == []
        assert found.complaints == []
        assert page.title() == "kind against baseline on 24 cases · TripLab"


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    open_lab: Open, axe_source: str, size: tuple[int, int], scheme: str, lab: str
) -> None:
    opened = open_lab(RUN, size=size, scheme=scheme)
    page = opened.page
    expect(page.locator(".message mark").first).to_be_visible()
    for summary in page.locator("details > summary:visible").all():
        summary.click()
    page.locator(".chart").first.scroll_into_view_if_needed()
    drawn(page)
    assert sticks_out(page) <= 0
    page.evaluate(axe_source)
    assert serious(page) == []
    assert {request.url for request in opened.requests if not request.url.startswith((lab, "data:"))} == set()
    assert opened.complaints == []


def test_axe_finds_nothing_in_the_list(open_lab: Open, axe_source: str) -> None:
    page = open_lab(LIST, size=PHONE).page
    expect(page.locator(".says").first).to_contain_text("better")
    assert sticks_out(page) <= 0
    page.evaluate(axe_source)
    assert serious(page) == []
