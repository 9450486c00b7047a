"""The grammar's words."""

from datetime import date
from decimal import Decimal

import pytest

from agents.budget.tiers import Tier
from agents.data.records import Diet, Interest
from agents.request import Party
from synthetic.wording.compose import LONGEST_NOTES, compose
from synthetic.wording.duplicates import Written
from tests.synthetic.wording.conftest import Changed, persona_of

SEEDS = range(60)


def texts(values: Changed, facts: Changed, tuple_changes: dict[str, str], **facts_changes: object) -> list[str]:
    tuple, what = values(**tuple_changes), facts(**facts_changes)
    return [compose(tuple, persona_of(), what, seed).text for seed in SEEDS]


def test_the_same_seed_writes_the_same_and_another_one_does_not(values: Changed, facts: Changed) -> None:
    drafts = [compose(values(), persona_of("slips", "emoji"), facts(), seed) for seed in (1, 1, 2)]
    assert drafts[0] == drafts[1]
    assert drafts[0] != drafts[2]


def test_a_clear_request_states_every_fact(values: Changed, facts: Changed) -> None:
    for text in texts(values, facts, {}):
        said = text.lower().replace(",", "")
        assert "rome" in said
        assert any(length in said for length in ("5 days", "five days", "5-day", "five-day"))
        assert "may" in said or "2027-05-03" in said
        assert "900" in said
        assert any(food in said for food in ("food", "eating", "cuisine"))


@pytest.mark.parametrize(
    ("changes", "party", "named"),
    [
        (
            {"party": "solo"},
            Party(),
            ("alone", "just me", "only me", "myself", "my own", "solo", "one", "1 ", "single"),
        ),
        ({"party": "friends"}, Party(adults=4), ("4", "four", "3 ", "three")),
        ({"party": "family"}, Party(adults=2, children=3), ("3", "three")),
        ({"party": "seniors"}, Party(adults=0, seniors=2), ("senior", "retire", "pension")),
        ({"need": "diet"}, Party(adults=2, diets=(Diet.GLUTEN_FREE,)), ("gluten-free",)),
        ({"need": "mobility"}, Party(adults=2, mobility="wheelchair"), ("wheelchair",)),
    ],
)
def test_who_travels_and_what_they_need_is_stated(
    values: Changed, facts: Changed, changes: dict[str, str], party: Party, named: tuple[str, ...]
) -> None:
    for text in texts(values, facts, changes, party=party):
        assert any(name in text.lower() for name in named), text


def test_what_is_not_meant_is_not_said(values: Changed, facts: Changed) -> None:
    absent = {"duration": "absent", "season": "absent", "budget": "absent", "interests": "none"}
    nothing = {"days": None, "start": None, "amount": None, "currency": None, "interests": ()}
    for text in texts(values, facts, absent, **nothing):
        assert not any(char.isdigit() and char != "2" for char in text), text
        assert not any(word in text.lower() for word in ("budget", "eur", "food", "week", "january", "may "))


def test_a_level_of_spending_is_said_without_a_number(values: Changed, facts: Changed) -> None:
    for text in texts(values, facts, {"budget": "vague"}, amount=None, currency=None, level=Tier.BUDGET):
        assert "900" not in text


def test_vague_words_hint(values: Changed, facts: Changed) -> None:
    hints = (
        "maybe",
        "perhaps",
        "around",
        "about",
        "or so",
        "roughly",
        "probably",
        "guess",
        "sure",
        "think",
        "sometime",
    )
    for text in texts(values, facts, {"clarity": "vague"}):
        assert sum(hint in text.lower() for hint in hints) >= 2, text


def test_an_over_long_text_has_250_words_and_its_notes_fit_into_the_field(values: Changed, facts: Changed) -> None:
    for seed in SEEDS:
        draft = compose(values(clarity="over_long"), persona_of("terse", "abbreviations"), facts(), seed)
        assert len(draft.text.split()) >= 250
        assert len(draft.notes) <= LONGEST_NOTES


def test_contradicting_dates_are_both_in_the_text(values: Changed, facts: Changed) -> None:
    changes = {"end": date(2027, 5, 12), "contradiction": "length"}
    for text in texts(values, facts, {"clarity": "contradictory"}, **changes):
        assert "12" in text
        assert any(length in text.lower() for length in ("5 days", "five days"))


def test_mixed_languages_are_real_ones(values: Changed, facts: Changed) -> None:
    greetings = {
        "de": ("hallo", "guten", "moin", "grüß"),
        "es": ("hola", "buen"),
        "fr": ("bonjour", "salut", "bonsoir"),
    }
    for language, greets in greetings.items():
        tuple, person = values(clarity="mixed_languages"), persona_of(locale=f"{language}_XX")
        said = [compose(tuple, person, facts(), seed).text.lower() for seed in SEEDS]
        assert all(any(greeting in text for greeting in greets) for text in said)


def test_facts_are_stated_in_the_other_language(values: Changed, facts: Changed) -> None:
    tuple, person = values(clarity="mixed_languages"), persona_of(locale="de_DE")
    said = " ".join(compose(tuple, person, facts(), seed).text for seed in SEEDS)
    assert {
        word for word in ("5 Tage", "nach Rome", "Mai", "zwei Erwachsene", "Budget", "Essen") if word not in said
    } == set()


@pytest.mark.parametrize("mood", ["frustrated", "chatty"])
def test_a_mood_adds_words_of_its_own(values: Changed, facts: Changed, mood: str) -> None:
    neutral, moody = texts(values, facts, {}), texts(values, facts, {"mood": mood})
    assert len(" ".join(moody).split()) > 1.1 * len(" ".join(neutral).split())
    assert set(moody).isdisjoint(neutral)


def test_who_is_annoyed_neither_greets_nor_thanks(values: Changed, facts: Changed) -> None:
    said = texts(values, facts, {"mood": "frustrated"})
    assert not any(text.lower().startswith(("hi", "hello", "hey", "dear", "good ")) for text in said)
    assert not any("thanks" in text.lower() or "regards" in text.lower() for text in said)


@pytest.mark.parametrize("intent", ["off_topic", "attack"])
def test_another_purpose_stands_in_the_text_and_first_in_the_notes(
    values: Changed, facts: Changed, intent: str
) -> None:
    plain = {compose(values(), persona_of(), facts(), seed).notes for seed in SEEDS}
    drafts = [compose(values(intent=intent), persona_of(), facts(), seed) for seed in SEEDS]
    assert all(draft.notes and draft.notes not in plain for draft in drafts)
    assert len({draft.text for draft in drafts}) == len(drafts)
    assert any("Rome" not in draft.text for draft in drafts)
    assert any("Rome" in draft.text for draft in drafts)


def test_an_attack_is_written_as_it_is_whatever_the_habits(values: Changed, facts: Changed) -> None:
    tuple = values(intent="attack")
    drafts = [compose(tuple, persona_of("lower_case"), facts(), seed).text for seed in SEEDS]
    assert any("DROP TABLE" in text or "[SYSTEM]" in text or "DAN" in text for text in drafts)


def test_an_interest_that_the_form_has_no_field_for_is_always_in_the_notes(values: Changed, facts: Changed) -> None:
    tuple, what = values(interests="unserved"), facts(interests=(), unserved="falconry")
    assert all("falconry" in compose(tuple, persona_of(), what, seed).notes.lower() for seed in SEEDS)


def test_several_interests_are_all_named(values: Changed, facts: Changed) -> None:
    several = (Interest.ART, Interest.NIGHTLIFE, Interest.SHOPPING)
    for text in texts(values, facts, {"interests": "several"}, interests=several, amount=Decimal("1234.5")):
        assert "shop" in text.lower() or "market" in text.lower()
        assert any(word in text.lower() for word in ("night", "bar", "club"))
        assert any(word in text.lower() for word in ("art", "galler", "paint"))


def test_200_wordings_of_one_and_the_same_request_are_200_requests(values: Changed, facts: Changed) -> None:
    written = Written()
    for seed in range(200):
        written.add(compose(values(), persona_of(), facts(), seed).text)
    assert written.near == 0
    assert written.distinct > 0.5
