"""The page of coverage: its answer, its map by mouse and keyboard, its links, and how it looks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from app.service import create_app
from app.settings import Settings
from tests.browser.coverage_rows import planted, write
from tests.browser.support import DESK, PHONE, Opened, sticks_out
from tests.browser.test_look import serious
from tests.standin.server import serve

pytestmark = pytest.mark.browser

LAB = "/lab/coverage"
RUN = f"{LAB}?of=friday%2Fdataset.jsonl"
OpenLab = Callable[..., Opened]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A service with rows of its own, and the folder that they are in."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "synthetic"
    settings = Settings(home=home, phoenix="http://phoenix.test", rate="10000/minute", trace_sample_rate=0)
    write(folder, "friday/dataset.jsonl", planted())
    write(folder, "bad.jsonl", [{"tuple": {"party": "famly"}}])
    write(folder, "open.jsonl", [{"tuple": {"party": "family"}}])
    with serve(create_app(settings), lifespan=True) as url:
        yield url, folder


@pytest.fixture
def open_lab(browser: Browser, lab: tuple[str, Path]) -> Iterator[OpenLab]:
    contexts: list[BrowserContext] = []

    def opened(path: str = RUN, size: tuple[int, int] = DESK, scheme: Any = "light") -> Opened:
        view: Any = {"width": size[0], "height": size[1]}
        context = browser.new_context(base_url=lab[0], viewport=view, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.goto(path)
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_lab: OpenLab) -> Page:
    """A run of 300 rows."""
    return shown(open_lab().page)


def shown(page: Page) -> Page:
    expect(page.locator("#answer b").first).to_be_visible()
    return page


def square(page: Page, cell: str) -> Locator:
    return page.locator(f'.cell[data-cell="{cell}"]')


def test_the_first_line_answers_with_the_numbers_of_the_api(page: Page) -> None:
    found = page.evaluate("fetch('/api/lab/coverage?of=friday/dataset.jsonl').then((answer) => answer.json())")
    expect(page.locator("#answer")).to_have_text(found["says"])
    expect(page.get_by_role("heading", level=1)).to_contain_text("What have we never tried?")
    expect(page.get_by_role("grid")).to_have_count(55)
    assert re.match(r"This set tried [\d.]+ % of the allowed pairs; \d+ pairs? (was|were) never tried\.", found["says"])


def test_a_square_says_what_it_stands_for_under_the_pointer(page: Page) -> None:
    square(page, "budget:tight,party:family").hover()
    expect(page.locator(".told")).to_have_text(
        re.compile(r"budget tight × party family: \d+ rows, \d+ failed \(\d+ to \d+ %\), more than chance explains")
    )
    square(page, "destination:unknown,budget:tight").hover()
    expect(page.locator(".told")).to_contain_text("forbidden: a place without data has no cheapest cost")


def test_a_block_is_reached_with_tab_and_walked_with_arrows(page: Page) -> None:
    first = square(page, "destination:major,duration:day")
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    here = square(page, "destination:small,duration:weekend")
    expect(here).to_be_focused()
    expect(page.locator(".told")).to_contain_text("destination small × duration weekend:")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(square(page, "destination:small,duration:day")).to_be_focused()
    page.keyboard.press("Tab")
    expect(square(page, "destination:major,season:winter")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(square(page, "destination:small,duration:day")).to_be_focused()


def test_enter_opens_the_rows_of_a_square_and_keeps_the_place(page: Page) -> None:
    square(page, "season:winter,party:family").focus()
    page.keyboard.press("Enter")
    panel = page.locator("#cell")
    expect(panel.get_by_role("heading")).to_have_text("season winter × party family")
    expect(panel).to_contain_text("adults with children under 13")
    expect(panel.locator(".rows li").first).to_contain_text("failed")
    expect(panel.locator(".rows li").first).to_contain_text("over budget")
    expect(square(page, "season:winter,party:family")).to_be_focused()
    expect(square(page, "season:winter,party:family")).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("cell=season%3Awinter%2Cparty%3Afamily"))


def test_a_row_is_text_never_markup_and_links_to_its_trace(page: Page) -> None:
    square(page, "season:winter,party:family").click()
    row = page.locator("#cell .rows li").first
    expect(row).to_contain_text(re.compile(r"Row \d+: <b>major</b>"))
    address = re.compile(r"^http://phoenix\.test/redirects/traces/(0123456789abcdef){2}$")
    expect(row.get_by_role("link", name=re.compile("Trace of c-"))).to_have_attribute("href", address)


def test_what_was_never_tried_is_listed_and_leads_to_its_square(page: Page) -> None:
    missing = page.get_by_role("region", name="Never tried")
    link = missing.get_by_role("link").first
    cell = link.get_attribute("data-cell") or ""
    expect(square(page, cell)).to_have_class(re.compile(r"\bc0\b"))
    link.click()
    expect(page.locator("#cell")).to_contain_text("No row has this")
    expect(square(page, cell)).to_have_attribute("aria-selected", "true")


def test_the_command_that_fills_the_gaps_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    command = page.get_by_role("region", name="Never tried").locator("code")
    expect(command).to_have_text(
        re.compile(r"triplab synth extend .*dataset\.jsonl --strength 2 --out .*friday-more\.jsonl$")
    )
    page.get_by_role("button", name="Copy the command").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == command.text_content()


def test_triples_are_another_answer_and_another_list(page: Page) -> None:
    page.get_by_role("radio", name="Triples").check(force=True)
    expect(page.locator("#answer")).to_contain_text("of the allowed triples")
    expect(page).to_have_url(re.compile("strength=3"))
    missing = page.get_by_role("region", name="Never tried")
    expect(missing).to_contain_text("more are not listed")
    missing.get_by_role("link").first.click()
    expect(page.locator("#cell h3")).to_have_text(re.compile(r".+ × .+ × .+"))


def test_failures_take_the_colours_and_the_answer(page: Page) -> None:
    page.get_by_role("radio", name="Failing").check(force=True)
    expect(page.locator("#answer")).to_have_text(re.compile(r"^\d+ of 300 rows with a verdict failed \("))
    expect(square(page, "season:winter,budget:tight")).to_have_class(re.compile(r"\bf[34] lit\b"))
    sign = square(page, "season:winter,budget:tight").evaluate("el => getComputedStyle(el, '::after').content")
    assert sign == '"×"', "a colour never stands alone"
    expect(page).to_have_url(re.compile("show=failing"))


def test_where_failures_gather_names_the_planted_triple_first_with_its_interval(page: Page) -> None:
    table = page.get_by_role("region", name="Where failures gather").get_by_role("table").first
    row = table.get_by_role("row").nth(1)
    expect(row).to_contain_text("season winter × budget tight")
    expect(row.get_by_role("img")).to_have_accessible_name(
        re.compile(r"^\d+ %, interval \d+ to \d+ %; all rows: \d+ %$")
    )
    p = table.get_by_role("button", name="Corrected p")
    p.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("corrected for all")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    row.get_by_role("link").click()
    expect(page.locator("#cell h3")).to_contain_text("season winter × budget tight")


def test_an_address_brings_back_everything(open_lab: OpenLab) -> None:
    page = shown(open_lab(f"{RUN}&strength=3&show=failing&cell=season:winter,budget:tight,party:family").page)
    expect(page.get_by_role("radio", name="Triples")).to_be_checked()
    expect(page.get_by_role("radio", name="Failing")).to_be_checked()
    expect(page.locator("#cell h3")).to_have_text("season winter × budget tight × party family")


def test_back_leads_to_what_was_shown_before(page: Page) -> None:
    page.get_by_role("radio", name="Failing").check(force=True)
    expect(page.locator("#answer")).to_contain_text("failed")
    page.go_back()
    expect(page.locator("#answer")).to_contain_text("of the allowed pairs")
    expect(page.get_by_role("radio", name="Tried", exact=True)).to_be_checked()


def test_the_newest_file_is_shown_without_being_asked_for_and_another_is_chosen(open_lab: OpenLab) -> None:
    page = shown(open_lab(LAB).page)
    expect(page.get_by_label("Rows", exact=True)).to_have_value("open.jsonl")
    page.get_by_label("Rows", exact=True).select_option("friday/dataset.jsonl")
    expect(page.locator("#remarks")).to_contain_text("300 rows")
    page.get_by_label("Rows", exact=True).select_option("open.jsonl")
    expect(page.locator("#remarks")).to_contain_text("Some rows leave dimensions open")
    expect(page.get_by_role("radio", name="Failing")).to_have_count(0)


def test_a_file_that_cannot_be_read_is_listed_with_the_reason(page: Page) -> None:
    page.get_by_text("1 file cannot be read").click()
    expect(page.locator("#unreadable")).to_contain_text("bad.jsonl:1: 'famly' is not a value of party")
    page.get_by_label("Rows", exact=True).select_option("bad.jsonl")
    expect(page.get_by_role("alert")).to_contain_text("did you mean 'family'?")
    page.get_by_label("Rows", exact=True).select_option("friday/dataset.jsonl")
    expect(page.locator("#remarks")).to_contain_text("300 rows")


def test_a_file_that_is_gone_is_said_and_others_can_be_chosen(open_lab: OpenLab) -> None:
    page = open_lab(f"{LAB}?of=gone.jsonl").page
    expect(page.get_by_role("alert")).to_contain_text("There are no rows 'gone.jsonl'")
    page.get_by_label("Rows", exact=True).select_option("friday/dataset.jsonl")
    shown(page)


def test_nothing_yet_says_what_to_do_first(open_lab: OpenLab) -> None:
    page = open_lab(f"{LAB}?of=requests").page
    expect(page.locator("#answer")).to_have_text("Nothing has been tried yet.")
    steps = page.get_by_role("region", name="Nobody has asked for a trip here yet").locator("code")
    expect(steps.nth(0)).to_contain_text("synth generate")
    expect(steps.nth(1)).to_contain_text("synth word")
    expect(steps.nth(2)).to_contain_text("synth drive")


def test_a_server_that_is_not_reached_is_said_and_tried_again(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("radio", name="Triples").check(force=True)
    expect(page.get_by_role("alert")).to_contain_text("not reached")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#answer")).to_contain_text("triples")


def test_while_rows_are_read_the_page_says_so(open_lab: OpenLab) -> None:
    page = shown(open_lab().page)
    held: list[Route] = []
    page.route(re.compile(r"/api/lab/coverage\?"), lambda route: held.append(route))
    page.get_by_role("radio", name="Triples").check(force=True)
    expect(page.locator("#answer")).to_have_text("Reading the rows")
    expect(page.locator("#body")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(page.locator("#answer")).to_contain_text("triples")
    expect(page.locator("#body")).not_to_have_attribute("aria-busy", "true")


def test_both_pages_have_the_same_header(page: Page) -> None:
    def links() -> list[str]:
        return page.get_by_role("navigation", name="Pages").get_by_role("link").all_text_contents()

    expect(page.locator("#model")).to_contain_text("not a language model")
    here = links()
    assert here == ["Plan", "Lab", "Phoenix ↗"]
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Where would you like to go?")
    expect(page.locator("#model")).to_contain_text("not a language model")
    assert links() == here
    page.get_by_role("link", name="Lab", exact=True).click()
    shown(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    open_lab: OpenLab, axe_source: str, scheme: str, size: tuple[int, int]
) -> None:
    page = shown(open_lab(f"{RUN}&show=failing&cell=season:winter,budget:tight", size=size, scheme=scheme).page)
    expect(page.locator("#cell .rows li").first).to_be_visible()
    page.locator(".quiet > summary").last.click()
    assert sticks_out(page) <= 0
    page.evaluate(axe_source)
    assert serious(page) == []


@pytest.mark.parametrize("of", ["requests", "bad.jsonl"])
def test_axe_finds_nothing_where_there_is_nothing_to_show(open_lab: OpenLab, axe_source: str, of: str) -> None:
    page = open_lab(f"{LAB}?of={of}", size=PHONE).page
    expect(page.locator("#body > *").first).to_be_visible()
    assert sticks_out(page) <= 0
    page.evaluate(axe_source)
    assert serious(page) == []


def test_controls_are_large_enough_for_a_thumb(open_lab: OpenLab) -> None:
    page = shown(open_lab(size=PHONE).page)
    controls = page.locator("main button:visible:not(.source), main select:visible, main .segmented:visible")
    sizes = controls.evaluate_all("all => all.map(el => [el.textContent, el.getBoundingClientRect().height])")
    assert [name for name, height in sizes if height < 44] == []
    box = square(page, "destination:major,duration:day").bounding_box()
    assert box
    assert box["width"] >= 24


def test_on_a_phone_the_rows_of_a_square_are_one_press_away(open_lab: OpenLab) -> None:
    page = shown(open_lab(size=PHONE).page)
    square(page, "destination:small,duration:week").click()
    page.get_by_role("link", name="See its rows").click()
    expect(page.locator("#cell .rows li").first).to_be_in_viewport()


def test_the_page_asks_no_other_host_and_complains_of_nothing(open_lab: OpenLab, lab: tuple[str, Path]) -> None:
    opened = open_lab(f"{RUN}&show=failing&cell=season:winter,budget:tight")
    expect(opened.page.locator("#cell .rows li").first).to_be_visible()
    strangers = {request.url for request in opened.requests if not request.url.startswith((lab[0], "data:"))}
    assert strangers == set()
    assert opened.complaints == []
