"""What the tests of the pages do more than once."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

Open = Callable[..., "Opened"]
"""Opens a path at a size and in a colour scheme, in a context of its own."""

DESK = (1440, 900)
PHONE = (360, 800)


class Opened:
    """A page with what it asked for and what it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@contextmanager
def opener(browser: Browser, url: str, home: str) -> Generator[Open]:
    """Opens paths of a service, `home` unless told, each in a context of its own, closed when the block ends."""
    contexts: list[BrowserContext] = []

    def opened(path: str = home, size: tuple[int, int] = DESK, scheme: Any = "light") -> Opened:
        view: Any = {"width": size[0], "height": size[1]}
        context = browser.new_context(base_url=url, viewport=view, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.goto(path)
        return found

    yield opened
    for context in contexts:
        context.close()


def ready(page: Page) -> Page:
    """Wait for the choices that the form loads."""
    expect(page.get_by_role("radio", name="Balanced")).to_be_checked()
    expect(page.get_by_role("button", name="Plan this trip")).to_have_attribute("aria-disabled", "false")
    return page


def ask(page: Page, destination: str = "Tokyo", notes: str = "") -> None:
    """Fill in 7 days and 1,000 USD, and submit."""
    ready(page)
    page.get_by_label("Destination", exact=True).fill(destination)
    page.get_by_label("Number of days").fill("7")
    page.get_by_label("Budget", exact=True).fill("1000 USD")
    if notes:
        page.locator("#more > summary").click()
        page.get_by_label("Notes").fill(notes)
    page.get_by_role("button", name="Plan this trip").click()


def plan_tokyo(page: Page, notes: str = "") -> Page:
    """Plan Tokyo, 7 days, 1,000 USD, and wait for the plan."""
    ask(page, notes=notes)
    expect(page.locator(".plan h1")).to_be_visible()
    return page


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")
