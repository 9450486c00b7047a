"""The engine: a request body in, a reply out."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from typing import NamedTuple

from rehearsal.answer import answer
from rehearsal.completion import Completion
from rehearsal.context import collect
from rehearsal.errors import RequestError
from rehearsal.faults.fate import Fates
from rehearsal.faults.profile import Profile
from rehearsal.faults.registry import Refusal, Scene
from rehearsal.reply import Reply
from rehearsal.request import ChatRequest, parse_request
from rehearsal.sampling import Sampler

MAX_INLINE = 256 * 1024


class _Outcome(NamedTuple):
    request: ChatRequest
    completion: Completion
    delay: float = 0.0
    refusal: Refusal | None = None


class Rehearsal:
    """A rule-based engine behind the wire format of chat completions. It is not a language model."""

    def __init__(
        self, latency: float = 0.0, tokens_per_second: float | None = None, faults: Profile | None = None
    ) -> None:
        """Sets the pace, and what goes wrong.

        Args:
            latency: seconds before the first byte, at least 0.
            tokens_per_second: pace of the reply after that; None is as fast as possible.
            faults: what goes wrong how often; None for nothing.

        Raises:
            ValueError: for a negative latency or a pace that is not above 0.
        """
        if latency < 0:
            raise ValueError(f"latency must be at least 0 seconds, got {latency}")
        if tokens_per_second is not None and tokens_per_second <= 0:
            raise ValueError(f"tokens_per_second must be above 0 or None, got {tokens_per_second}")
        self.latency = latency
        self.tokens_per_second = tokens_per_second
        self._fates = Fates(faults) if faults is not None else None
        self._serials = itertools.count()

    async def respond(self, body: bytes) -> Reply:
        """Answers the body of a `/chat/completions` request.

        Never raises for a bad request: refusals are replies with status 400 or 413 in OpenAI's error shape.
        """
        try:
            serial = next(self._serials)
            if len(body) > MAX_INLINE:
                outcome = await asyncio.to_thread(self._complete, body, serial)
            else:
                outcome = self._complete(body, serial)
        except RequestError as error:
            return Reply.refusal(error)
        request, completion = outcome.request, outcome.completion
        if self.latency or outcome.delay:
            await asyncio.sleep(self.latency + outcome.delay)
        if outcome.refusal:
            return Reply.refusal(*outcome.refusal)
        if request.stream:
            options = request.stream_options
            return Reply.events(self._paced(completion, bool(options and options.include_usage)))
        if self.tokens_per_second is not None:
            await asyncio.sleep(completion.completion_tokens / self.tokens_per_second)
        return Reply.json(completion.body())

    def _complete(self, body: bytes, serial: int) -> _Outcome:
        """Reads and answers a request; bodies above `MAX_INLINE` bytes do so in a thread: others need not wait."""
        request = parse_request(body)
        context = collect(request.messages)
        samplers = [Sampler.of(request.temperature, request.seed, index) for index in range(request.n or 1)]
        answers = [answer(request, context, sampler) for sampler in samplers]
        if self._fates is None:
            return _Outcome(request, Completion.of(body, serial, request, answers))
        pairs = zip(answers, samplers, strict=True)
        scenes = self._fates.befall(body, [Scene(request, context, said, sampler) for said, sampler in pairs])
        completion = Completion.of(body, serial, request, [scene.answer for scene in scenes])
        return _Outcome(request, completion, scenes[0].delay, scenes[0].refusal)

    async def _paced(self, completion: Completion, include_usage: bool) -> AsyncIterator[bytes]:
        events = list(completion.events(include_usage))
        whole = 0.0 if self.tokens_per_second is None else completion.completion_tokens / self.tokens_per_second
        for event in events:
            await asyncio.sleep(whole / len(events))
            yield event
