import json
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from agents.live import LiveError, WebPage
from app.live_sources.asking import Service
from app.live_sources.tavily import Tavily
from tests.standin.outside import response

KEY = "tvly-stand-in-93b1c7d0"


class Search:
    """Tavily as a function of what it says."""

    def __init__(self, says: Any) -> None:
        self.asked: list[httpx2.Request] = []
        self._says = says
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))
        self.source = Tavily(Service(http, "the web search", "http://tavily.invalid"), SecretStr(KEY))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        return response(self._says)


async def test_a_basic_search_for_five_pages() -> None:
    search = Search({"query": "q", "results": [{"title": "A", "url": "https://a.example", "content": "x", "score": 1}]})
    found = await search.source.search("Tokyo Japan events November 2026")
    (request,) = search.asked
    assert (request.method, str(request.url)) == ("POST", "http://tavily.invalid/search")
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert json.loads(request.content) == {
        "query": "Tokyo Japan events November 2026",
        "max_results": 5,
        "search_depth": "basic",
    }
    assert found.value == (WebPage("A", "https://a.example", "x"),)
    assert found.source == "web search by Tavily"


async def test_the_same_search_is_not_paid_for_twice() -> None:
    search = Search({"results": []})
    for query in ("a", "a", "b"):
        await search.source.search(query)
    assert [json.loads(request.content)["query"] for request in search.asked] == ["a", "b"]


async def test_more_and_longer_pages_than_wanted_are_cut() -> None:
    page = {"title": "t" * 9_000, "url": "https://a.example/" + "u" * 9_000, "content": "c" * 9_000}
    found = (await Search({"results": [page] * 20}).source.search("q")).value
    assert len(found) == 5
    assert all(len(text) == 2_000 for text in (found[0].title, found[0].url, found[0].text))


async def test_title_and_text_may_be_missing() -> None:
    pages = [{"url": "https://a.example", "title": None, "content": None}, {"url": "https://b.example"}]
    found = (await Search({"results": pages}).source.search("q")).value
    assert found == (WebPage("", "https://a.example", ""), WebPage("", "https://b.example", ""))


@pytest.mark.parametrize("says", [{}, {"results": None}, {"results": [{"title": "no address"}]}, {"detail": "no"}, []])
async def test_another_answer_than_was_asked_for(says: Any) -> None:
    with pytest.raises(LiveError, match=r"^the web search sent something else than was asked for$"):
        await Search(says).source.search("q")


def test_the_key_stands_in_no_repr() -> None:
    source = Search({}).source
    assert KEY not in repr(source) + repr(vars(source))
