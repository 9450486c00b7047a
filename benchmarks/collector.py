"""A collector of traces that counts spans and forgets them: `python -m benchmarks.collector`; prints its base URL."""

import json
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from benchmarks.sockets import run_on_free_port


class Collector:
    """Takes OTLP over HTTP at any path; `GET` tells how many spans have come."""

    def __init__(self) -> None:
        self.spans = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        body, more = bytearray(), True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        if scope["method"] == "POST":
            export = ExportTraceServiceRequest.FromString(bytes(body))
            self.spans += sum(len(scoped.spans) for spans in export.resource_spans for scoped in spans.scope_spans)
        answer = b"" if scope["method"] == "POST" else json.dumps({"spans": self.spans}).encode()
        headers = [(b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})


if __name__ == "__main__":
    run_on_free_port(Collector())
