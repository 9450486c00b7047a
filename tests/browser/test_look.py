"""Sizes, schemes, accessibility, and a page that talks to nobody else."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import DESK, PHONE, Open, plan_tokyo, ready, sticks_out

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_sticks_out_of_the_window(open_page: Open, size: tuple[int, int]) -> None:
    page = ready(open_page(size=size).page)
    page.locator("#more > summary").click()
    assert sticks_out(page) <= 0
    plan_tokyo(page)
    page.get_by_role("button", name="show").click()
    for summary in page.locator(".ledger:not(.off) .ledger-group summary").all():
        summary.click()
    assert sticks_out(page) <= 0


def test_controls_are_large_enough_for_a_thumb(open_page: Open) -> None:
    page = ready(open_page(size=PHONE).page)
    sizes = page.locator(
        "main button:visible, main input:visible, main select:visible, main summary:visible"
    ).evaluate_all(
        """all => all.filter(el => !['radio', 'checkbox'].includes(el.type))
             .map(el => [el.id || el.textContent, el.getBoundingClientRect().height])"""
    )
    assert [name for name, height in sizes if height < 44] == []


def test_the_dark_scheme_is_dark(open_page: Open) -> None:
    light, dark = (lightness(open_page(scheme=scheme).page) for scheme in ("light", "dark"))
    assert light > 200
    assert dark < 60


def lightness(page: Page) -> float:
    """The mean of the background's red, green and blue, 0 to 255."""
    return page.evaluate(
        """() => getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3)
             .reduce((sum, n) => sum + Number(n) / 3, 0)"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_serious(open_page: Open, axe_source: str, scheme: str, size: tuple[int, int]) -> None:
    page = ready(open_page(size=size, scheme=scheme).page)
    page.locator("#more > summary").click()
    page.evaluate(axe_source)
    assert serious(page) == []
    plan_tokyo(page)
    page.get_by_role("button", name="show").click()
    page.locator(".ledger-group summary").first.click()
    assert serious(page) == []


def serious(page: Page) -> list[str]:
    """Axe's serious and critical violations, each with the first element that has it."""
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]} {violation['nodes'][0]['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]


def test_the_page_asks_no_other_host_and_complains_of_nothing(open_page: Open, app_url: str) -> None:
    opened = open_page()
    plan_tokyo(opened.page)
    opened.page.get_by_role("button", name="Plan another").click()
    expect(opened.page.get_by_role("heading", name="Your trips")).to_be_visible()
    strangers = {request.url for request in opened.requests if not request.url.startswith((app_url, "data:"))}
    assert strangers == set()
    assert opened.complaints == []
