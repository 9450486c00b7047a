"""The chapter "See it" does what it says."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.docs.chapter import ROOT, blocks, run_chapter

CHAPTER = "see-it.md"


@pytest.mark.phoenix
def test_the_chapter_holds(tmp_path: Path) -> None:
    assert len(blocks(CHAPTER)) == 5
    run_chapter(CHAPTER, tmp_path)


def test_make_serve_runs_the_same_command() -> None:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    made = subprocess.run(
        ["make", "--dry-run", "serve"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True
    )

    assert made.stdout.splitlines()[-1].strip() == ".venv/bin/triplab serve"
