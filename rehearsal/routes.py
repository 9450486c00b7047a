"""The engine over HTTP."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from rehearsal.dispatch import dispatch
from rehearsal.engine import Rehearsal
from rehearsal.request import MAX_BODY

_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def create_app(engine: Rehearsal) -> Starlette:
    """An application with `/chat/completions` and `/models`, to be mounted at `/v1`."""

    async def serve(request: Request) -> Response:
        path = "/" + request.path_params["path"]
        reply = await dispatch(engine, request.method, path, await _body(request))
        headers = dict(reply.headers)
        if isinstance(reply.body, bytes):
            return Response(reply.body, reply.status, headers)
        return StreamingResponse(reply.body, reply.status, headers)

    return Starlette(routes=[Route("/{path:path}", serve, methods=_METHODS)])


async def _body(request: Request) -> bytes:
    """The body; of one that is too long, just enough to be refused."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY:
            break
    return bytes(body)
