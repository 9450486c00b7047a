"""What the engine may know."""

import ast
from pathlib import Path

import rehearsal

FOLDER = Path(rehearsal.__file__).parent
FORBIDDEN = {"agents", "app", "evals", "synthetic"}
TRAVEL = (" trip", "itinerary", "hotel", "flight", "visa", "passport", "destination_id", "tokyo")


def test_nothing_of_the_application_is_imported() -> None:
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not FORBIDDEN & {name.split(".")[0] for name in names}, file


def test_nothing_of_travel_is_known() -> None:
    for file in FOLDER.rglob("*.py"):
        text = file.read_text("utf-8").lower()
        assert [word for word in TRAVEL if word in text] == [], file


def test_public_names() -> None:
    assert rehearsal.__all__ == ["Rehearsal", "RehearsalTransport", "Reply", "create_app"]
