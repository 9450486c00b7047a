"""A question before the plan: pressed, typed, left for later."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import PHONE, Open, ask, ready, sticks_out

pytestmark = pytest.mark.browser


def test_a_choice_is_pressed_and_the_plan_goes_on(page: Page) -> None:
    ask(page, "Georgia")
    panel = page.get_by_role("region", name="Which “Georgia” do you mean?")
    expect(panel.get_by_role("heading")).to_be_focused()
    expect(page.locator('[data-agent="intake"]')).to_contain_text("has a question")
    panel.get_by_role("button", name="Tbilisi, Georgia").click()
    expect(page.locator(".plan h1")).to_be_visible()
    expect(panel).to_have_count(0)
    expect(page.locator("#summary-text")).to_contain_text("Tbilisi, Georgia")


def test_an_answer_in_words_may_lead_to_another_question(page: Page) -> None:
    ask(page, "Mordor")
    page.get_by_label("Or in your own words").fill("Springfield")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("region", name="Which “Springfield” do you mean?")).to_be_visible()
    page.get_by_role("button", name="Springfield, Illinois").click()
    expect(page.locator(".plan h1")).to_be_visible()


def test_an_answer_that_is_none_is_explained_and_the_question_stays(page: Page) -> None:
    ask(page, "Springfield")
    page.get_by_label("Or in your own words").fill("x")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("alert").filter(has_text="The answer was not taken")).to_contain_text("not understood")
    expect(page.get_by_role("region", name="Which “Springfield” do you mean?")).to_be_visible()


def test_the_question_waits_for_another_visit(page: Page) -> None:
    ask(page, "Springfield")
    expect(page.get_by_role("button", name="Springfield, Missouri")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Springfield, Missouri").click()
    expect(page.locator(".plan h1")).to_be_visible()


def test_a_question_is_listed_and_given_up(page: Page) -> None:
    ask(page, "Springfield")
    expect(page.get_by_role("region", name="Which “Springfield” do you mean?")).to_be_visible()
    page.go_back()
    trips = page.get_by_role("region", name="Your trips")
    expect(trips).to_contain_text("has a question for you")
    trips.get_by_role("link").first.click()
    page.get_by_role("button", name="Give up this trip").click()
    expect(page.locator(".outcome")).to_contain_text("You stopped this plan")


def test_a_chosen_suggestion_needs_no_question(page: Page) -> None:
    ready(page)
    page.get_by_label("Destination", exact=True).press_sequentially("Springfield")
    page.get_by_role("option").filter(has_text="Massachusetts").click()
    page.get_by_role("button", name="Plan this trip").click()
    expect(page.locator(".plan h1")).to_be_visible()
    expect(page.locator("#summary-text")).to_contain_text("Massachusetts")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_question_is_right_on_a_phone(open_page: Open, axe_source: str, scheme: str) -> None:
    page = open_page(size=PHONE, scheme=scheme).page
    ask(page, "Springfield")
    expect(page.get_by_role("region", name="Which “Springfield” do you mean?")).to_be_visible()
    assert sticks_out(page) <= 0
    page.evaluate(axe_source)
    found = page.evaluate("axe.run().then((result) => result.violations.map((one) => one.id))")
    assert found == []
