"""A stand-in for Phoenix: the part of its REST API that a mirror and the prompt hub use, in memory, with faults."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

NOW = "2026-11-20T00:00:00Z"
DATASET = "RGF0YXNldDox"
"""The client tells ids from names by their form."""
Fault = Callable[[str, int], int | None]
"""Of a call's method and path, and how many came before it: the status to fail with."""


@dataclass
class StandInPhoenix:
    """Takes what it is sent as Phoenix 20.26.1 does: runs that worked are never replaced, evaluations are."""

    fault: Fault = lambda _path, _before: None
    calls: list[str] = field(default_factory=list[str])
    examples: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    experiments: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    runs: dict[tuple[str, str, int], dict[str, Any]] = field(default_factory=dict[tuple[str, str, int], dict[str, Any]])
    evaluations: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict[tuple[str, str], dict[str, Any]])
    versions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    tags: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    @property
    def app(self) -> Starlette:
        """As an ASGI application."""
        posts: dict[str, Callable[[Request, Any], Any]] = {
            "/v1/datasets/upload": self._upload,
            "/v1/datasets/{id}/experiments": self._experiment,
            "/v1/experiments/{id}/runs": self._run,
            "/v1/experiment_evaluations": self._evaluation,
            "/v1/prompts": self._prompt,
            "/v1/prompt_versions/{id}/tags": self._tag,
            "/v1/traces": lambda _request, _body: "",
        }
        gets: dict[str, Callable[[Request], Any]] = {
            "/arize_phoenix_version": lambda _: "20.26.1",
            "/readyz": lambda _: "OK",
            "/v1/datasets/{id}": lambda _: {"id": DATASET, "name": "cases", "metadata": {}},
            "/v1/datasets/{id}/examples": lambda _: {"version_id": "V1", "examples": self.examples},
            "/v1/datasets/{id}/experiments": lambda _: self.experiments,
            "/v1/experiments/{id}/runs": lambda request: self._runs(request.path_params["id"]),
            "/v1/prompts": lambda _: [
                {"name": name, "id": f"P-{name}"} for name in {one["name"]: 0 for one in self.versions}
            ],
            "/v1/prompts/{name}/versions": lambda request: self._of(request.path_params["name"])[::-1],
            "/v1/prompts/{name}/tags/{tag}": self._tagged,
            "/v1/custom_model_providers": lambda _: [],
            "/v1/prompt_versions/{id}/tags": lambda request: self._tags(request.path_params["id"]),
        }
        routes = [self._route(path, "POST", answer) for path, answer in posts.items()]
        return Starlette(routes=[*routes, *(self._route(path, "GET", answer) for path, answer in gets.items())])

    def _route(self, path: str, method: str, answer: Callable[..., Any]) -> Route:
        async def endpoint(request: Request) -> Response:
            called = f"{method} {request.url.path}"
            status = self.fault(called, len(self.calls))
            self.calls.append(called)
            if status:
                return PlainTextResponse("by order of the test", status)
            body = await request.json() if method == "POST" and "json" in request.headers["content-type"] else None
            said = answer(request, body) if method == "POST" else answer(request)
            if isinstance(said, Response):
                return said
            if isinstance(said, str):
                return PlainTextResponse(said)
            return JSONResponse({"data": said, "next_cursor": None})

        return Route(path, endpoint, methods=[method])

    def _upload(self, _: Request, body: Any) -> Any:
        keys = zip(body["example_ids"], body["inputs"], body["outputs"], body["metadata"], strict=True)
        self.examples = [
            {
                "id": id,
                "node_id": f"E-{id}",
                "input": given,
                "output": wanted,
                "metadata": about,
                "updated_at": "2026-11-20T00:00:00Z",
            }
            for id, given, wanted, about in keys
        ]
        return {"dataset_id": DATASET, "version_id": "V1"}

    def _experiment(self, _: Request, body: Any) -> Any:
        made = {"id": f"X{len(self.experiments) + 1}", **body}
        self.experiments.append(made)
        return made

    def _run(self, request: Request, body: Any) -> Any:
        key = (request.path_params["id"], body["dataset_example_id"], body["repetition_number"])
        known = self.runs.get(key)
        if known and not known.get("error"):
            return PlainTextResponse("already exists with a successful result", 409)
        id = known["id"] if known else f"R{len(self.runs) + 1}"
        self.runs[key] = body | {"id": id}
        return {"id": id}

    def _runs(self, id: str) -> Any:
        return [run for (experiment, *_), run in self.runs.items() if experiment == id]

    def _evaluation(self, _: Request, body: Any) -> Any:
        self.evaluations[body["experiment_run_id"], body["name"]] = body
        return {"id": f"A{len(self.evaluations)}"}

    def _prompt(self, _: Request, body: Any) -> Any:
        made = body["version"] | {"id": f"PV{len(self.versions) + 1}", "name": body["prompt"]["name"]}
        self.versions.append(made)
        return made

    def _names(self) -> list[str]:
        return [*dict.fromkeys(one["name"] for one in self.versions)]

    def _of(self, name: str) -> list[dict[str, Any]]:
        return [one for one in self.versions if one["name"] == name]

    def _tag(self, request: Request, body: Any) -> Any:
        id = request.path_params["id"]
        name = next(one["name"] for one in self.versions if one["id"] == id)
        self.tags[name, body["name"]] = id
        return Response(status_code=204)

    def _tagged(self, request: Request) -> Any:
        id = self.tags.get((request.path_params["name"], request.path_params["tag"]))
        return next((one for one in self.versions if one["id"] == id), PlainTextResponse("not found", 404))

    def _tags(self, id: str) -> Any:
        return [{"name": tag} for (_, tag), version in self.tags.items() if version == id]
