"""Labelling in a browser: by keyboard, through a reload and a kill, by two people at once, and without bias."""

import signal
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from agents.data.tables import TravelData
from app.service import create_app
from app.settings import Settings
from evals.labels.label import Label, Withdrawal
from evals.labels.standing import standing
from tests.app.conftest import free_port
from tests.app.test_serve import client_of, serving
from tests.browser.labelling import KEYS, address, again_in, events_in, opened, press, queue_in, saved, shown
from tests.browser.support import DESK, PHONE, Open, opener, sticks_out
from tests.browser.test_look import serious
from tests.standin.server import serve

pytestmark = pytest.mark.browser

AT_ONCE = 100
"""Milliseconds from the key press to the next plan on the screen."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def service(home: Path) -> FastAPI:
    return create_app(Settings(home=home, phoenix="off", rate="10000/minute"))


@pytest.fixture
def lab(home: Path) -> Iterator[str]:
    with serve(service(home), lifespan=True) as url:
        yield url


@pytest.fixture
def open_lab(browser: Browser, lab: str) -> Iterator[Open]:
    with opener(browser, lab, address()) as found:
        yield found


def times(page: Page) -> list[float]:
    return page.evaluate("performance.getEntriesByName('next-plan').map(({ duration }) => duration)")


def test_200_labels_by_keyboard_outlive_a_reload_and_a_kill(home: Path, data: TravelData, browser: Browser) -> None:
    queue, port = queue_in(home, data, ("ana",), 200), free_port()
    said: dict[str, str] = {}
    took: list[float] = []
    with opener(browser, f"http://127.0.0.1:{port}", address()) as open_page:
        with serving(home.parent, port) as child:
            with client_of(port, child):
                page = opened(open_page().page)
            label = labeller(page, said)
            label(60)
            page.route("**/events", lambda route: route.abort())
            page.keyboard.press("z")
            label(11)
            took += times(page)
            page.unroute("**/events")
            page.reload()
            label(60)
            child.send_signal(signal.SIGKILL)
            child.wait()
        label(10)
        expect(page.locator(".mail")).to_contain_text("The service does not answer.")
        expect(page.locator(".mail")).to_contain_text("kept here and will be sent.")
        with serve(service(home), lifespan=True, port=port):
            label(60)
            expect(page.get_by_role("heading", name="Every plan of your queue is labelled")).to_be_visible()
            saved(page)
            took += times(page)

    events = events_in(home)
    kept = standing(events)
    assert {key.item: label.verdict for key, label in kept.items()} == said
    assert set(said) == set(queue.order["ana"])
    assert sum(isinstance(event, Label) for event in events) == 201
    assert sum(isinstance(event, Withdrawal) for event in events) == 1
    assert len(took) > 150
    assert median(took) < AT_ONCE


def labeller(page: Page, said: dict[str, str]) -> Callable[[int], None]:
    """Labels so many plans, by all keys in turn."""
    keys = cycle(KEYS)

    def label(number: int) -> None:
        for key in islice(keys, number):
            opened(page)
            said[press(page, key)] = KEYS[key]

    return label


def test_two_people_at_once_each_label_their_own_and_learn_how_far_they_agree(
    home: Path, data: TravelData, open_lab: Open
) -> None:
    queue = queue_in(home, data, ("ana", "ben"), 12, overlap=6)
    ana, ben = (opened(open_lab(address(person)).page) for person in ("ana", "ben"))
    for number in range(9):
        for page, key in ((ana, "1"), (ben, "1" if number % 3 else "2")):
            opened(page)
            press(page, key)
    expect(ana.locator(".end")).to_contain_text("friendly9robotic0unsure0skipped0")
    expect(ben.locator(".end")).to_contain_text("friendly6robotic3")
    ana.reload()
    agreed = sum(queue.order["ben"].index(place.item) % 3 > 0 for place in queue.places if place.shared)
    expect(ana.locator(".end")).to_contain_text(f"ben agrees with you on {agreed} of 6 plans")
    expect(ana.get_by_role("link", name="Can the judge be trusted?")).to_have_attribute(
        "href", "/lab/alignment?rubric=friendly"
    )
    labels = standing(events_in(home))
    assert {person: sum(key.person == person for key in labels) for person in queue.people} == {"ana": 9, "ben": 9}


def test_what_judges_say_reaches_the_page_only_after_the_label(home: Path, data: TravelData, open_lab: Open) -> None:
    queue_in(home, data, ("ana", "ben"), 4, overlap=4)
    ben = opened(open_lab(address("ben")).page)
    for _ in range(4):
        ben.keyboard.press("c")
        ben.keyboard.type("Ben's opinion")
        ben.keyboard.press("Escape")
        press(opened(ben), "2")
    expect(ben.locator(".end")).to_be_visible()

    found = open_lab("/lab/label")
    page, heard = found.page, list[str]()
    page.on("response", lambda reply: heard.append(reply.text()) if "/api/lab/label" in reply.url else None)
    page.goto(address())
    opened(page).keyboard.press("j")
    expect(page.locator(".after")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    assert len(heard) >= 2
    for hidden in ("by its words", "friendly.judge", "baseline", "Ben's opinion"):
        assert not [text for text in heard if hidden in text]
    press(page, "1")
    saved(page)
    page.get_by_role("button", name="what the judge said").click()
    after = page.locator(".after")
    expect(after).to_contain_text("Judge v3")
    expect(after).to_contain_text("by its words")
    expect(after).to_contain_text("ben: roboticnot as you “Ben's opinion”")
    page.keyboard.press("j")
    expect(after).to_be_hidden()


def test_undo_comment_and_evidence_by_keyboard_alone(home: Path, data: TravelData, open_lab: Open) -> None:
    queue_in(home, data, ("ana",), 3)
    page = opened(open_lab().page)
    first = shown(page)
    page.keyboard.press("e")
    expect(page.locator(".cursor")).to_contain_text("café 🌿 at")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.type('2 warm: "you\'ll"')
    page.keyboard.press("Escape")
    page.reload()
    opened(page)
    expect(page.get_by_label("Comment")).to_have_value('2 warm: "you\'ll"')
    expect(page.locator("mark")).to_contain_text("café 🌿 at")
    page.keyboard.press("f")
    expect(page.get_by_role("status").filter(has_text="robotic, kept. Plan 2.")).to_be_attached()
    expect(page.get_by_label("Comment")).to_be_hidden()
    page.reload()
    opened(page)
    page.keyboard.press("z")
    expect(page.locator(".eyebrow")).to_have_text("Plan 1")
    assert shown(page) == first
    expect(page.locator("mark")).to_contain_text("café 🌿 at")
    page.keyboard.press("p")
    expect(page.locator(".progress-line")).to_contain_text("1 of 3")
    saved(page)
    ((key, label),) = standing(events_in(home)).items()
    assert (key.item, label.verdict, label.comment) == (first, "pass", '2 warm: "you\'ll"')
    (quote,) = label.evidence
    assert (quote.part, quote.start, "🌿" in quote.text) == ("message", 0, True)


def test_selected_text_is_marked_and_keys_rest_while_somebody_types(
    home: Path, data: TravelData, open_lab: Open
) -> None:
    queue_in(home, data, ("ana",), 3)
    page = opened(open_lab().page)
    page.locator(".prose").select_text()
    page.get_by_role("button", name="mark").click()
    expect(page.locator(".quotes li")).to_have_count(1)
    page.get_by_role("button", name="Remove the mark").click()
    expect(page.locator("mark")).to_have_count(0)
    page.keyboard.press("?")
    page.keyboard.press("1")
    page.get_by_label("Single keys work").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.locator(".progress-line")).to_contain_text("0 of 3")
    page.get_by_role("button", name="unsure").click()
    expect(page.locator(".progress-line")).to_contain_text("1 of 3")


def test_a_changed_rubric_offers_the_plan_again_and_says_what_changed(
    home: Path, data: TravelData, open_lab: Open
) -> None:
    queue_in(home, data, ("ana",), 3, rubric="friendly.v2")
    page = opened(open_lab().page)
    page.keyboard.press("c")
    page.keyboard.type("contractions")
    page.keyboard.press("Escape")
    item = press(page, "2")
    saved(page)
    page.goto("/lab/label")
    expect(page.locator(".queues")).to_contain_text("The rubric is v3 now.")
    expect(page.locator(".command code")).to_contain_text("triplab label again --rubric friendly")

    again_in(home)
    page.goto(address(queue="again"))
    assert shown(opened(page)) == item
    expect(page.locator(".changed")).to_contain_text("The rubric has changed since you labelled this plan.")
    expect(page.locator(".changed")).to_contain_text("What v3 changed: four examples from labelled messages")
    expect(page.get_by_text("v2: robotic")).to_be_hidden()
    page.get_by_text("1 earlier label, which no longer counts").click()
    expect(page.get_by_text("v2: robotic, “contractions”")).to_be_visible()
    press(page, "1")
    expect(page.locator(".end")).to_contain_text("friendly1")
    assert sorted((label.version[:2], label.verdict) for label in standing(events_in(home)).values()) == [
        ("v2", "fail"),
        ("v3", "pass"),
    ]


def test_what_the_service_refuses_is_put_aside_with_the_reason(home: Path, data: TravelData, open_lab: Open) -> None:
    queue_in(home, data, ("ana",), 3)
    page = opened(open_lab().page)
    page.route("**/events", lambda route: route.fulfill(status=409, json={"title": "Conflict", "detail": "no such id"}))
    press(page, "1")
    expect(page.locator(".mail")).to_contain_text("1 label is kept here because the service refused: no such id")
    page.unroute("**/events")
    page.get_by_role("button", name="Send again").click()
    saved(page)
    assert [label.verdict for label in standing(events_in(home)).values()] == ["pass"]


def test_the_first_page_asks_who_labels_and_says_what_to_do_first(home: Path, data: TravelData, open_lab: Open) -> None:
    page = open_lab("/lab/label").page
    expect(page.locator("#answer")).to_have_text("Nobody has been asked yet.")
    expect(page.locator(".command code").last).to_contain_text("triplab label make first --rubric friendly")
    queue_in(home, data, ("ana", "ben"), 4)
    page.reload()
    page.get_by_label("Your name").fill("Carla")
    expect(page.locator("#answer")).to_have_text("Nothing waits for you.")
    expect(page.locator(".notice code")).to_contain_text("--people 'Carla'")
    page.get_by_label("Your name").fill("ANA")
    expect(page.locator("#answer")).to_have_text("2 plans wait for you.")
    page.get_by_role("link", name="Label as ana").click()
    expect(page.locator("#answer")).to_have_text("Friendly or robotic?")
    press(opened(page), "1")
    page.goto("/lab/label")
    expect(page.get_by_label("Your name")).to_have_value("ana")
    expect(page.get_by_role("link", name="Go on as ana")).to_be_visible()


def test_a_label_is_found_again_by_its_address(home: Path, data: TravelData, open_lab: Open) -> None:
    queue = queue_in(home, data, ("ana",), 4)
    third = queue.order["ana"][2]
    page = opened(open_lab(f"{address()}&item={third}").page)
    assert press(page, "2") == third
    expect(page.locator(".eyebrow")).to_have_text("Plan 1")
    saved(page)
    page.goto(f"{address()}&item={third}")
    expect(page.locator(".said-before")).to_contain_text("You said robotic on")
    expect(page.get_by_role("button", name="robotic")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"])
def test_it_fits_a_thumb_and_axe_finds_nothing_serious(
    home: Path, data: TravelData, open_lab: Open, axe_source: str, size: tuple[int, int], scheme: str
) -> None:
    queue_in(home, data, ("ana",), 2)
    found = open_lab("/lab/label", size=size, scheme=scheme)
    page = found.page
    expect(page.locator(".queues")).to_be_visible()
    page.evaluate(axe_source)
    assert serious(page) == []
    page.goto(address())
    opened(page).evaluate(axe_source)
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert (serious(page), sticks_out(page)) == ([], 0)
    heights = page.locator(".dock button:visible").evaluate_all("all => all.map(el => el.getBoundingClientRect())")
    assert min(box["height"] for box in heights) >= 44
    assert max(box["bottom"] for box in heights) <= size[1]
    page.get_by_role("button", name="friendly").click()
    page.get_by_role("button", name="robotic").click()
    expect(page.locator(".end")).to_be_visible()
    assert (serious(page), sticks_out(page), found.complaints) == ([], 0, [])
