from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.discovery.kept import file_of, keep, read_all, read_kept
from evals.discovery.modes import count, modes_of
from evals.discovery.note import DiscoveryError, Meaning, Note, standing, word_of
from tests.evals.discovery.support import NOON, note


def test_the_latest_note_of_each_person_counts_and_an_item_counts_once() -> None:
    entries = [
        note(1, "dear", "Too dear"),
        note(1, "over budget", "too  dear", person="ben"),
        note(2, "dear", "too dear"),
        note(2, "Nothing!"),
        note(3),
        note(4, "cold"),
        Meaning(mode="too dear", means="costs more than was given", at=NOON),
    ]
    found = count(entries)
    assert (found.read, found.fine, [one.text for one in found.open]) == (4, 2, ["cold"])
    (dear,) = found.modes
    assert (dear.mode.name, dear.mode.items, len(dear.mode.notes)) == ("too dear", 1, 2)
    assert dear.mode.means == "costs more than was given"
    assert dear.rate is not None
    assert (dear.rate.point, dear.rate.n, dear.rate.clusters) == (0.25, 4, 4)


def test_outputs_of_one_tuple_are_no_independent_evidence() -> None:
    def width(clusters: int) -> float:
        notes = [note(at, "dear", "dear", cluster=at % clusters) for at in range(0, 40, 2)]
        rate = count([*notes, *(note(at, cluster=at % clusters) for at in range(1, 40, 2))]).modes[0].rate
        assert rate is not None
        return rate.high - rate.low

    assert width(8) > 1.8 * width(40)
    assert count([note(1, "dear", "dear")]).modes[0].rate is None


def test_modes_come_from_the_most_frequent() -> None:
    notes = [note(1, "x", "b"), note(2, "x", "a"), note(3, "x", "c"), note(4, "x", "c")]
    assert [(mode.name, mode.items) for mode in modes_of(notes)] == [("c", 2), ("a", 1), ("b", 1)]


def test_nothing_has_no_mode_and_a_name_makes_a_word() -> None:
    with pytest.raises(ValidationError, match="'nothing' has no failure mode, here 'dear'"):
        note(1, " NOTHING. ", "dear")
    assert word_of("trop cher, déjà!") == "trop_cher_deja"
    with pytest.raises(DiscoveryError, match="'太贵' makes no file's name"):
        word_of("太贵")


def test_notes_are_only_added_and_half_a_line_is_none(tmp_path: Path) -> None:
    file = file_of(tmp_path / "discovery", "first")
    assert read_kept(file) == []
    keep(file, [note(1, "a\nb “c”")])
    with file.open("ab") as opened:
        opened.write(b'{"kind":"no')
    assert len(read_kept(file)) == 1
    keep(file, [note(1)])
    kept = read_all(file.parent)
    assert [one.text for one in kept if isinstance(one, Note)] == ["a\nb “c”", "nothing"]
    assert standing(kept) == [note(1)]
    file.write_bytes(b"{}\n")
    with pytest.raises(DiscoveryError, match=r"first\.jsonl:1: "):
        read_kept(file)


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".x", "+meanings", "a\n"])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiscoveryError, match="allowed: a name that begins with"):
        file_of(tmp_path, name)
