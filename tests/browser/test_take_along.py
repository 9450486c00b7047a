"""Taking a plan along: files, paper, and a link for others to read it."""

import re
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, Route, expect

from tests.browser.support import PHONE, Open, Opened, plan_tokyo, ready, sticks_out
from tests.browser.test_look import serious

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=\"document.title='caught'\">"


def share(page: Page) -> str:
    """Make a link to the plan that is shown; returns its address."""
    page.get_by_role("button", name="Create a link").click()
    field = page.get_by_label("Link to this plan").first
    expect(field).to_be_focused()
    return field.input_value()


def open_link(open_page: Open, link: str, **look: object) -> Opened:
    opened = open_page(urlsplit(link).path, **look)
    expect(opened.page.locator(".plan h1")).to_be_visible()
    return opened


def test_the_calendar_is_downloaded(page: Page) -> None:
    plan_tokyo(page)
    with page.expect_download() as started:
        page.get_by_role("link", name="Calendar").click()
    assert re.fullmatch(r"tokyo-\d{4}-\d\d-\d\d\.ics", started.value.suggested_filename)
    events = Calendar.from_ical(started.value.path().read_bytes()).events
    assert len(events) == page.locator(".stop").count() + page.locator(".day").count()


def test_the_plan_is_downloaded_as_markdown(page: Page) -> None:
    plan_tokyo(page)
    with page.expect_download() as started:
        page.get_by_role("link", name="Markdown").click()
    text = started.value.path().read_text()
    assert started.value.suggested_filename.endswith(".md")
    assert text.startswith(f"# {page.locator('.plan h1').inner_text()}\n")


def test_a_link_is_made_copied_and_read_by_somebody_else(open_page: Open) -> None:
    page = ready(open_page().page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    plan_tokyo(page)

    link = share(page)

    expect(page.get_by_label("Link to this plan")).to_have_attribute("readonly", "")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator(".share [role=status]")).to_have_text("The link is on the clipboard.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    opened = open_link(open_page, link)
    reader = opened.page
    expect(reader.locator(".shared-note")).to_contain_text(re.compile(r"Shared plan, until \d+ \w+ \d{4}"))
    expect(reader.locator(".shared-note")).to_contain_text("Written by the rehearsal engine: not a language model.")
    expect(reader.locator(".plan h1")).to_have_text(page.locator(".plan h1").inner_text())
    expect(reader).to_have_title(re.compile("Tokyo.* · TripLab$"))
    for name in ("Delete", "Run again", "Edit", "Create a link", "Cancel"):
        expect(reader.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(reader.locator("#ask")).to_be_hidden()
    trip = urlsplit(page.url).path.rpartition("/")[2]
    assert trip not in reader.content()
    assert [request.url for request in opened.requests if "/api/trips" in request.url] == []
    assert opened.complaints == []


def test_a_shared_plan_can_be_taken_along_too(page: Page, open_page: Open) -> None:
    plan_tokyo(page)
    reader = open_link(open_page, share(page)).page
    for name, ending in (("Calendar", ".ics"), ("Markdown", ".md")):
        with reader.expect_download() as started:
            reader.get_by_role("link", name=name).click()
        assert started.value.suggested_filename.endswith(ending)


def test_a_link_is_revoked_also_at_a_later_visit(page: Page, open_page: Open) -> None:
    plan_tokyo(page)
    link = share(page)
    page.reload()
    links = page.get_by_role("list", name="Links to this plan").get_by_role("listitem")
    expect(links).to_have_count(1)
    expect(page.get_by_label("Link to this plan")).to_have_count(0)
    revoke = links.get_by_role("button", name=re.compile("^Revoke the link of"))
    revoke.click()
    links.get_by_role("button", name=re.compile("^Revoke for good")).click()
    expect(page.locator(".share [role=status]")).to_have_text("The link is revoked: it opens nothing any more.")
    expect(page.get_by_role("button", name="Create a link")).to_be_focused()
    expect(links).to_have_count(0)
    expect(page.locator(".shares")).to_have_text("1 earlier link works no more.")
    reader = open_page(urlsplit(link).path).page
    expect(reader.get_by_role("heading", name="There is no shared plan at this address")).to_be_visible()
    expect(reader.locator(".plan")).to_have_count(0)


def test_a_link_that_is_not_made_says_why(page: Page) -> None:
    plan_tokyo(page)
    page.route("**/shares", lambda route: route.abort())
    page.get_by_role("button", name="Create a link").click()
    expect(page.locator(".share [role=status]")).to_have_text(
        "The link was not made: The server was not reached. Check the connection, then try again."
    )


def test_what_a_shared_plan_says_is_never_markup(page: Page, open_page: Open) -> None:
    plan_tokyo(page)
    link = urlsplit(share(page)).path

    def poisoned(route: Route) -> None:
        answer = route.fetch()
        shared = answer.json()
        shared["itinerary"] |= {"headline": MARKUP, "message": MARKUP}
        shared["itinerary"]["days"][0]["stops"][0]["note"] = MARKUP
        shared["request"]["destination"] = shared["model"]["name"] = MARKUP
        route.fulfill(response=answer, json=shared | {"model": {"name": MARKUP, "rehearsal": False}})

    reader = open_page("/").page
    reader.route("**/api/shared/*", poisoned)
    reader.goto(link)
    expect(reader.locator(".plan h1")).to_have_text(MARKUP)
    expect(reader.locator(".shared-note")).to_contain_text(MARKUP)
    expect(reader.locator("img")).to_have_count(0)


def test_the_section_fits_a_phone_and_a_thumb(open_page: Open) -> None:
    page = plan_tokyo(ready(open_page(size=PHONE).page))
    link = share(page)
    assert sticks_out(page) <= 0
    page.get_by_role("button", name=re.compile("^Revoke the link")).click()
    assert sticks_out(page) <= 0
    heights = page.locator(".take-along .button, .take-along select, .take-along input").evaluate_all(
        "all => all.map(el => el.getBoundingClientRect().height)"
    )
    assert [height for height in heights if height < 44] == []
    assert sticks_out(open_link(open_page, link, size=PHONE).page) <= 0


@pytest.fixture(params=["light", "dark"])
def on_paper(request: pytest.FixtureRequest, open_page: Open) -> Page:
    page = plan_tokyo(ready(open_page(scheme=request.param).page))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


def test_paper_holds_the_plan_and_nothing_to_press(on_paper: Page) -> None:
    for part in (".plan h1", ".message", ".day >> nth=0", ".map svg", ".money", "#know", ".plan-labels", "#engine"):
        expect(on_paper.locator(part)).to_be_visible()
    for part in (".top", "#form", ".progress", ".take-along", ".actions", ".no-print"):
        expect(on_paper.locator(part)).to_be_hidden()
    shown = on_paper.locator("button, select, input, textarea").evaluate_all(
        "all => all.filter(el => el.checkVisibility()).length"
    )
    assert shown == 0


def test_paper_is_black_on_white_and_cuts_no_stop(on_paper: Page) -> None:
    style = on_paper.locator(".stop").first.evaluate(
        """el => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(el).color,
                  getComputedStyle(el).breakInside, getComputedStyle(el.closest('.days')).display]"""
    )
    assert style == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "avoid", "block"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_links_and_shared_plans(open_page: Open, axe_source: str, scheme: str) -> None:
    page = plan_tokyo(ready(open_page(scheme=scheme).page))
    link = share(page)
    for shown in (page, open_link(open_page, link, scheme=scheme).page):
        shown.evaluate(axe_source)
        assert serious(shown) == []
