"""The form: by keyboard alone, and what it says when a field is wrong."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import ready

pytestmark = pytest.mark.browser


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {selector}")


def test_tokyo_is_planned_by_keyboard_alone(page: Page) -> None:
    tab_to(page, "#destination")
    page.keyboard.type("Tokyo")
    page.keyboard.press("Escape")
    tab_to(page, "#days")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("7")
    tab_to(page, "#budget")
    page.keyboard.type("1,000 USD")
    tab_to(page, "#submit")
    page.keyboard.press("Enter")
    expect(page.locator(".plan h1")).to_contain_text("Tokyo")
    expect(page.locator(".day")).to_have_count(7)
    expect(page.get_by_role("region", name="Money", exact=True)).to_contain_text("1,000.00 USD")
    expect(page.locator("#summary-text")).to_contain_text("7 days")


def test_suggestions_are_chosen_by_keyboard(page: Page) -> None:
    field = page.get_by_role("combobox", name="Destination")
    field.press_sequentially("tok")
    first = page.get_by_role("option", name=re.compile("Tokyo"))
    expect(first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    for _ in range(page.get_by_role("option").count()):
        page.keyboard.press("ArrowDown")
        if first.get_attribute("aria-selected") == "true":
            break
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "no id")
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile("^Tokyo"))
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page).to_have_url(re.compile("/$"))


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page: Page) -> None:
    field = page.get_by_role("combobox", name="Destination")
    field.press_sequentially("tok")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Destinations")).to_be_hidden()
    expect(field).to_have_value("tok")


def test_a_wrong_budget_is_explained_beside_its_field(page: Page) -> None:
    page.get_by_label("Destination", exact=True).fill("Tokyo")
    budget = page.get_by_label("Budget", exact=True)
    budget.fill("lots")
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator("#budget-error")).to_contain_text("lots")
    expect(budget).to_be_focused()
    expect(budget).to_have_attribute("aria-invalid", "true")
    expect(budget).to_have_accessible_description(re.compile("lots"))
    budget.fill("1000 EUR")
    expect(page.locator("#budget-error")).to_be_hidden()
    expect(budget).not_to_have_attribute("aria-invalid", "true")


def test_an_empty_form_asks_for_the_destination(page: Page) -> None:
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator("#destination-error")).to_be_visible()
    expect(page.get_by_label("Destination", exact=True)).to_be_focused()


def test_a_party_of_nobody_opens_the_part_of_the_form_that_is_wrong(page: Page) -> None:
    page.get_by_label("Destination", exact=True).fill("Tokyo")
    page.locator("#more > summary").click()
    page.get_by_label("Adults").fill("0")
    page.locator("#more > summary").click()
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator("#party-error")).to_contain_text("at least one adult")
    expect(page.get_by_label("Adults")).to_be_focused()


def test_dates_take_the_place_of_days(page: Page) -> None:
    page.get_by_role("radio", name="Dates").check(force=True)
    expect(page.get_by_label("Number of days")).to_be_hidden()
    page.get_by_label("First day").fill("2027-04-03")
    page.get_by_label("Last day").fill("2027-04-05")
    page.get_by_label("Destination", exact=True).fill("Tokyo")
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator(".day")).to_have_count(3)


def test_a_first_day_and_a_length_come_back_as_dates(page: Page) -> None:
    form = {"destination": "Tokyo", "start": "2027-04-03", "days": 3}
    trip = page.request.post("/api/trips", data=form).json()
    page.goto(f"/trips/{trip['id']}")
    expect(page.locator("#summary-text")).to_contain_text(re.compile(r"3\s*–\s*5 April 2027"))
    page.locator("#edit").click()
    expect(page.get_by_label("First day")).to_have_value("2027-04-03")
    expect(page.get_by_label("Last day")).to_have_value("2027-04-05")


def test_an_example_fills_the_form(page: Page) -> None:
    page.locator("#examples-list button").first.click()
    expect(page.get_by_label("Destination", exact=True)).not_to_have_value("")
    expect(page.get_by_role("button", name="Plan this trip")).to_be_focused()


def test_a_server_that_is_not_reached_is_said_and_nothing_is_lost(page: Page) -> None:
    page.get_by_label("Destination", exact=True).fill("Tokyo")
    page.context.set_offline(True)
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator("#form-error")).to_contain_text("not reached")
    page.context.set_offline(False)
    expect(page.get_by_label("Destination", exact=True)).to_have_value("Tokyo")
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator(".plan h1")).to_be_visible()


def test_the_page_is_ready_after_a_reload(page: Page) -> None:
    page.reload()
    ready(page)
