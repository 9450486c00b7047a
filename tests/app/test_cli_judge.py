"""`triplab judge` as one uses it on the practice set: propose, accept, history, train, curve."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import app
from evals.labels.practice import read_practice


@pytest.fixture(autouse=True, scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all: what is proposed is accepted, and what is accepted is trained."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(home)), ("COLUMNS", "200")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(home)


def triplab(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


def judge(*arguments: object) -> Result:
    return triplab("judge", *arguments)


@pytest.fixture(scope="module")
def accepted(home: Path) -> tuple[Result, Result]:
    """A candidate with six examples of train, held against v3."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(home)), ("COLUMNS", "200")):
            patch.setenv(name, value)
        proposed = judge("propose", "friendly", "--practice", "friendly", "--examples", "6", "--seed", "1")
        return proposed, judge("accept", "friendly.v4", "--practice", "friendly")


def test_six_examples_of_train_make_the_judge_better_on_dev_and_test(accepted: tuple[Result, Result]) -> None:
    proposed, done = accepted
    assert proposed.exit_code == 0, proposed.stderr
    assert "The rehearsal engine is no language model and cannot draft definitions: examples only." in proposed.stderr
    assert proposed.stdout.startswith(
        "friendly.v4, a candidate: 6 examples from the labels of train (practice friendly"
    )
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("friendly.v4 is accepted: better than friendly.v3 on dev.")
    assert re.search(r"Agreement with people: \+\d+ \[\+\d+, \+\d+\] points, p = 0\.\d+ by \d+ tuples", done.stdout)
    assert re.search(r"McNemar: \d+ of \d+ texts differ", done.stdout)
    assert "practice_friendly+" in done.stdout
    assert "opened test" in done.stdout


@pytest.mark.usefixtures("accepted")
def test_the_history_and_all_versions_side_by_side(home: Path) -> None:
    done = judge("history", "friendly", "--diff")
    assert done.exit_code == 0
    assert "friendly.v4 against friendly.v3, by rehearsal-1 on practice friendly: accepted" in done.stdout
    assert "+changed: 6 examples from the labels of train" in done.stdout
    file = home / "studies.json"
    assert triplab("align", "--practice", "friendly", "--history", "--json", file).exit_code == 0
    (study,) = json.loads(file.read_text())
    kappas = [step["report"]["agreement"]["kappa"]["point"] for step in study["steps"]]
    assert len(kappas) == 4
    assert kappas[3] > 0.5 > max(kappas[:3])


@pytest.mark.usefixtures("accepted")
def test_the_same_examples_again_are_not_better(home: Path) -> None:
    assert judge("propose", "friendly", "--practice", "friendly", "--no-definitions").exit_code == 0
    done = judge("accept", "friendly.v5", "--practice", "friendly")
    assert done.exit_code == 1
    assert done.stdout.startswith("friendly.v5 is refused: not shown to be better than friendly.v4 on dev.")
    assert "2 candidates were held against this dev so far" in done.stdout
    assert "opened test" not in done.stdout
    assert (home / "rubrics" / "candidates" / "friendly.v5.md").exists()


@pytest.mark.usefixtures("accepted")
def test_a_leak_is_refused(home: Path) -> None:
    assert judge("propose", "friendly", "--practice", "friendly", "--no-definitions").exit_code == 0
    file = home / "rubrics" / "candidates" / "friendly.v5.md"
    one = next(one for one in read_practice("friendly").messages if one.split == "dev" and len(one.text) > 200)
    leaked = " ".join(one.text.split())
    file.write_text(file.read_text().replace("# context", f"> {leaked}\nfriendly: so\n\n# context"))
    done = judge("accept", "friendly.v5", "--practice", "friendly")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert f"holds what it would be measured on: {one.name} of dev" in done.stderr


@pytest.mark.usefixtures("accepted")
def test_a_cheap_judge_its_curve_and_test_once(home: Path) -> None:
    done = judge("train", "friendly", "--practice", "friendly")
    assert done.exit_code == 0, done.stderr
    assert "Use it: --judges cascade:friendly@v4" in done.stdout
    shown = judge("curve", "friendly", "--html", home / "curve.html", "--test", "--practice", "friendly")
    assert shown.exit_code == 0, shown.stderr
    assert " on test" in shown.stdout
    page = (home / "curve.html").read_text()
    assert "Rehearsal engine: not a language model" in page
    figure = json.loads(re.findall(r'<script type="application/json">(.*?)</script>', page)[0])
    assert figure["layout"]["xaxis"]["title"]["text"] == "% of texts on which the judge is asked"
    assert (figure["data"][0]["x"][0], figure["data"][0]["x"][-1]) == (0, 100)
    again = judge("curve", "friendly", "--test", "--practice", "friendly")
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    assert "looked at test before" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("propose", "friendly"), "whose labels? allowed: the name of an experiment, or --practice friendly"),
        (("propose", "frendly", "--practice", "friendly"), "unknown rubric 'frendly'; did you mean 'friendly'?"),
        (("propose", "calm", "--practice", "friendly"), "practice 'friendly' is for 'friendly', not 'calm'"),
        (("propose", "friendly:gpt-4.1", "--practice", "friendly"), "'gpt-4.1' is asked for, but no key is set"),
        (
            ("propose", "friendly", "--practice", "friendly", "--examples", "100", "--no-definitions"),
            "allowed: up to ",
        ),
        (("accept", "friendly.v9", "--practice", "friendly"), "no version 9 of rubric 'friendly'; there: v5"),
        (("curve", "grounded"), "there is no cheap judge of 'grounded'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: tuple[str, ...], says: str) -> None:
    done = judge(*arguments)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr
