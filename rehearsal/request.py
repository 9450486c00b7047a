"""The request body of `/chat/completions`, read and checked."""

from typing import Annotated, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from rehearsal.errors import RequestError, one_of
from rehearsal.json_values import parse_body

MAX_BODY = 4 * 1024 * 1024
Role = Literal["system", "developer", "user", "assistant", "tool"]


def _unfit(reason: str) -> PydanticCustomError:
    return PydanticCustomError("unfit", "{reason}", {"reason": reason})


def _plain_content(content: object) -> object:
    """Joins text parts; None is the empty text."""
    if content is None:
        return ""
    if not isinstance(content, list):
        return content
    texts: list[str] = []
    for part in cast(list[object], content):
        match part:
            case {"type": "text", "text": str(text)}:
                texts.append(text)
            case _:
                raise _unfit(one_of("content part", part, ['{"type": "text", "text": ...}']))
    return "\n".join(texts)


def _choice(value: object) -> object:
    """Turns the string forms of `tool_choice` into `{"mode": ...}`."""
    if value in ("auto", "none", "required"):
        return {"mode": value}
    match value:
        case {"type": "function", "function": {"name": str(name)}}:
            return {"mode": "named", "name": name}
        case None:
            return None
        case _:
            allowed = ["auto", "none", "required", '{"type": "function", "function": {"name": ...}}']
            raise _unfit(one_of("tool_choice", value, allowed))


def _stops(value: object) -> object:
    return [value] if isinstance(value, str) else value


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class CalledFunction(_Part):
    """The function of an earlier tool call."""

    name: str
    arguments: str = ""


class CalledTool(_Part):
    """An earlier tool call of the assistant."""

    id: str
    function: CalledFunction


class Message(_Part):
    """One message. `content` is the text, its parts joined by line ends."""

    role: Role
    content: Annotated[str, BeforeValidator(_plain_content)] = ""
    name: str | None = None
    tool_calls: list[CalledTool] | None = None
    tool_call_id: str | None = None


class Function(_Part):
    """A function that may be called, its parameters as a JSON schema."""

    name: str = Field(min_length=1, max_length=64)
    description: str | None = None
    parameters: dict[str, JsonValue] | None = None


class Tool(_Part):
    """One entry of `tools`."""

    type: Literal["function"]
    function: Function


class ToolChoice(_Part):
    """`tool_choice`, its forms made one."""

    mode: Literal["auto", "none", "required", "named"]
    name: str | None = None


class JsonSchema(_Part):
    """A named schema of `response_format`."""

    name: str = "reply"
    schema_: dict[str, JsonValue] = Field(alias="schema")


class ResponseFormat(_Part):
    """`response_format`."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: JsonSchema | None = None


class StreamOptions(_Part):
    """`stream_options`."""

    include_usage: bool | None = None


class ChatRequest(_Part):
    """A checked request. Parameters that are not listed are ignored."""

    model: str = Field(min_length=1)
    messages: list[Message] = Field(min_length=1)
    tools: list[Tool] | None = Field(None, max_length=128)
    tool_choice: Annotated[ToolChoice | None, BeforeValidator(_choice)] = None
    parallel_tool_calls: bool | None = None
    response_format: ResponseFormat | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    temperature: float | None = Field(None, ge=0, le=2)
    top_p: float | None = Field(None, ge=0, le=1)
    seed: int | None = None
    max_tokens: int | None = Field(None, ge=1)
    max_completion_tokens: int | None = Field(None, ge=1)
    n: int | None = Field(None, ge=1, le=4)
    metadata: JsonValue = None
    stop: Annotated[list[str] | None, BeforeValidator(_stops)] = Field(None, max_length=4)


def parse_request(body: bytes) -> ChatRequest:
    """Reads a request.

    Raises:
        RequestError: status 400 or 413, with the path of the bad value in `param`.
    """
    if len(body) > MAX_BODY:
        raise RequestError(f"the body has more than {MAX_BODY} bytes", code="body_too_large", status=413)
    value = parse_body(body)
    if not isinstance(value, dict):
        raise RequestError("the body must be a JSON object", code="invalid_json")
    try:
        request = ChatRequest.model_validate(value)
    except ValidationError as error:
        raise _refusal(error.errors(include_url=False)[0]) from None
    _check_together(request)
    return request


def _refusal(detail: ErrorDetails) -> RequestError:
    param = ""
    for part in detail["loc"]:
        param += f"[{part}]" if isinstance(part, int) else f".{part}" if param else part
    shown = repr(detail["input"])
    shown = shown if len(shown) <= 80 else shown[:77] + "..."
    got = "" if detail["type"] == "missing" else f"; got {shown}"
    return RequestError(f"invalid '{param}': {detail['msg']}{got}", param=param, code="invalid_value")


def _check_together(request: ChatRequest) -> None:
    names = [tool.function.name for tool in request.tools or []]
    choice = request.tool_choice
    if choice is not None and choice.mode in ("required", "named") and not names:
        raise RequestError(f"tool_choice '{choice.mode}' needs tools", param="tool_choice", code="invalid_value")
    if choice is not None and choice.mode == "named" and choice.name not in names:
        raise RequestError(one_of("tool", choice.name, names), param="tool_choice", code="invalid_value")
    form = request.response_format
    if form is not None and form.type == "json_schema" and form.json_schema is None:
        message = "response_format of type 'json_schema' needs a 'json_schema' object"
        raise RequestError(message, param="response_format.json_schema", code="missing_required_parameter")
