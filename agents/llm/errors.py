"""What can go wrong between us and a model, in our own words: no response body reaches a page or a log."""

import json
from enum import StrEnum

import httpx2
import openai
from pydantic import ValidationError


class Fault(StrEnum):
    """Kinds of failure. The first four are of the reply and worth one more try."""

    UNREADABLE = "unreadable"
    CUT = "cut"
    EMPTY = "empty"
    BROKEN_OFF = "broken off"
    REFUSED = "refused"
    UNAUTHORISED = "unauthorised"
    RATE_LIMITED = "rate limited"
    REJECTED = "rejected"
    UNKNOWN = "unknown model"
    SERVER = "server error"
    TIMEOUT = "timeout"
    CONNECTION = "connection"
    BUDGET = "token budget"


UNREACHABLE = "the model endpoint cannot be reached, or it cut the connection"
REPLY_FAULTS = (Fault.UNREADABLE, Fault.CUT, Fault.EMPTY, Fault.BROKEN_OFF)
ENDPOINT_FAULTS = (
    Fault.BROKEN_OFF, Fault.UNAUTHORISED, Fault.RATE_LIMITED, Fault.UNKNOWN, Fault.SERVER, Fault.TIMEOUT,
    Fault.CONNECTION,
)  # fmt: skip
"""Those that say nothing of the agents: of the endpoint, the key, the way there."""


class ModelError(RuntimeError):
    """A model call failed for good; `fault` says how, the message is fit for a traveller."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def translate(error: Exception) -> ModelError:
    """Say in our words what the SDK or its transport raised."""
    match error:
        case ModelError():
            return error
        case openai.APIStatusError():
            return _answered(error.status_code)
        # The SDK's aiohttp transport reports a refused or cut connection as a timeout of connecting.
        case openai.APITimeoutError() if isinstance(error.__cause__, httpx2.ConnectTimeout):
            return ModelError(Fault.CONNECTION, UNREACHABLE)
        case openai.APITimeoutError() | TimeoutError():
            return ModelError(Fault.TIMEOUT, "the model endpoint did not answer in time")
        case openai.APIConnectionError():
            return ModelError(Fault.CONNECTION, UNREACHABLE)
        case openai.APIResponseValidationError() | json.JSONDecodeError() | ValidationError():
            return ModelError(Fault.UNREADABLE, "the model's reply is not the JSON that was asked for")
        case openai.APIError():
            return ModelError(Fault.SERVER, "the model endpoint reported an error in mid-stream")
        case TypeError() | AttributeError():
            return ModelError(Fault.UNREADABLE, "the endpoint's answer is not a chat completion")
        case _:
            return ModelError(Fault.BROKEN_OFF, f"the model's reply broke off ({type(error).__name__})")


def translate_mid_stream(error: Exception) -> ModelError:
    """The same for an error after the reply has begun: the SDK does not retry then, so it is worth one more try."""
    known = translate(error)
    match known.fault:
        case Fault.CONNECTION:
            return ModelError(Fault.BROKEN_OFF, "the model's reply broke off")
        case Fault.SERVER:
            return ModelError(Fault.BROKEN_OFF, str(known))
        case _:
            return known


def _answered(status: int) -> ModelError:
    match status:
        case 401 | 403:
            return ModelError(Fault.UNAUTHORISED, f"the model endpoint refused the key (HTTP {status})")
        case 404:
            return ModelError(Fault.UNKNOWN, "the model endpoint knows no such model, or is not there (HTTP 404)")
        case 429:
            return ModelError(Fault.RATE_LIMITED, "the model endpoint is over its rate limit (HTTP 429)")
        case _ if status >= 500:
            return ModelError(Fault.SERVER, f"the model endpoint failed (HTTP {status})")
        case _:
            return ModelError(Fault.REJECTED, f"the model endpoint rejected the request (HTTP {status})")
