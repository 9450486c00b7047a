"""Addresses in Phoenix, as its pages have them."""

from pathlib import Path

import pytest

from evals.artifact import ArtifactError
from evals.phoenix import Links, read_links
from evals.phoenix.links import PromptPlace, write_links

URL = "http://127.0.0.1:6006"
LINKS = Links(
    url=URL,
    dataset_id="RGF0YXNldDox",
    experiments={"baseline": "RXhwZXJpbWVudDox", "friendly": "RXhwZXJpbWVudDoxMA=="},
    prompts={"itinerary.v1+3f2a91c0": PromptPlace(prompt="UHJvbXB0OjE=", version="UHJvbXB0VmVyc2lvbjox")},
)


def test_addresses() -> None:
    assert LINKS.trace("0af7651916cd43dd8448eb211c80319c") == f"{URL}/redirects/traces/0af7651916cd43dd8448eb211c80319c"
    assert LINKS.dataset() == f"{URL}/datasets/RGF0YXNldDox"
    assert LINKS.example("c-1/2") == f"{URL}/redirects/datasets/RGF0YXNldDox/examples/c-1%2F2"
    base = f"{URL}/datasets/RGF0YXNldDox/compare?experimentId="
    assert LINKS.compare() == f"{base}RXhwZXJpbWVudDox&experimentId=RXhwZXJpbWVudDoxMA%3D%3D"
    assert LINKS.experiment("friendly") == f"{base}RXhwZXJpbWVudDoxMA%3D%3D"
    label = "itinerary.v1+3f2a91c0"
    assert LINKS.prompt(label) == f"{URL}/prompts/UHJvbXB0OjE%3D/versions/UHJvbXB0VmVyc2lvbjox"
    asked = "promptId=UHJvbXB0OjE%3D&promptVersionId=UHJvbXB0VmVyc2lvbjox&datasetId="
    assert LINKS.playground(label) == f"{URL}/playground?{asked}RGF0YXNldDox"
    played = LINKS.model_copy(update={"played": "RGF0YXNldDoy"})
    assert played.playground(label) == f"{URL}/playground?{asked}RGF0YXNldDoy"
    assert (LINKS.prompt("budget.v1+00000000"), LINKS.playground("budget.v1+00000000")) == (None, None)


def test_they_are_kept_in_the_folder(tmp_path: Path) -> None:
    assert read_links(tmp_path) is None
    write_links(tmp_path, LINKS)
    assert read_links(tmp_path) == LINKS
    (tmp_path / "phoenix.json").write_text('{"url": 1}')
    with pytest.raises(ArtifactError, match=r"phoenix.json: url: .*take the file away and mirror again"):
        read_links(tmp_path)
