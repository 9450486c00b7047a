"""The plan: what is linked, sourced, counted and safe to read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import ask, plan_tokyo, ready

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=\"document.title='caught'\">"


def test_a_source_is_shown_on_focus_and_hidden_by_escape(page: Page) -> None:
    plan_tokyo(page)
    button = page.locator(".stop .source").first
    button.focus()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_contain_text("Tool")
    expect(button).to_have_accessible_description(re.compile("Source"))
    page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()


def test_a_pin_lights_up_its_card_and_a_card_its_pin(page: Page) -> None:
    plan_tokyo(page)
    pin = page.locator("[data-pin]").first
    number = pin.get_attribute("data-pin")
    card = page.locator(f'[data-stop="{number}"]')
    pin.focus()
    expect(card).to_have_class(re.compile(r"\bon\b"))
    card.locator(".source").focus()
    expect(page.locator(f'[data-pin="{number}"]')).to_have_class(re.compile(r"\bon\b"))
    expect(page.locator(".stop.on")).to_have_count(0)


def test_the_legend_filters_the_map_by_day(page: Page) -> None:
    plan_tokyo(page)
    everything = page.locator("[data-pin]").count()
    day = page.get_by_role("group", name="Days on the map").get_by_role("button").nth(1)
    day.click()
    expect(day).to_have_attribute("aria-pressed", "true")
    assert 0 < page.locator("[data-pin]").count() < everything
    page.get_by_role("button", name="All days").click()
    expect(page.locator("[data-pin]")).to_have_count(everything)


def test_totals_are_the_ones_of_the_api(page: Page) -> None:
    plan_tokyo(page)
    trip = page.evaluate("fetch('/api' + location.pathname).then((answer) => answer.json())")
    whole, _, cents = trip["itinerary"]["ledger"]["total"].partition(".")
    expect(page.locator(".total")).to_have_text(f"{int(whole):,}.{cents}\u00a0USD")
    for kind in trip["itinerary"]["ledger"]["by_kind"]:
        expect(page.locator(".ledger-group summary").filter(has_text=re.compile(kind["kind"], re.I))).to_be_visible()


def test_a_journey_stands_beside_the_budget_or_in_it(page: Page) -> None:
    ready(page)
    page.locator("#more > summary").click()
    page.get_by_label("From", exact=True).fill("Berlin")
    plan_tokyo(page)
    money = page.locator("#money")
    expect(money).to_contain_text("The journey there and back comes on top: about 1,000.00 USD")
    expect(money).to_contain_text("in all (rates of June 2026)")
    expect(money.locator(".bar-part.kind-6")).to_have_count(0)
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("The budget pays for").select_option("stay_and_journey")
    page.get_by_label("Budget", exact=True).fill("3000 USD")
    page.get_by_role("button", name="Plan this trip").click()
    expect(money).to_contain_text("The journey there and back is part of it: about 1,000.00 USD")
    expect(money.locator(".bar-part.kind-6")).to_have_count(1)


def test_a_group_of_the_ledger_opens_to_its_lines(page: Page) -> None:
    plan_tokyo(page)
    group = page.locator(".ledger-group").first
    group.locator("summary").click()
    expect(group.get_by_role("row").nth(1)).to_contain_text("×")
    page.get_by_role("radio", name="By day").check(force=True)
    expect(page.get_by_role("group", name="By day").locator("details")).to_have_count(7)


def test_what_a_traveller_writes_is_never_markup(page: Page) -> None:
    ask(page, notes=MARKUP)
    expect(page.locator(".outcome")).to_contain_text("The notes contain what reads as markup")
    expect(page.locator("img")).to_have_count(0)
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_label("Notes")).to_have_value(MARKUP)
    expect(page).not_to_have_title("caught")


SPECIALISTS = [{"id": "local", "does": "where to go"}]


def test_a_destination_is_never_markup(page: Page) -> None:
    trip = {
        "id": "made-up", "status": "failed", "agents": SPECIALISTS, "itinerary": None,
        "request": {"destination": MARKUP, "notes": MARKUP},
        "error": {"title": MARKUP, "detail": MARKUP}, "model": {"name": "any", "rehearsal": True}, "trace_url": None,
        "created_at": "2027-01-01T00:00:00Z", "finished_at": None, "elapsed_ms": 1, "usage": None,
        "events": [{"seq": 1, "t": 0, "kind": "agent", "agent": "local", "state": "failed", "why": MARKUP}],
    }  # fmt: skip
    page.route("**/api/trips/made-up", lambda route: route.fulfill(json=trip))
    page.goto("/trips/made-up")
    expect(page.locator("#summary-text")).to_contain_text(MARKUP)
    expect(page.locator('[data-agent="local"]')).to_contain_text(MARKUP)
    expect(page.locator(".outcome")).to_contain_text(MARKUP)
    expect(page.locator("img")).to_have_count(0)
    expect(page).not_to_have_title("caught")


def test_paper_shows_the_plan_with_everything_open(page: Page) -> None:
    plan_tokyo(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".ledger-group table").first).to_be_visible()
    expect(page.get_by_role("group", name="By day")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_city_without_places_offers_ideas_and_says_what_is_known(page: Page) -> None:
    ask(page, destination="Ljubljana, Slovenia")
    expect(page.locator(".plan h1")).to_be_visible()
    ideas = page.get_by_role("region", name="More ideas")
    expect(ideas.locator("dt")).to_have_count(7)
    expect(ideas).to_contain_text("Text: Wikivoyage, CC BY-SA 4.0")
    expect(ideas.locator("a")).to_have_count(0)
    known = page.get_by_role("region", name="What is known about Ljubljana")
    expect(
        known.get_by_role("listitem").filter(has_text="Places (not known): none: the days are left open")
    ).to_be_visible()
    expect(
        known.get_by_role("listitem").filter(has_text="Holidays (known): public holidays of Slovenia")
    ).to_be_visible()
