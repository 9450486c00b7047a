import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

TRIPLAB = [sys.executable, "-c", "from app.cli.main import main; main()"]
EXAMPLE = ["plan", "Tokyo", "--days", "7", "--budget", "1000 USD", "--interests", "food", "--style", "adventurous"]


def triplab(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "TRIPLAB_", "AZURE_"))}
    settings = {"TRIPLAB_PHOENIX": "off", "TRIPLAB_HOME": str(folder / "home"), "NO_COLOR": "1", "COLUMNS": "120"}
    return subprocess.run(
        [*TRIPLAB, *arguments],
        cwd=folder,
        env=kept | settings | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_plan_prints_days_money_and_honest_labels(tmp_path: Path) -> None:
    done = triplab(tmp_path, *EXAMPLE)

    assert done.returncode == 0
    assert "Rehearsal engine: not a language model" in done.stderr
    assert "1,000.00 USD is enough: the plan costs" in done.stdout
    assert "Places are curated by this project and not verified" in done.stdout
    for agent in ("intake", "research", "budget", "local", "itinerary", "check"):
        assert agent in done.stderr


def test_plan_as_json_is_the_whole_outcome(tmp_path: Path) -> None:
    done = triplab(tmp_path, *EXAMPLE, "--json")

    outcome = json.loads(done.stdout)
    assert done.returncode == 0
    assert outcome["status"] == "done"
    assert len(outcome["itinerary"]["days"]) == 7
    ledger = outcome["itinerary"]["ledger"]
    assert Decimal(ledger["total"]) == sum(Decimal(line["amount"]) for line in ledger["lines"])
    assert outcome["prompts"].keys() == {"research", "budget", "local", "itinerary"}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["plan", "Springfield"], 4, "Which “Springfield” do you mean?"),
        (["plan", "Springfield", "--answer", "Xyzzyville"], 4, "“Xyzzyville” is not a city that we know."),
        (["plan", "Tokyo", "--passport", "Atlantis"], 3, "passport country 'Atlantis' is not known"),
        (
            ["plan", "Lisbon", "--days", "2", "--then", "sing a song"],
            3,
            "is not understood as a change. You can ask for",
        ),
        (["plan", "Lisbon", "--then", "x"], 2, "--then 'x' has 1 characters; allowed: 2 to 300"),
        (["plan", "Tokyo", "--budget", "lots"], 2, "budget 'lots' is not understood; write"),
        (["plan", "Tokyo", "--style", "lazy"], 2, "style: Input should be 'relaxed', 'balanced'"),
        (["plan", "Tokyo", "--days", "99"], 2, "days: Input should be less than or equal to 21 (got 99)"),
        (["plan"], 2, "Missing argument"),
        (["plan", "Tokyo", "--colour", "red"], 2, "No such option"),
    ],
)
def test_refusal_and_wrong_usage_have_codes_and_reasons(
    tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    done = triplab(tmp_path, *arguments)

    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_question_is_answered_beforehand(tmp_path: Path) -> None:
    done = triplab(tmp_path, "plan", "Georgia", "--days", "2", "--answer", "1", "--json")

    outcome = json.loads(done.stdout)
    assert done.returncode == 0
    assert outcome["request"]["destination"] == "Tbilisi, Georgia"
    assert outcome["itinerary"]["destination"]["country"] == "GE"


def test_changes_follow_the_plan(tmp_path: Path) -> None:
    done = triplab(
        tmp_path, "plan", "Lisbon", "--days", "3", "--then", "make day 2 lighter", "--then", "vegetarian", "--json"
    )

    revision = json.loads(done.stdout)["itinerary"]["revision"]
    assert done.returncode == 0
    assert revision["asked"] == "vegetarian"
    assert revision["done"][0] == "The party eats vegetarian."


def test_a_model_that_cannot_be_reached_is_a_failure(tmp_path: Path, unused_port: int) -> None:
    done = triplab(tmp_path, *EXAMPLE, OPENAI_BASE_URL=f"http://127.0.0.1:{unused_port}/v1", OPENAI_API_KEY="sk-secret")

    assert done.returncode == 1
    assert "the model endpoint cannot be reached" in done.stderr
    assert "sk-secret" not in done.stdout + done.stderr


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    done = triplab(tmp_path, "doctor", TRIPLAB_TRACE_SAMPLE_RATE="2")

    assert done.returncode == 2
    assert done.stderr.strip() == "TRIPLAB_TRACE_SAMPLE_RATE is '2': Input should be less than or equal to 1"


def test_doctor_says_what_is_there(tmp_path: Path) -> None:
    done = triplab(tmp_path, "doctor")

    assert done.returncode == 0
    assert "rehearsal engine, not a language model" in done.stdout
    assert "50 destinations with 1313 places" in done.stdout
    assert "off: nothing is traced" in done.stdout


def test_doctor_says_which_live_sources_are_on(tmp_path: Path) -> None:
    off = triplab(tmp_path, "doctor")
    on = triplab(tmp_path, "doctor", TRIPLAB_FORECAST="on", TAVILY_API_KEY="tvly-secret")

    assert "Live data weather forecast off (TRIPLAB_FORECAST=on), web search off (TAVILY_API_KEY)" in off.stdout
    assert "Live data weather forecast on, web search on" in on.stdout
    assert "tvly-secret" not in on.stdout + on.stderr


def test_doctor_fails_when_something_needed_does_not_answer(tmp_path: Path, unused_port: int) -> None:
    done = triplab(tmp_path, "doctor", OPENAI_BASE_URL=f"http://127.0.0.1:{unused_port}/v1")

    assert done.returncode == 1
    assert "the model endpoint cannot be reached" in done.stdout


def test_doctor_names_a_prompt_that_is_missing(tmp_path: Path) -> None:
    done = triplab(tmp_path, "doctor", TRIPLAB_PROMPTS=str(tmp_path / "nowhere"))

    assert done.returncode == 1
    assert "no prompt budget.v<N>.md in nowhere/; there: none" in done.stdout
