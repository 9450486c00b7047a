"""The page of alignment in a browser: right on a phone and in the dark, and everything within reach of the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from agents.data.tables import TravelData
from app.service import create_app
from app.settings import Settings
from tests.app.aligned import labelled_experiment
from tests.browser.support import DESK, PHONE, opener, sticks_out
from tests.browser.test_look import serious
from tests.standin.server import serve

pytestmark = pytest.mark.browser

PAGE = "/lab/alignment"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, data: TravelData) -> Iterator[str]:
    """A home with an experiment whose outputs two people labelled."""
    home: Path = tmp_path_factory.mktemp("home")
    labelled_experiment(home, data, lambda number: "pass" if number % 2 == 0 else "fail", comment="as it reads")
    with serve(create_app(Settings(home=home, phoenix="off", rate="10000/minute")), lifespan=True) as url:
        yield url


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"])
def test_it_answers_first_and_axe_finds_nothing(
    browser: Browser, lab: str, axe_source: str, size: tuple[int, int], scheme: str
) -> None:
    with opener(browser, lab, PAGE) as open_page:
        found = open_page(size=size, scheme=scheme)
        page = found.page
        expect(page.locator(".answer")).to_contain_text("friendly.judge@v1")
        expect(page.get_by_role("heading", level=2)).to_have_text(["Practice set friendly", "first: friendly"])
        expect(page.locator(".reading")).to_be_hidden()
        for summary in page.locator("details > summary:visible").all():
            summary.press("Enter")
        assert page.locator(".disagreement:visible").count() > 50
        assert sticks_out(page) <= 0
        page.evaluate(axe_source)
        assert serious(page) == []
        assert {request.url for request in found.requests if not request.url.startswith((lab, "data:"))} == set()
        assert found.complaints == []
