"""What is better is accepted and remembered; what is not, or has seen dev, is refused."""

from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from evals.judges import Judge, RubricError, load_rubric, read_seat
from evals.judges.better.accepting import accept
from evals.judges.better.candidate import CANDIDATES
from evals.judges.better.history import Entry, read_history
from evals.judges.better.proposing import propose
from evals.labels.leaks import LeakError
from evals.labels.lock import FrozenJudge, TestOpened
from tests.evals.judges.planted import NOON, Ledger, ignorant, learner, material
from tests.evals.judges.support import client_of

V3 = load_rubric("friendly.v3")


async def held(
    own: Path,
    edit: Callable[[str], str] = lambda text: text,
    answer: Callable[[httpx2.Request], httpx2.Response] = learner,
    ledger: Ledger | None = None,
) -> Entry:
    """Propose, edit and hold against v3."""
    planted = material(V3)
    async with client_of(answer) as client:
        base = Judge(V3, client, "m")
        file = (await propose(base, planted, 6, own, seed=1)).file
        file.write_text(edit(file.read_text()))
        candidate = Judge(load_rubric("friendly.v4", own / CANDIDATES), client, "m")
        door = ledger or Ledger(lambda: FrozenJudge.of(candidate))
        return await accept(candidate, base, planted, door.open, own, NOON)


async def test_better_on_dev_is_looked_at_on_test_once_and_is_in_use(tmp_path: Path) -> None:
    entry = await held(tmp_path)
    assert entry.decided == "accepted"
    before, after = entry.dev.before.counts, entry.dev.after.counts
    assert (before.passed_right, before.passed_wrong, before.failed_right) == (17, 13, 0)
    assert (after.passed_right, after.passed_wrong, after.failed_right) == (17, 0, 13)
    assert entry.dev.against.mcnemar.discordant == 13
    assert entry.test
    assert entry.test.agreement
    assert entry.test.agreement.raw.point == 1.0
    assert entry.test.opening.number == 1
    assert "+changed: 6 examples from the labels of train" in entry.diff
    assert not list((tmp_path / CANDIDATES).iterdir())
    assert read_history("friendly", tmp_path) == [entry]
    assert load_rubric("friendly", own=tmp_path).version == 4
    assert read_seat("friendly@v4", own=tmp_path).rubric.digest == entry.version.partition("+")[2]
    assert load_rubric("friendly").version == 3


async def test_not_better_is_refused_with_its_figures_and_test_stays_shut(tmp_path: Path) -> None:
    looks = Ledger(lambda: FrozenJudge(rubric="friendly", version="v4+00000000", model="m"))
    entry = await held(tmp_path, answer=ignorant, ledger=looks)
    assert (entry.decided, entry.test, looks.looks) == ("refused", None, [])
    assert entry.dev.against.drift.agreement.difference == 0
    assert entry.dev.against.mcnemar.p_value == 1
    assert load_rubric("friendly", own=tmp_path).version == 3
    assert [one.decided for one in read_history("friendly", tmp_path)] == ["refused"]


async def test_a_dev_text_in_the_prompt_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    leaked = next(one for one in material(V3).texts if one.split == "dev").shown["message"]
    with pytest.raises(LeakError, match=f"of dev: 100% of its message, such as '{leaked[:20]}"):
        await held(tmp_path, lambda text: text.replace("# context", f"> {leaked}\nfriendly: so\n\n# context"))
    assert read_history("friendly", tmp_path) == []


async def test_a_judge_that_has_looked_at_test_before_needs_a_reason(tmp_path: Path) -> None:
    looks = Ledger(lambda: FrozenJudge(rubric="friendly", version="v4+00000000", model="m"))
    await looks.open()
    with pytest.raises(TestOpened, match="looked at test before"):
        await held(tmp_path, ledger=looks)
    assert load_rubric("friendly", own=tmp_path).version == 3


async def test_other_labels_are_another_rubric(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match="people's labels say nothing of it"):
        await held(
            tmp_path, lambda text: text.replace("robotic:", "stiff:").replace("though: robotic", "though: stiff")
        )


def test_a_version_that_is_in_both_folders(tmp_path: Path) -> None:
    (tmp_path / "friendly.v3.md").write_text("anything")
    with pytest.raises(RubricError, match=r"rubric friendly\.v3 is there twice"):
        load_rubric("friendly", own=tmp_path)


def test_a_broken_history_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "friendly.history.jsonl").write_text("{}\n")
    with pytest.raises(RubricError, match=r"friendly.history.jsonl, line 1: Field required"):
        read_history("friendly", tmp_path)
