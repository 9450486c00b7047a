"""A change of the plan: asked for, shown day by day, undone by going back to an earlier version."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import PHONE, Open, plan_tokyo, sticks_out

pytestmark = pytest.mark.browser


def change(page: Page, words: str) -> None:
    page.get_by_label("What shall be different?").fill(words)
    page.get_by_role("button", name="Change the plan").click()


def test_a_change_is_made_and_shown(page: Page) -> None:
    plan_tokyo(page)
    first = page.url
    change(page, "Make day 2 lighter")
    changed = page.get_by_role("region", name="What changed")
    expect(changed).to_contain_text("Day 2 is lighter: without")
    expect(changed.get_by_role("definition")).to_have_count(1)
    expect(page).not_to_have_url(first)
    versions = page.get_by_role("navigation", name="Versions of this plan")
    expect(versions.get_by_role("link")).to_have_count(2)
    versions.get_by_role("link", name=re.compile("Version 1")).click()
    expect(page).to_have_url(first)
    expect(page.get_by_role("region", name="What changed")).to_have_count(0)


def test_what_is_not_understood_leads_back_to_the_plan(page: Page) -> None:
    plan_tokyo(page)
    first = page.url
    change(page, "sing a song")
    panel = page.locator(".outcome")
    expect(panel).to_contain_text("The plan was not changed")
    expect(panel).to_contain_text("You can ask for a lighter or fuller day")
    panel.get_by_role("button", name="Back to the plan").click()
    expect(page).to_have_url(first)


def test_an_idea_fills_the_field(page: Page) -> None:
    plan_tokyo(page)
    page.get_by_role("button", name="We are vegetarian").click()
    expect(page.get_by_label("What shall be different?")).to_have_value("We are vegetarian")
    expect(page.get_by_label("What shall be different?")).to_be_focused()


def test_a_changed_plan_is_right_on_a_phone(open_page: Open, axe_source: str) -> None:
    page = open_page(size=PHONE).page
    plan_tokyo(page)
    change(page, "We are vegetarian")
    expect(page.get_by_role("region", name="What changed")).to_be_visible()
    assert sticks_out(page) <= 0
    page.evaluate(axe_source)
    assert page.evaluate("axe.run().then((result) => result.violations.map((one) => one.id))") == []
