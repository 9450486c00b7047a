"""A model as writer, on the stand-in endpoint."""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from agents.llm.endpoint import Endpoint
from synthetic.wording.compose import Draft
from synthetic.wording.model_writer import ModelWriter
from synthetic.wording.write import brief_of, write
from synthetic.wording.writer import Brief, WriterError
from tests.standin.endpoint import Read, StandIn, Trouble
from tests.standin.server import serve
from tests.standin.wire import Answer, Turn
from tests.synthetic.wording.conftest import Changed, persona_of

THREE = [{"text": f"To Rome, number {number}", "notes": "with love"} for number in range(3)]


class Author(StandIn):
    """Answers with what `replies` says for the number of the call, from 0; keeps what it was sent."""

    def __init__(self, replies: Callable[[int], Any], trouble: Trouble | None = None) -> None:
        super().__init__(trouble=trouble)
        self.replies, self.bodies = replies, list[dict[str, Any]]()

    async def _read(self, body: bytes) -> Read:
        reply = self.replies(len(self.bodies))
        self.bodies.append(json.loads(body))
        content = reply if isinstance(reply, str) else json.dumps({"candidates": reply})
        return Read("word", Turn.WRITE, False, Answer.message(False, "stop", content=content))


class Echo(StandIn):
    """Answers with what the person means."""

    async def _read(self, body: bytes) -> Read:
        said = json.loads(body)["messages"][1]["content"].splitlines()[2]
        content = json.dumps({"candidates": [{"text": said, "notes": ""}]})
        return Read("word", Turn.WRITE, False, Answer.message(False, "stop", content=content))


@contextmanager
def writing(app: StandIn, candidates: int = 3) -> Generator[ModelWriter]:
    with serve(app) as url:
        endpoint = Endpoint(api_key="k", base_url=f"{url}/v1", timeout=5, retries=0)
        with ModelWriter(endpoint.connect, "model-1", url, candidates) as writer:
            yield writer


@pytest.fixture
def brief(values: Changed, facts: Changed) -> Brief:
    return brief_of(values(mood="frustrated"), persona_of("terse", locale="de_DE"), facts(), 7)


def test_it_is_shown_intent_and_persona_and_nothing_else(brief: Brief) -> None:
    app = Author(lambda _: THREE)
    with writing(app) as writer:
        assert writer.drafts([brief]) == [[Draft(f"To Rome, number {number}", "with love") for number in range(3)]]
        assert writer.name.startswith("model-1@word.v1+")
    [body] = app.bodies
    system, user = (message["content"] for message in body["messages"])
    assert "Write 3 messages" in system
    assert brief.intent in user
    assert '"name":"Ana Ruiz","locale":"de_DE","home":"Leeds"' in user
    assert "cheapest" not in json.dumps(body)
    assert (body["model"], body["seed"]) == ("model-1", 7)


def test_words_hold_the_model_and_its_prompt(values: Changed, facts: Changed) -> None:
    with writing(Author(lambda _: THREE)) as writer:
        words = write(values(), persona_of(), facts(), 1, writer)
    assert words.text == "To Rome, number 0"
    assert words.writer.startswith("model-1@word.v1+")
    assert words.intent.startswith("A trip to Rome for 5 days")


def test_requests_go_out_together_and_answers_stay_in_order(values: Changed, facts: Changed) -> None:
    briefs = [brief_of(values(), persona_of(), facts(destination=city), 1) for city in ("Oslo", "Lima")]
    app = Echo(latency=0.05)
    with writing(app) as writer:
        assert [drafts[0].text[:14] for drafts in writer.drafts(briefs)] == ["A trip to Oslo", "A trip to Lima"]
    assert app.most_in_flight == 2


def test_an_unreadable_reply_is_asked_for_again_with_another_seed(brief: Brief) -> None:
    app = Author(lambda number: THREE if number == 2 else "no JSON")
    with writing(app) as writer:
        assert len(writer.drafts([brief])[0]) == 3
    assert [body["seed"] for body in app.bodies] == [7, 8, 9]


@pytest.mark.parametrize("reply", ["no JSON", [], [{"text": " ", "notes": ""}], [{"text": "a", "notes": "b" * 1001}]])
def test_replies_that_stay_unreadable_end_in_an_error_after_three_calls(brief: Brief, reply: Any) -> None:
    app = Author(lambda _: reply)
    with (
        writing(app) as writer,
        pytest.raises(WriterError, match=r"'model-1' at http://127\.0\.0\.1:\d+ wrote nothing"),
    ):
        writer.drafts([brief])
    assert len(app.bodies) == 3


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("unauthorised", "refused the key"),
        ("server_error", "HTTP 500"),
        ("rate_limited", "rate limit"),
        ("not_a_completion", "not a chat completion"),
        ("empty_answer", "the model's reply is empty"),
        ("cut_connection", "cut the connection"),
    ],
)
def test_a_faulty_endpoint_is_named_with_what_is_wrong(brief: Brief, fault: str, why: str) -> None:
    with writing(Author(lambda _: THREE, Trouble(fault))) as writer, pytest.raises(WriterError, match=why) as raised:
        writer.drafts([brief])
    assert "http://127.0.0.1" in str(raised.value)
    assert "Incorrect API key" not in str(raised.value)


def test_a_dead_endpoint_is_named(brief: Brief) -> None:
    with serve(StandIn()) as url:
        pass
    endpoint = Endpoint(api_key="k", base_url=f"{url}/v1", timeout=2, retries=0)
    with ModelWriter(endpoint.connect, "model-1", url) as writer, pytest.raises(WriterError, match="cannot be reached"):
        writer.drafts([brief])


def test_a_refusal_gives_no_draft_and_is_no_error(brief: Brief) -> None:
    with writing(Author(lambda _: THREE, Trouble("refusal"))) as writer:
        assert writer.drafts([brief]) == [[]]


def test_good_replies_are_kept_when_others_fail_and_the_next_time_is_an_error(brief: Brief) -> None:
    app = Author(lambda _: THREE, Trouble("unauthorised", times=1))
    with writing(app) as writer:
        assert sorted(map(len, writer.drafts([brief, brief]))) == [0, 3]
        with pytest.raises(WriterError, match="refused the key"):
            writer.drafts([brief])
    assert len(app.bodies) == 2


def test_more_candidates_than_asked_for_are_left(brief: Brief) -> None:
    with writing(Author(lambda _: THREE), candidates=2) as writer:
        assert len(writer.drafts([brief])[0]) == 2


def test_another_folder_of_prompts(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "word.v2.md").write_text(
        "---\nchanged: shorter\n---\nWrite.\n<!-- user -->\n{{intent}}\n", encoding="utf-8"
    )
    app = Author(lambda _: THREE)
    with serve(app) as url:
        endpoint = Endpoint(api_key="k", base_url=f"{url}/v1", timeout=5, retries=0)
        with ModelWriter(endpoint.connect, "model-1", url, prompts=tmp_path) as writer:
            writer.drafts([brief])
            assert writer.name.startswith("model-1@word.v2+")
    assert app.bodies[0]["messages"][0]["content"] == "Write."
