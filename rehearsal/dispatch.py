"""The paths that are served, the same in process and over HTTP."""

from typing import cast

from pydantic import JsonValue

from rehearsal.completion import MODEL
from rehearsal.engine import Rehearsal
from rehearsal.errors import RequestError, one_of
from rehearsal.reply import Reply

COMPLETIONS = "/chat/completions"
MODELS = "/models"
_METHODS = {COMPLETIONS: "POST", MODELS: "GET"}


async def dispatch(engine: Rehearsal, method: str, path: str, body: bytes) -> Reply:
    """Answers a request by method and path, the path without `/v1`.

    Unknown paths get 404, wrong methods 405, in OpenAI's error shape.
    """
    path = path.rstrip("/")
    known = MODELS if path.startswith(f"{MODELS}/") else path
    if known not in _METHODS:
        return Reply.refusal(RequestError(one_of("path", path, list(_METHODS)), code="unknown_url", status=404))
    if method != _METHODS[known]:
        message = one_of(f"method on {known}", method, [_METHODS[known]])
        error = RequestError(message, code="method_not_allowed", status=405)
        return Reply.refusal(error, {"allow": _METHODS[known]})
    if known == COMPLETIONS:
        return await engine.respond(body)
    if path == MODELS:
        return Reply.json({"object": "list", "data": [_model(MODEL)]})
    return Reply.json(_model(path.removeprefix(f"{MODELS}/")))


def _model(name: str) -> JsonValue:
    return cast(JsonValue, {"id": name, "object": "model", "created": 0, "owned_by": "rehearsal"})
