"""Labels out as a table and in again: nothing is lost, nothing runs, and what is wrong is named."""

import csv
import io
import random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.labels.csv_table import TableError, event_of, read_table, write_table
from evals.labels.formula_cells import neutralised, restored
from evals.labels.importing import additions
from evals.labels.label import Event, Label
from evals.labels.standing import standing
from tests.evals.labels.support import NOON, label, withdrawal

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60)
HOSTILE = st.lists(
    st.sampled_from(["'", " ", "=", "+", "-", "@", "\t", "\r", "\n", "=cmd()", '"', ",", ";", "＝", "é", "🌿"])
)
FIRST = "=+-@\t\r\n＝＋－＠"
NASTY = (
    "=cmd|'/C calc'!A0", "'=1+1", "''-2", "'tis fine", "+1 234", "-5", "@SUM(A1)", " =1+1", "\t=x", "a\r\nb", "a\rb",
    "a\nb",     'she said "no"', "a,b;c", "🌿 café \u202eabc", "", " ", "'", "＝1", "\ufeffx", "NULL", "1e5", "TRUE",
)  # fmt: skip


@given(text=ANY_TEXT | HOSTILE.map("".join))
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = neutralised(text)
    assert not cell.lstrip(" ").startswith(tuple(FIRST))
    assert restored(cell) == text


def thousand() -> list[Event]:
    draw = random.Random(1)
    events: list[Event] = []
    for number in range(1, 1001):
        comment = NASTY[number % len(NASTY)] * (number % 3 + 1)
        quote = {"part": "message", "start": 2, "end": 2 + len(comment), "text": comment}
        more = {"evidence": [quote]} if comment else {}
        chance = draw.random()
        events.append(
            label(
                number,
                f"i-{number % 700:016x}",
                draw.choice(["pass", "fail", "unsure", "skip"]),
                draw.choice(["ana", "ben", "Zoë O'Neil"]),
                comment=comment,
                seconds=draw.random() * 30,
                probability=chance,
                strategy="random",
                queue="q",
                informed=number % 2 == 0,
                **more,
            )
        )
    return [*events, *(withdrawal(2000 + n, n, events[n - 1].person) for n in range(1, 1001, 50))]


def test_a_thousand_labels_make_the_round_trip() -> None:
    events = thousand()
    text = write_table(events, {"i-" + "0" * 16: {"request": "=1", "message": "a\r\nb"}})
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.lstrip(" ").startswith(tuple(FIRST)) for cell in row)
    lines = read_table("l.csv", text)
    assert additions("l.csv", lines, {}, {}, NOON).events == events
    known = {event.id: event for event in events}
    again = additions("l.csv", lines, known, standing(events), NOON)
    assert again.events == []


def test_a_spreadsheet_that_saves_with_semicolons_and_a_mark_in_front_is_read() -> None:
    text = "\ufeffItem;Rubric;Version;Person;Verdict\r\ni-0000000000000000;friendly;v3+33333333;ana;pass\r\n;;;;\r\n"
    (event,) = additions("l.csv", read_table("l.csv", text), {}, {}, NOON).events
    assert (event.person, event.at) == ("ana", NOON)


def table(verdict: str, id: str = "", comment: str = "") -> str:
    head = "item,rubric,version,person,verdict,comment,id"
    return f"{head}\ni-0000000000000000,friendly,v3+33333333,ana,{verdict},{comment},{id}\n"


def test_a_changed_cell_is_a_new_label_once() -> None:
    kept: list[Event] = [label(1)]
    stale: list[list[int]] = []
    for verdict in ("pass", "fail", "fail", "pass"):
        lines = read_table("l.csv", table(verdict, str(UUID(int=1))))
        added = additions("l.csv", lines, {event.id: event for event in kept}, standing(kept), NOON)
        kept += added.events
        stale.append(added.stale)
    assert [one.verdict for one in kept if isinstance(one, Label)] == ["pass", "fail"]
    assert stale == [[], [], [], [2]], "what the line says is known, and something else was said since: that is told"


def test_rows_without_an_id_are_new_once() -> None:
    lines = read_table("l.csv", table("pass") + "i-0000000000000000,friendly,v3+33333333,ben,,nothing yet,\n")
    first = additions("l.csv", lines, {}, {}, NOON).events
    assert len(first) == 1
    assert additions("l.csv", lines, {one.id: one for one in first}, standing(first), NOON).events == []


def test_without_ids_the_table_is_what_counts() -> None:
    kept: list[Event] = []
    for verdict in ("pass", "fail", "pass", "fail"):
        lines = read_table("l.csv", table(verdict))
        kept += additions("l.csv", lines, {event.id: event for event in kept}, standing(kept), NOON).events
    assert [one.verdict for one in kept if isinstance(one, Label)] == ["pass", "fail", "pass", "fail"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (table("maybe"), r"l.csv:2: verdict: 'maybe'; allowed: pass, fail, unsure, skip"),
        (table("pass", "7"), r"l.csv:2: id: '7'; allowed: a UUID"),
        (table("pass").replace("ana", "=x"), r"l.csv:2: person: '=x'; allowed: "),
        (table("pass").replace("v3+33333333", "v3"), r"l.csv:2: version: 'v3'; allowed: "),
        (table("pass").replace("comment", "coment"), r"l.csv:1: unknown or repeated column 'coment'; did you"),
        (table("pass").replace("verdict", "id", 1), r"l.csv:1: unknown or repeated column 'id'"),
        ("item,rubric\n", r"l.csv:1: there is no column 'version'; needed: item, rubric, version, person, verdict"),
        (table("pass") + "i-0,friendly\n", r"l.csv:3: 2 cells; allowed: 7, as there are columns"),
        (table("pass", "", "here").replace("comment", "evidence"), r"l.csv:2: evidence: 'here'; allowed: quotes"),
        (table("pass", "", "long").replace("comment", "seconds"), r"l.csv:2: seconds: 'long'; allowed: a number"),
        ("", r"l.csv:1: there is no column 'item'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_line_column_value_and_what_is_allowed(text: str, said: str) -> None:
    with pytest.raises(TableError, match=said):
        additions("l.csv", read_table("l.csv", text), {}, {}, NOON)


def test_the_line_of_an_error_counts_line_breaks_in_cells() -> None:
    text = table("pass", comment='"one\ntwo\nthree"') + "i-0000000000000000,friendly,v3+33333333,ana,maybe,,\n"
    with pytest.raises(TableError, match=r"l.csv:5: verdict: 'maybe'"):
        [event_of("l.csv", line, {"id": UUID(int=1), "at": NOON}) for line in read_table("l.csv", text)]
