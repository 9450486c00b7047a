"""A running service and a real Chromium for the tests of the pages."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from app.service import create_app
from app.settings import Settings
from tests.browser.support import Open, opener, ready
from tests.standin.server import serve

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("TRIPLAB_CHROMIUM", "/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the service listens: TRIPLAB_URL when it is set, else one that is started here."""
    given = os.environ.get("TRIPLAB_URL")
    if given:
        yield given.rstrip("/")
        return
    settings = Settings(
        home=tmp_path_factory.mktemp("home"), phoenix="off", rate="10000/minute", rehearsal_latency=0.05
    )
    with serve(create_app(settings), lifespan=True) as url:
        yield url


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The text of axe-core."""
    path = Path(os.environ.get("TRIPLAB_AXE", ROOT / "node_modules/axe-core/axe.min.js"))
    if not path.is_file():
        pytest.skip(f"axe-core is not at {path}: npm install axe-core@4, or set TRIPLAB_AXE")
    return path.read_text()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        pytest.skip(f"no Chromium at {CHROMIUM}; set TRIPLAB_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, app_url: str) -> Iterator[Open]:
    """Opens a path in a context of its own: no page shares a session with another."""
    with opener(browser, app_url, "/") as opened:
        yield opened


@pytest.fixture
def page(open_page: Open) -> Page:
    """The form, ready to be filled in."""
    return ready(open_page().page)
