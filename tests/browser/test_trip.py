"""A trip from its first event to its deletion."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import Open, ask, plan_tokyo

pytestmark = pytest.mark.browser

AGENTS = ("intake", "research", "budget", "local", "itinerary", "check")


def hold_events(page: Page) -> None:
    """Let no event through, so that the trip stays under way on the page."""
    page.route("**/api/trips/*/events", lambda route: route.abort())
    page.route(re.compile(r"/api/trips/[^/]+$"), lambda route: route.abort())


def test_every_agent_comes_to_its_end(page: Page) -> None:
    plan_tokyo(page)
    page.get_by_role("button", name=re.compile("show")).click()
    for agent in AGENTS:
        node = page.locator(f'[data-agent="{agent}"]')
        expect(node).to_have_attribute("data-state", "done")
        expect(node).to_contain_text("done")
    expect(page.locator('[data-agent="research"] .tools li').first).to_be_visible()


def test_the_title_names_the_plan(page: Page) -> None:
    expect(page).to_have_title("Plan a trip · TripLab")
    plan_tokyo(page)
    expect(page).to_have_title(re.compile("Tokyo.* · TripLab$"))


def test_the_address_of_a_trip_opens_it_again(page: Page) -> None:
    plan_tokyo(page)
    expect(page).to_have_url(re.compile("/trips/[^/]+$"))
    headline = page.locator(".plan h1").inner_text()
    page.reload()
    expect(page.locator(".plan h1")).to_have_text(headline)
    expect(page.locator(".day")).to_have_count(7)
    expect(page.locator("#summary-text")).to_contain_text("Tokyo")
    page.get_by_role("button", name=re.compile("show")).click()
    expect(page.locator('[data-agent="check"]')).to_have_attribute("data-state", "done")


def test_back_returns_to_the_form(page: Page) -> None:
    plan_tokyo(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Where would you like to go?")).to_be_visible()
    expect(page.locator(".plan")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".plan h1")).to_be_visible()


def test_a_trip_is_cancelled(page: Page) -> None:
    hold_events(page)
    page.route("**/cancel", lambda route: route.fulfill(json=cancelled(page)))
    ask(page)
    page.get_by_role("button", name="Cancel").click()
    panel = page.locator(".outcome")
    expect(panel).to_contain_text("You stopped this plan")
    expect(panel.get_by_role("button", name="Run again")).to_be_visible()
    expect(panel.get_by_role("heading")).to_be_focused()


def cancelled(page: Page) -> dict[str, object]:
    """What the API answers to a cancellation, whether or not the trip was faster than the test."""
    return {
        "id": page.url.rsplit("/", 1)[1], "status": "cancelled", "agents": [],
        "version": 1, "change": None, "versions": [], "question": None,
        "request": {"destination": "Tokyo", "days": 7},
        "itinerary": None, "error": None, "model": {"name": "any", "rehearsal": True}, "trace_url": None,
        "created_at": "2027-01-01T00:00:00Z", "finished_at": None, "elapsed_ms": None, "usage": None, "events": [],
    }  # fmt: skip


@pytest.mark.parametrize("status", ["failed", "refused", "interrupted"])
def test_a_trip_without_a_plan_says_what_happened_and_what_to_do(page: Page, status: str) -> None:
    trip = {**cancelled(page), "id": "made-up", "status": status, "error": {"title": "What happened", "detail": "Why."}}
    page.route("**/api/trips/made-up", lambda route: route.fulfill(json=trip))
    page.goto("/trips/made-up")
    panel = page.locator(".outcome")
    expect(panel.get_by_role("heading", name="What happened")).to_be_visible()
    expect(panel).to_contain_text("Your request is kept")
    panel.get_by_role("button", name="Edit the request").click()
    expect(page.get_by_label("Destination", exact=True)).to_have_value("Tokyo")


def test_a_lost_connection_is_said_and_mended(page: Page) -> None:
    hold_events(page)
    ask(page)
    expect(page.get_by_role("alert").filter(has_text="The connection was lost")).to_be_visible()
    page.unroute_all(behavior="wait")
    expect(page.locator(".plan h1")).to_be_visible()
    expect(page.get_by_text("The connection was lost")).to_be_hidden()


def test_an_unknown_address_says_so(page: Page) -> None:
    page.goto("/trips/there-is-none")
    expect(page.get_by_role("heading", name="There is no trip at this address")).to_be_visible()
    page.locator("#page-error").get_by_role("button", name="Plan a trip").click()
    expect(page).to_have_url(re.compile("/$"))


def test_a_trip_is_listed_opened_and_deleted(page: Page) -> None:
    trips = page.get_by_role("region", name="Your trips")
    expect(trips).to_contain_text("None yet")
    plan_tokyo(page)
    headline = page.locator(".plan h1").inner_text()
    page.get_by_role("button", name="Plan another").click()
    trips.get_by_role("link", name=re.compile(re.escape(headline))).click()
    expect(page.locator(".plan h1")).to_have_text(headline)
    page.go_back()
    delete = trips.get_by_role("button", name=re.compile("^Delete"))
    delete.click()
    expect(delete).to_contain_text("Delete for good")
    delete.click()
    expect(trips).to_contain_text("None yet")


def test_another_browser_does_not_list_it(page: Page, open_page: Open) -> None:
    plan_tokyo(page)
    other = open_page().page
    expect(other.get_by_role("region", name="Your trips")).to_contain_text("None yet")


def test_run_again_makes_another_trip(page: Page) -> None:
    plan_tokyo(page)
    first = page.url
    page.get_by_role("button", name="Run again").click()
    expect(page).not_to_have_url(first)
    expect(page.locator(".plan h1")).to_be_visible()
