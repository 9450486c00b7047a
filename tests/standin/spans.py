"""Phoenix as far as it hands out spans and takes annotations: pages of two, of the project `triplab`, over HTTP."""

import json
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from opentelemetry.sdk.trace import ReadableSpan

VERSION = "20.26.1"


def span(number: int, **attributes: str) -> dict[str, Any]:
    return {
        "name": "plan_trip", "context": {"trace_id": f"{number:032x}", "span_id": f"{number:016x}"}, "parent_id": None,
        "start_time": "2026-11-20T18:59:34+00:00", "attributes": attributes,
    }  # fmt: skip


def as_phoenix_gives(spans: Sequence[ReadableSpan]) -> list[dict[str, Any]]:
    """Recorded spans, newest first; metadata taken apart as Phoenix does it."""
    ordered = sorted(spans, key=lambda span: span.start_time or 0, reverse=True)
    return [_as_json(json.loads(span.to_json())) for span in ordered]


def _as_json(span: dict[str, Any]) -> dict[str, Any]:
    attributes: dict[str, Any] = span["attributes"]
    metadata: dict[str, Any] = json.loads(attributes.pop("metadata", "{}"))
    prompts: dict[str, str] = metadata.pop("prompts", {})
    attributes |= {f"metadata.{name}": value for name, value in metadata.items()}
    attributes |= {f"metadata.prompts.{name}": label for name, label in prompts.items()}
    return {
        "name": span["name"],
        "context": {key: span["context"][key].removeprefix("0x") for key in ("trace_id", "span_id")},
        "parent_id": span["parent_id"] and span["parent_id"].removeprefix("0x"),
        "span_kind": attributes.get("openinference.span.kind", ""),
        "start_time": span["start_time"],
        "end_time": span["end_time"],
        "status_code": span["status"]["status_code"],
        "status_message": span["status"].get("description", ""),
        "attributes": attributes,
    }


@contextmanager
def phoenix_with(spans: Sequence[dict[str, Any]], annotations: list[dict[str, Any]] | None = None) -> Generator[str]:
    """The URL of a Phoenix with these spans, newest first; what it is told goes to `annotations`."""

    class Phoenix(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            if url.path != "/v1/projects/triplab/spans":
                return self._reply(200 if url.path == "/arize_phoenix_version" else 404, VERSION)
            begin, found = int(query.get("cursor", ["0"])[0]), [each for each in spans if _is_wanted(each, query)]
            page = found[begin : begin + min(2, int(query["limit"][0]))]
            after = str(begin + 2) if begin + 2 < len(found) else None
            return self._reply(200, json.dumps({"data": page, "next_cursor": after}))

        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["content-length"])))["data"]
            known = {each["context"]["span_id"] for each in spans}
            if self.path != "/v1/span_annotations?sync=true" or {each["span_id"] for each in told} - known:
                return self._reply(404, "{}")
            (annotations if annotations is not None else []).extend(told)
            return self._reply(200, json.dumps({"data": [{"id": str(place)} for place, _ in enumerate(told)]}))

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


def _is_wanted(span: dict[str, Any], query: dict[str, list[str]]) -> bool:
    """By the parameters of the request, as far as our code sends any."""
    known = {"name": span["name"], "span_kind": span.get("span_kind"), "trace_id": span["context"]["trace_id"]}
    assert query.keys() <= {*known, "parent_id", "limit", "cursor"}, query
    root = query.get("parent_id") != ["null"] or span["parent_id"] is None
    return root and all(known[name] in query.get(name, [known[name]]) for name in known)
