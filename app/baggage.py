"""Takes over what a client says in W3C's `baggage` header, so that whatever the request starts can read it."""

import logging

from opentelemetry.baggage.propagation import W3CBaggagePropagator
from opentelemetry.context import attach, detach
from starlette.types import ASGIApp, Receive, Scope, Send

from agents.case_tags import PREFIX

HEADER = b"baggage"


class Baggage:
    """Attaches the header's entries to the context of a request; a trip that it starts runs in a copy of that."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._propagator = app, W3CBaggagePropagator()
        # It warns of what is malformed: then any client could fill the log.
        logging.getLogger("opentelemetry.baggage.propagation").setLevel(logging.ERROR)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        said = [value for name, value in scope.get("headers", ()) if name == HEADER]
        header = b",".join(said).decode("latin-1")
        if PREFIX not in header:
            await self._app(scope, receive, send)
            return
        token = attach(self._propagator.extract({"baggage": header}))
        try:
            await self._app(scope, receive, send)
        finally:
            detach(token)
