from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.live import Live, WebPage
from agents.tools.registry import ToolContext, ToolError, all_tools
from agents.tools.search_web import WebResults
from tests.agents.live_support import Web
from tests.agents.support import call, trip_of


async def search(data: TravelData, web: Web, **changes: Any) -> WebResults:
    context = ToolContext(trip_of(data), data, Live(web=web))
    arguments = {"destination_id": "tokyo", "topic": "events", "words": None} | changes
    result = await call("search_web", context, **arguments)
    assert isinstance(result, WebResults)
    return result


def pages(*urls: str, title: str = "T", text: str = "words") -> Web:
    return Web(tuple(WebPage(title, url, text) for url in urls))


async def test_pages_as_plain_text_with_their_sites_as_source(data: TravelData) -> None:
    web = Web()
    result = await search(data, web, words="lights")
    assert web.asked == ["Tokyo Japan events January 2027 lights"]
    assert result.model_dump() == {
        "topic": "web",
        "text": (
            "Found on the web for “Tokyo Japan events January 2027 lights”: "
            "Winter illuminations (gotokyo.example); Closures (metro.example)."
        ),
        "source": ("gotokyo.example, metro.example; web search by Tavily, live, fetched 20 November 2026, 09:30 UTC"),
        "query": "Tokyo Japan events January 2027 lights",
        "results": [
            {
                "title": "Winter illuminations",
                "url": "https://www.gotokyo.example/lights",
                "snippet": "Lights until 25 December 2026.",
            },
            {
                "title": "Closures",
                "url": "https://metro.example/news?id=7",
                "snippet": "The Ginza line is closed on 27 November.",
            },
        ],
    }


async def test_no_more_than_five_and_no_long_snippets(data: TravelData) -> None:
    web = pages(*(f"https://site{n}.example/" for n in range(9)), title="t " * 300, text="word " * 500)
    result = await search(data, web)
    assert len(result.results) == 5
    assert all(len(found.snippet) <= 300 and len(found.title) <= 100 for found in result.results)
    assert result.results[0].snippet.endswith("word…")
    assert result.text.count("(site") == 3


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://files.example/",
        "https://bank.example@evil.example/",
        "https://" + "a" * 300 + ".example/",
        "https://évil.example/",
        "https://x.example/\nhttps://y.example/",
        "https://[bad/",
        "//x.example/",
        "https://x.example/a b",
        "https://x.example/<script>",
        "https://<b>.example/",
        "https://localhost/",
        "https://x.example:80@y.example/",
        "",
    ],
)
async def test_addresses_that_no_browser_should_open_are_left_out(data: TravelData, url: str) -> None:
    result = await search(data, pages(url, "https://good.example/"))
    assert [found.url for found in result.results] == ["https://good.example/"]


async def test_a_page_without_words_is_left_out_and_one_without_a_title_gets_its_site(data: TravelData) -> None:
    bare = WebPage("", "https://bare.example/", "<p>Words.</p>")
    result = await search(data, Web((WebPage("Empty", "https://empty.example/", "<br>"), bare)))
    assert [(found.title, found.snippet) for found in result.results] == [("bare.example", "Words.")]


@pytest.mark.parametrize(
    ("web", "why"),
    [
        (Web(pages=()), "the web search found nothing for 'Tokyo Japan events January 2027'"),
        (Web(error="the web search is over its limit (HTTP 429)"), "the web search is over its limit (HTTP 429)"),
    ],
)
async def test_without_pages_it_says_why(data: TravelData, web: Web, why: str) -> None:
    with pytest.raises(ToolError) as failed:
        await search(data, web)
    assert str(failed.value) == why


async def test_turned_off_it_says_so_and_is_not_offered(data: TravelData) -> None:
    context = ToolContext(trip_of(data), data)
    assert not all_tools()["search_web"].offered(context)
    assert all_tools()["search_web"].offered(ToolContext(trip_of(data), data, Live(web=Web())))
    with pytest.raises(ToolError, match=r"^no web search is turned on here$"):
        await call("search_web", context, destination_id="tokyo", topic="news", words=None)
