"""The chapter "Trust it" does what it says."""

from pathlib import Path

import pytest

from tests.docs.chapter import blocks, run_chapter

CHAPTER = "trust-it.md"


@pytest.mark.phoenix
def test_the_chapter_holds(tmp_path: Path) -> None:
    assert len(blocks(CHAPTER)) == 7
    run_chapter(CHAPTER, tmp_path)
