"""Lines of comparisons: the last of a pair counts, half a line does not, and nobody else writes."""

from pathlib import Path

import pytest

from agents.llm.errors import Fault
from evals.artifact import ArtifactError
from evals.preferences import open_preferences, read_preferences
from evals.preferences.kept import NAME
from tests.evals.preferences.support import compared


def test_nothing_was_compared(tmp_path: Path) -> None:
    assert read_preferences(tmp_path) == []


def test_what_the_endpoint_lost_is_asked_again_and_gives_way(tmp_path: Path) -> None:
    won, lost = compared("c000", "win"), compared("c001", "unscored", fault=Fault.SERVER)
    unreadable = compared("c002", "unscored")
    with open_preferences(tmp_path) as kept:
        assert kept.known == frozenset()
        for line in (unreadable, lost, won):
            kept.append(line)
    with open_preferences(tmp_path) as kept:
        assert kept.known == {won.pair, unreadable.pair}
        kept.append(again := compared("c001", "loss"))
    assert read_preferences(tmp_path) == [won, again, unreadable]


def test_half_a_line_is_cut_off_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / NAME
    line = compared("c000", "tie").model_dump_json()
    path.write_text(f"{line}\n{line[:40]}")
    assert len(read_preferences(tmp_path)) == 1
    with open_preferences(tmp_path) as kept:
        kept.append(compared("c001", "win"))
    assert [one.preference.case for one in read_preferences(tmp_path)] == ["c000", "c001"]
    path.write_text('{"version": 2}\n')
    with pytest.raises(ArtifactError, match=r"preferences.jsonl:1: version: "):
        read_preferences(tmp_path)


def test_one_at_a_time(tmp_path: Path) -> None:
    with (
        open_preferences(tmp_path),
        pytest.raises(ArtifactError, match=r"outputs are being compared in .*: wait for that to end"),
        open_preferences(tmp_path),
    ):
        pass
