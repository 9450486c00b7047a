"""Phoenix as far as it hands out root spans: pages of two, of the project `triplab`, over HTTP."""

import json
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

VERSION = "20.26.1"


def span(number: int, **attributes: str) -> dict[str, Any]:
    return {
        "name": "plan_trip", "context": {"trace_id": f"{number:032x}", "span_id": f"{number:016x}"}, "parent_id": None,
        "start_time": "2026-11-20T18:59:34+00:00", "attributes": attributes,
    }  # fmt: skip


@contextmanager
def phoenix_with(spans: Sequence[dict[str, Any]]) -> Generator[str]:
    """The URL of a Phoenix with these spans, newest first."""

    class Phoenix(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            if url.path != "/v1/projects/triplab/spans":
                return self._reply(200 if url.path == "/arize_phoenix_version" else 404, VERSION)
            assert (query["parent_id"], query["name"]) == (["null"], ["plan_trip"])
            begin = int(query.get("cursor", ["0"])[0])
            page = spans[begin : begin + min(2, int(query["limit"][0]))]
            after = str(begin + 2) if begin + 2 < len(spans) else None
            return self._reply(200, json.dumps({"data": page, "next_cursor": after}))

        def log_message(self, format: str, *args: Any) -> None: ...

        def _reply(self, status: int, body: str) -> None:
            self.send_response(status)
            self.send_header("x-phoenix-server-version", VERSION)
            self.send_header("content-length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Phoenix)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
