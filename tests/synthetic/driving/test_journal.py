"""The journal: on the disk before it counts, whole after a kill, one driver's alone."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.data.tables import TravelData
from synthetic.driving.journal import NAME, Begun, Ended, JournalError, Posted, open_journal
from synthetic.driving.result import Result
from tests.synthetic.driving.standin import StandIn
from tests.synthetic.driving.support import ABOUT, FakeClock, driven, many, way

PLANNED, LOST = Result(ended="planned"), Result(ended="call_failed", why="gone")
ENTRIES = (Begun(case="c-1", session="s1"), Posted(case="c-1", trip="t1"), Ended(case="c-1", result=PLANNED))


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / NAME).read_text().splitlines()]


def test_what_is_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with open_journal(tmp_path / "new" / "out", ABOUT) as journal:
        for entry in (*ENTRIES, Begun(case="c-2", session="s2"), Ended(case="c-2", result=LOST)):
            journal.write(entry)
    with open_journal(tmp_path / "new" / "out", ABOUT) as journal:
        assert journal.sessions == {"c-1": "s1", "c-2": "s2"}
        assert journal.results == {"c-1": PLANNED, "c-2": LOST}
        assert (journal.done("c-1"), journal.done("c-2"), journal.done("c-3")) == (True, False, False)
    assert [line["kind"] for line in lines(tmp_path / "new" / "out")][:2] == ["opened", "begun"]


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    with open_journal(tmp_path, ABOUT):
        assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


@given(cut=st.integers(min_value=1, max_value=500))
def test_a_torn_last_line_is_cut_off(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("torn")
    with open_journal(folder, ABOUT) as journal:
        for entry in ENTRIES:
            journal.write(entry)
    whole = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(whole[:-cut])
    kept = whole[:-cut].count(b"\n")
    with open_journal(folder, ABOUT) as journal:
        assert (folder / NAME).read_bytes() == b"".join(whole.splitlines(keepends=True)[: max(1, kept)])
        journal.write(ENTRIES[2])
    assert lines(folder)[-1]["kind"] == "ended"


def test_two_drivers_in_one_folder(tmp_path: Path) -> None:
    with (
        open_journal(tmp_path, ABOUT),
        pytest.raises(JournalError, match=r"another driver is at work in .*: wait for it, or give another --out"),
        open_journal(tmp_path, ABOUT),
    ):
        pass
    with open_journal(tmp_path, ABOUT):
        pass


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"cases": "sha256:ba9876543210"}, "is about cases 'sha256:0123456789ab', not 'sha256:ba9876543210'"),
        ({"url": "http://10.0.0.1"}, "is about url 'http://127.0.0.1:8000', not 'http://10.0.0.1'"),
        ({"turns": 3}, "is about turns 1, not 3"),
        ({"seed": 9}, "is about seed 0, not 9"),
    ],
)
def test_a_journal_of_something_else_is_refused(tmp_path: Path, other: dict[str, Any], says: str) -> None:
    with open_journal(tmp_path, ABOUT) as journal:
        journal.write(ENTRIES[0])
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(JournalError) as refused, open_journal(tmp_path, ABOUT.model_copy(update=other)):
        pass
    assert says in str(refused.value)
    assert "give another --out" in str(refused.value)
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("line", ["hello", "{}", '{"kind": "begun", "case": 1}', '{"kind": "begun", "case": "c"}'])
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str) -> None:
    with open_journal(tmp_path, ABOUT) as journal:
        journal.write(ENTRIES[0])
    with (tmp_path / NAME).open("a") as file:
        file.write(f"{line}\n")
    with pytest.raises(JournalError, match=r"journal\.jsonl:3: no entry of a journal: "), open_journal(tmp_path, ABOUT):
        pass


async def test_a_case_is_on_the_disk_before_it_is_sent(
    tmp_path: Path, data: TravelData, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync = os.fsync

    def synced(handle: int) -> None:
        sync(handle)
        order.append("synced")

    def sent(_: int) -> None:
        order.append("sent " + lines(tmp_path)[-1]["kind"])

    monkeypatch.setattr(os, "fsync", synced)
    transport = httpx2.ASGITransport(app=StandIn(sent))
    async with httpx2.AsyncClient(transport=transport, base_url="http://testserver") as client:
        await driven(many(1), tmp_path, way(client, FakeClock()), data)
    assert order == ["synced", "synced", "synced", "sent begun", "synced", "synced"]
    assert [line["kind"] for line in lines(tmp_path)] == ["opened", "begun", "posted", "ended"]
