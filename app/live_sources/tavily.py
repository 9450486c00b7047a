"""A web search by Tavily, which needs a key. https://docs.tavily.com/documentation/api-reference/endpoint/search."""

from pydantic import BaseModel, SecretStr

from agents.live import Fetched, WebPage
from app.live_sources.asking import Service
from app.live_sources.recent import Clock, Recent, utc_now

NAME = "the web search"
SOURCE = "web search by Tavily"
RESULTS = 5
LONGEST = 2_000
"""Characters of a page that are kept."""


class _Result(BaseModel):
    url: str
    title: str | None = None
    content: str | None = None


class _Reply(BaseModel):
    results: list[_Result]


class Tavily:
    """A `WebSearch`."""

    def __init__(self, service: Service, key: SecretStr, now: Clock = utc_now) -> None:
        self._service, self._key = service, key
        self._recent: Recent[tuple[WebPage, ...]] = Recent(SOURCE, now)

    async def search(self, query: str) -> Fetched[tuple[WebPage, ...]]:
        """At most five pages, best first, as strangers wrote them; a basic search, one credit.

        Raises:
            LiveError: there is no usable answer.
        """
        return await self._recent.get(query, lambda: self._fetch(query))

    async def _fetch(self, query: str) -> tuple[WebPage, ...]:
        reply = await self._service.ask(
            "POST",
            "search",
            _Reply,
            json={"query": query, "max_results": RESULTS, "search_depth": "basic"},
            headers={"authorization": f"Bearer {self._key.get_secret_value()}"},
        )
        return tuple(
            WebPage(title=(page.title or "")[:LONGEST], url=page.url[:LONGEST], text=(page.content or "")[:LONGEST])
            for page in reply.results[:RESULTS]
        )
