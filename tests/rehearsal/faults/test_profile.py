"""Reading a profile."""

from pathlib import Path

import pytest

from rehearsal.faults import ProfileError, load_profile, read_profile, table
from tests.rehearsal.test_directives import DOCS

YAML = """
seed: 7
truth: truth.jsonl
faults:
  day_dropped: 0.1
  stall: {rate: 0.02, seconds: 5}
  too_long: 0
"""
JSON = '{"seed": 7, "truth": "truth.jsonl", "faults": {"day_dropped": 0.1, "stall": {"rate": 0.02, "seconds": 5}}}'


def test_docs_hold_the_table() -> None:
    assert table() in DOCS.read_text("utf-8")


@pytest.mark.parametrize(("name", "text"), [("faults.yaml", YAML), ("faults.json", JSON)])
def test_a_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    profile = load_profile(tmp_path / name)
    assert (profile.seed, profile.truth) == (7, tmp_path / "truth.jsonl")
    assert [(one.fault.name, one.rate, dict(one.options)) for one in profile.planned] == [
        ("day_dropped", 0.1, {}),
        ("stall", 0.02, {"times": 1, "seconds": 5}),
    ]


def test_an_empty_profile_does_nothing() -> None:
    assert read_profile({}).planned == ()


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ({"faults": {"day_droped": 0.1}}, "unknown fault 'day_droped'; did you mean 'day_dropped'? (wrong_tone, "),
        ({"rates": {}}, "unknown key of the fault profile 'rates' (seed, truth, faults)"),
        ({"faults": {"stall": {"rate": 1, "second": 5}}}, "unknown option of stall 'second'; did you mean 'seconds'?"),
        ({"faults": {"stall": 1.5}}, "rate of stall must be from 0 to 1, got 1.5"),
        ({"faults": {"stall": {"seconds": 5}}}, "rate of stall must be from 0 to 1, got None"),
        ({"faults": {"stall": -1}}, "rate of stall must be a number from 0 to 1,000,000, got -1"),
        ({"faults": {"stall": True}}, "rate of stall must be a number from 0 to 1,000,000, got True"),
        ({"faults": {"stall": "often"}}, "stall must be a mapping, got 'often'"),
        ({"seed": "x"}, "seed must be a whole number, got 'x'"),
        ({"truth": 3}, "truth must be the path of a file, got 3"),
        ([], "the fault profile must be a mapping, got []"),
    ],
)
def test_what_is_wrong_is_named(profile: object, says: str) -> None:
    with pytest.raises(ProfileError) as error:
        read_profile(profile)
    assert says in str(error.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_text("{", "utf-8")
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile(tmp_path / "bad.yaml")
