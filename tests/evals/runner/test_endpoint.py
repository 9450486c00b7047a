"""Against an endpoint over HTTP: a storm of 429s, and a Retry-After that holds for all."""

import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

from agents.llm.endpoint import Endpoint
from agents.llm.errors import translate
from evals.artifact import open_folder, read_artifact, read_summary
from evals.case import EvalCase
from evals.output import Output
from evals.row import Key, Row
from evals.runner.pacing import pace, throttle_of
from evals.runner.run import Means, run
from tests.evals.runner.support import Agents, Bench, some_cases
from tests.standin import serve
from tests.synthetic.driving.support import FakeClock

REPLY: dict[str, Any] = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": []}


class Stormy:
    """Refuses every call but each fourth with 429, and counts those that it took by their body."""

    def __init__(self) -> None:
        self.numbers, self.took, self.refused = itertools.count(), Counter[str](), 0

    async def __call__(self, _: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        good = next(self.numbers) % 4 == 3
        self.refused += not good
        if good:
            self.took[json.loads(body)["messages"][0]["content"]] += 1
        status = 200 if good else 429
        content = json.dumps(REPLY if good else {"error": {"message": "too fast"}}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
        if not good:
            headers.append((b"retry-after-ms", b"1"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})


async def test_a_storm_of_429s_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    app, clock = Stormy(), FakeClock()
    bench = Bench(tmp_path, some_cases(30))
    throttle = throttle_of(clock, 8)
    with serve(app) as url:
        client = Endpoint("key", f"{url}/v1", retries=0).connect(pace(throttle))

        class Calling(Agents):
            async def __call__(self, case: EvalCase, repetition: int) -> Row:
                key = Key(case.id, self.variant, repetition)
                body = {"model": "m", "messages": [{"role": "user", "content": f"{case.id} {self.variant}"}]}
                try:
                    await client.post("/chat/completions", cast_to=object, body=body)
                except Exception as error:  # as a task does it
                    known = translate(error)
                    return Row(**key._asdict(), state="infrastructure", error=f"{known.fault}: {known}")
                return Row(**key._asdict(), state="done", output=Output(ended="planned", why=self.variant))

        bench.agents = {name: Calling(name) for name in ("baseline", "kind")}
        work = bench.work
        with open_folder(tmp_path, bench.asked, bench.cases) as held:
            for _ in range(5):
                ending = await run(work, Means(throttle, clock, 8), held, bench.report, work.units)
                held.conclude(ending, 60)
                if ending == "complete":
                    break
        await client.close()

    artifact, summary = read_artifact(tmp_path), read_summary(tmp_path)
    assert set(app.took.values()) == {1}
    assert len(app.took) == len(artifact.heads) == 60
    assert summary
    assert (summary.ending, summary.rows, summary.attempts_lost) == ("complete", 60, app.refused)
    assert app.refused > 100
    assert throttle.rate is not None
    assert throttle.window < 8
