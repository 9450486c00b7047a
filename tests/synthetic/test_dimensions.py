"""Our dimensions, and what is said about a file that breaks the format."""

from pathlib import Path

import pytest

from synthetic.dimensions import DimensionsError
from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.generate import generate
from tests.synthetic.tuples.brute import holds

GOOD = """\
dimensions:
  party:
    means: who travels
    values:
      solo: {means: one, example: me, weight: 2}
      family: {means: several, example: us, weight: 1}
  budget:
    means: the money
    values:
      tight: {means: little, example: 5 EUR, weight: 1}
      easy: {means: much, example: 5000 EUR, weight: 0}
forbidden:
  - combination: {party: solo, budget: [easy]}
    reason: nobody does
required:
  - combination: {party: family, budget: tight}
    reason: hard
stronger: []
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "dimensions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_ours_name_every_axis_of_the_design() -> None:
    dimensions = read_dimensions()
    assert dimensions.ids == (
        "destination", "duration", "season", "budget", "interests", "style", "party", "need", "clarity", "mood",
        "intent",
    )  # fmt: skip
    assert dimensions.all[3].ids == ("impossible", "tight", "easy", "absent", "vague", "other_currency")


def test_all_pairs_of_ours_hold_no_forbidden_and_every_required_combination() -> None:
    space = read_dimensions().space()
    rows = generate(space)
    assert len(rows) <= 70
    assert not any(len({*space.masking} & {*enumerate(row)}) > 1 for row in rows)
    assert [row for row in rows for one in space.forbidden if holds(row, one)] == []
    assert [one for one in space.required if not any(holds(row, one) for row in rows)] == []


def test_what_ends_a_request_early_hides_nothing() -> None:
    """Families on a tight budget are tried with a request that gets as far as the budget."""
    dimensions = read_dimensions()
    rows = [dimensions.decode(row) for row in generate(dimensions.space())]
    early = {"beyond_data", "unknown", "too_long", "off_topic", "attack"}
    plain = [row for row in rows if not early & {*row.values()}]
    assert {(row["party"], row["budget"]) for row in plain} == {
        (party, budget) for party in dimensions.all[6].ids for budget in dimensions.all[3].ids
    }


def test_a_dimension_needs_a_value_that_does_not_mask(tmp_path: Path) -> None:
    text = GOOD.replace("weight: 2}", "weight: 2, masks: true}").replace(
        "us, weight: 1}", "us, weight: 1, masks: true}"
    )
    with pytest.raises(
        DimensionsError, match=r"dimensions.yaml:2: all values of party mask; allowed: one that does not"
    ):
        read_dimensions(write(tmp_path, text))


def test_a_file_is_read(tmp_path: Path) -> None:
    dimensions = read_dimensions(write(tmp_path, GOOD))
    assert dimensions.space().forbidden == (((0, 0), (1, 1)),)
    assert dimensions.space().required == (((0, 1), (1, 0)),)
    assert dimensions.weights == [[2, 1], [1, 0]]
    assert dimensions.decode((1, 0)) == {"party": "family", "budget": "tight"}
    assert dimensions.encode({"budget": "easy"}) == (None, 1)
    assert dimensions.say(((0, 1), (1, 0))) == "party=family budget=tight"


def test_the_digest_is_of_the_text(tmp_path: Path) -> None:
    first = read_dimensions(write(tmp_path, GOOD)).digest
    assert first.startswith("sha256:")
    assert read_dimensions(write(tmp_path, GOOD)).digest == first
    assert read_dimensions(write(tmp_path, GOOD + "# more\n")).digest != first


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "party: solo, budget", "party: sollo, budget",
            ":13: 'sollo' is not a value of party; did you mean 'solo'? allowed: solo, family",
        ),
        ("{party: family", "{partie: family", ":16: 'partie' is not a dimension; did you mean 'party'?"),
        ("example: me, weight: 2", "example: me, weight: -2", ":5: dimensions.party.values.solo.weight: -2: "),
        ("example: me, weight: 2", "example: me", ":5: dimensions.party.values.solo.weight:: Field required"),
        ("weight: 1}\n      easy", "weight: 0}\n      easy", ":7: weights of budget are all 0; allowed: one above 0"),
        ("      family:", "      solo:", ":6: 'solo' stands here a second time; allowed: once"),
        ("    reason: hard", "    season: hard", ":17: required.0.season: 'hard': Extra inputs are not permitted"),
        ("{party: family, budget: tight}", "{party: family}", ":16: required.0.combination:"),
        ("party:", "Party:", ":2: dimensions.Party: 'Party': String should match pattern"),
        ("stronger: []", "stronger: [{strength: 3, dimensions: [party, budget], reason: x}]", ":18: strength 3; "),
        ("stronger: []", "stronger: [", ":19: "),
    ],
)  # fmt: skip
def test_an_error_names_file_line_value_and_what_is_allowed(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert GOOD.count(old) >= 1
    with pytest.raises(DimensionsError) as caught:
        read_dimensions(write(tmp_path, GOOD.replace(old, new, 1)))
    assert f"dimensions.yaml{says}" in str(caught.value)


@pytest.mark.parametrize("text", ["", "just words", "- a\n", "dimensions: 5\n", "dimensions: {}\n", "? [a]\n: b\n"])
def test_what_is_no_dimensions_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DimensionsError, match=r"dimensions\.yaml:1: "):
        read_dimensions(write(tmp_path, text))


def test_dimensions_named_as_stronger_are_covered_more_deeply(tmp_path: Path) -> None:
    value = "{means: a, example: a, weight: 1}"
    third = f"  season: {{means: when, values: {{a: {value}, b: {value}}}}}\n"
    deeper = "stronger: [{strength: 3, dimensions: [season, party, budget], reason: money}]"
    text = GOOD.replace("forbidden:", f"{third}forbidden:").replace("stronger: []", deeper)
    dimensions = read_dimensions(write(tmp_path, text))
    assert [(one.strength, one.columns) for one in dimensions.space(2).layers] == [(2, (0, 1, 2)), (3, (0, 1, 2))]
    assert len(dimensions.space(3).layers) == 1
    assert len(generate(dimensions.space(2))) == 6
