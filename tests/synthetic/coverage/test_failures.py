"""A planted truth is found, and nothing is found where nothing is planted."""

from random import Random

from synthetic.coverage.failures import slices
from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.sampling import sample

PLANTED = {"party": "family", "budget": "tight", "season": "winter"}


def test_family_with_a_tight_budget_in_winter_lights_up() -> None:
    """Of 1,500 rows 5 % fail anyhow, and 90 % of those with all three values: the triple comes first, its pairs too."""
    dimensions = read_dimensions()
    rows = sample(dimensions.space(), dimensions.weights, 1_500, seed=3)
    rng = Random(4)
    planted = {dimensions.ids.index(name): dimensions.all[dimensions.ids.index(name)].ids.index(value)
               for name, value in PLANTED.items()}  # fmt: skip
    hit = [all(row[column] == level for column, level in planted.items()) for row in rows]
    failed = [rng.random() < (0.9 if each else 0.05) for each in hit]
    triple = tuple(sorted(planted.items()))

    found = slices(rows, failed, strength=3)
    assert found[0].combination == triple
    assert found[0].rows == sum(hit)
    assert found[0].interval.low > 0.5
    assert found[0].corrected < 1e-6
    lit = {each.combination for each in slices(rows, failed) if each.corrected < 0.01}
    assert {(triple[0], triple[1]), (triple[0], triple[2]), (triple[1], triple[2])} <= lit
    assert all(set(combination) & set(triple) for combination in lit)


def test_without_a_cause_nothing_lights_up_more_often_than_allowed() -> None:
    """Of 200 experiments in which chance alone decides, at most 5 % may show anything at q = 0.05."""
    rng, alarms = Random(11), 0
    for _ in range(200):
        rows = [tuple(rng.randrange(4) for _ in range(5)) for _ in range(120)]
        failed = [rng.random() < 0.2 for _ in rows]
        alarms += any(each.corrected <= 0.05 for each in slices(rows, failed))
    assert alarms <= 200 * 0.05 + 6


def test_slices_of_few_rows_are_left_out_and_open_values_count_nowhere() -> None:
    rows = [(0, None), (0, 1), (0, 1), (1, 1), (0, None)]
    found = {
        each.combination: (each.failures, each.rows) for each in slices(rows, [True, True, False, True, False], least=2)
    }
    assert found == {((0, 0),): (2, 4), ((1, 1),): (2, 3), ((0, 0), (1, 1)): (1, 2)}


def test_what_fails_behind_a_masking_level_is_charged_to_that_alone() -> None:
    rows = [(1, 0)] * 5 + [(0, 0)] * 10 + [(0, 1)] * 5
    found = slices(rows, [True] * 5 + [False] * 15, masking=((0, 1),))
    told = {each.combination: (each.failures, each.rows) for each in found}
    assert told[((0, 1),)] == told[((0, 1), (1, 0))] == (5, 5)
    assert told[((1, 0),)] == (0, 10)
    assert [each.combination for each in found if each.corrected <= 0.05] == [((0, 1),), ((0, 1), (1, 0))]
