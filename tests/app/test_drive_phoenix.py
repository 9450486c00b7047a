"""A drive with a real Phoenix beside the service: the dataset there, its splits, and links to the traces."""

import json
import subprocess
from pathlib import Path
from typing import Any

import httpx2
import pytest

from app.service import create_app
from app.settings import ROOT, Settings
from synthetic.driving.case_file import read_cases
from synthetic.driving.dataset import lines_of
from synthetic.driving.phoenix_dataset import name_of, upload
from synthetic.driving.result import Result
from tests.app.test_cli_drive import dataset, synth_drive, written
from tests.app.test_phoenix import beside, ports
from tests.standin import serve
from tests.synthetic.driving.support import every_kind, many

__all__ = ["beside", "ports"]

pytestmark = [
    pytest.mark.phoenix,
    pytest.mark.skipif(not (ROOT / ".phoenix/bin/python").exists(), reason="Phoenix is not installed: `make setup`"),
]
LINKS = "{ node(id: %s) { ... on Dataset { examples(first: 50) { edges { node { span { spanId } } } } } } }"


class Phoenix:
    """What Phoenix says over its API."""

    def __init__(self, url: str) -> None:
        self._client = httpx2.Client(base_url=url, timeout=20)
        self.close = self._client.close

    def get(self, path: str, **parameters: Any) -> Any:
        return self._client.get(path, params=parameters).raise_for_status().json()["data"]

    def links(self, dataset_id: str) -> set[str]:
        """Spans that the examples link to."""
        reply = self._client.post("/graphql", json={"query": LINKS % json.dumps(dataset_id)}).raise_for_status().json()
        examples = [edge["node"] for edge in reply["data"]["node"]["examples"]["edges"]]
        return {example["span"]["spanId"] for example in examples if example["span"]}


def test_the_dataset_is_in_phoenix_once(beside: tuple[Settings, subprocess.Popen[bytes]], tmp_path: Path) -> None:
    settings, _ = beside
    assert settings.phoenix_url
    cases, out = written(tmp_path, list(every_kind().values())), tmp_path / "out"
    with serve(create_app(settings.model_copy(update={"allowed_hosts": ["127.0.0.1"]})), lifespan=True) as url:
        first = synth_drive(cases, out, "--url", url)
        second = synth_drive(cases, out, "--url", url)
    lines, name, phoenix = dataset(out), name_of(read_cases(cases).digest), Phoenix(settings.phoenix_url)

    (found,) = [each for each in phoenix.get("/v1/datasets") if each["name"] == name]
    (version,) = phoenix.get(f"/v1/datasets/{found['id']}/versions")
    examples = phoenix.get(f"/v1/datasets/{found['id']}/examples")["examples"]
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert f"Phoenix holds 11 of them as dataset {name}, version {version['version_id']}" in first.stderr
    assert f"version {version['version_id']}" in second.stderr
    told = {example["metadata"]["case"]: example["metadata"] for example in examples}
    assert {case: about["tuple"] for case, about in told.items()} == {line["case"]: line["tuple"] for line in lines}
    assert {case: about["split"] for case, about in told.items()} == {line["case"]: line["split"] for line in lines}
    assert "session" not in json.dumps(examples)
    traced = [line["result"] for line in lines if line["result"]["trace_ids"]]
    assert len(traced) == 9
    assert phoenix.links(found["id"]) == {result["span_id"] for result in traced}
    assert "without a link" not in first.stderr
    splits = {line["split"] for line in lines}
    for split in splits:
        part = phoenix.get(f"/v1/datasets/{found['id']}/examples", split=split)["examples"]
        assert {each["metadata"]["case"] for each in part} == {line["case"] for line in lines if line["split"] == split}
    roots = [span for span in phoenix.get("/v1/projects/triplab/spans", limit=1000) if span["name"] == "plan_trip"]
    assert {span["attributes"]["metadata.case"]: tuple_of(span) for span in roots} == {
        line["case"]: line["tuple"] for line in lines if line["result"]["trace_ids"]
    }
    phoenix.close()


def test_more_spans_than_phoenix_is_asked_for_at_once(beside: tuple[Settings, subprocess.Popen[bytes]]) -> None:
    settings, _ = beside
    assert settings.phoenix_url
    cases = many(120)
    results = {case.id: Result(ended="planned", span_id=f"{number:016x}") for number, case in enumerate(cases, start=1)}
    done = upload("triplab-synthetic-many", lines_of(cases, results), settings.phoenix_url, wait=0)
    assert (done.examples, done.unlinked) == (120, 120)


def tuple_of(span: dict[str, Any]) -> dict[str, str]:
    """Phoenix shows what is nested with dots."""
    prefix = "metadata.tuple."
    return {name.removeprefix(prefix): value for name, value in span["attributes"].items() if name.startswith(prefix)}
