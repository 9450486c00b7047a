import json

import httpx2
import openai
import pytest

from agents.llm.errors import REPLY_FAULTS, Fault, ModelError, translate, translate_mid_stream

REQUEST = httpx2.Request("POST", "http://model.invalid/v1/chat/completions")
SECRET = "sk-secret"


def status(kind: type[openai.APIStatusError], code: int) -> openai.APIStatusError:
    return kind(SECRET, response=httpx2.Response(code, request=REQUEST), body={"error": SECRET})


CASES = [
    (status(openai.AuthenticationError, 401), Fault.UNAUTHORISED, "the model endpoint refused the key (HTTP 401)"),
    (status(openai.PermissionDeniedError, 403), Fault.UNAUTHORISED, "the model endpoint refused the key (HTTP 403)"),
    (status(openai.RateLimitError, 429), Fault.RATE_LIMITED, "the model endpoint is over its rate limit (HTTP 429)"),
    (status(openai.InternalServerError, 503), Fault.SERVER, "the model endpoint failed (HTTP 503)"),
    (status(openai.BadRequestError, 400), Fault.REJECTED, "the model endpoint rejected the request (HTTP 400)"),
    (
        status(openai.NotFoundError, 404),
        Fault.UNKNOWN,
        "the model endpoint knows no such model, or is not there (HTTP 404)",
    ),
    (openai.APITimeoutError(REQUEST), Fault.TIMEOUT, "the model endpoint did not answer in time"),
    (TimeoutError(SECRET), Fault.TIMEOUT, "the model endpoint did not answer in time"),
    (
        openai.APIConnectionError(message=SECRET, request=REQUEST),
        Fault.CONNECTION,
        "the model endpoint cannot be reached, or it cut the connection",
    ),
    (
        json.JSONDecodeError(SECRET, SECRET, 0),
        Fault.UNREADABLE,
        "the model's reply is not the JSON that was asked for",
    ),
    (
        openai.APIError(SECRET, REQUEST, body=None),
        Fault.SERVER,
        "the model endpoint reported an error in mid-stream",
    ),
    (TypeError(SECRET), Fault.UNREADABLE, "the endpoint's answer is not a chat completion"),
    (httpx2.RemoteProtocolError(SECRET), Fault.BROKEN_OFF, "the model's reply broke off (RemoteProtocolError)"),
]


@pytest.mark.parametrize(("error", "fault", "message"), CASES, ids=lambda case: type(case).__name__)
def test_an_error_is_said_in_our_words(error: Exception, fault: Fault, message: str) -> None:
    said = translate(error)
    assert (said.fault, str(said)) == (fault, message)
    assert SECRET not in str(said)


def test_a_refused_connection_is_no_timeout() -> None:
    error = openai.APITimeoutError(REQUEST)
    error.__cause__ = httpx2.ConnectTimeout(SECRET)
    assert translate(error).fault is Fault.CONNECTION


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (openai.APIConnectionError(message=SECRET, request=REQUEST), Fault.BROKEN_OFF),
        (openai.APITimeoutError(REQUEST), Fault.TIMEOUT),
        (openai.APIError(SECRET, REQUEST, body=None), Fault.BROKEN_OFF),
        (httpx2.ReadError(SECRET), Fault.BROKEN_OFF),
        (json.JSONDecodeError(SECRET, SECRET, 0), Fault.UNREADABLE),
        (ModelError(Fault.CUT, "cut"), Fault.CUT),
    ],
    ids=lambda case: type(case).__name__,
)
def test_an_error_after_the_reply_has_begun(error: Exception, fault: Fault) -> None:
    said = translate_mid_stream(error)
    assert said.fault is fault
    assert SECRET not in str(said)


def test_our_own_error_stays() -> None:
    error = ModelError(Fault.CUT, "cut")
    assert translate(error) is error


def test_only_a_bad_reply_is_worth_one_more_try() -> None:
    assert set(REPLY_FAULTS) == {Fault.UNREADABLE, Fault.CUT, Fault.EMPTY, Fault.BROKEN_OFF}
