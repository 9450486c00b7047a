"""The real command in its own process: killed, started again, and what it says when it cannot start."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.app.conftest import TOKYO
from tests.app.test_cli import TRIPLAB

START_SECONDS = 45


@contextmanager
def serving(folder: Path, port: int, **environment: str) -> Generator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "TRIPLAB_", "AZURE_"))}
    settings = {"TRIPLAB_PHOENIX": "off", "TRIPLAB_HOME": str(folder / "home"), "TRIPLAB_PORT": str(port)}
    child = subprocess.Popen(
        [*TRIPLAB, "serve"],
        cwd=folder,
        env=kept | settings | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


@contextmanager
def client_of(port: int, child: subprocess.Popen[str]) -> Generator[httpx2.Client]:
    """A client, once the service answers."""
    deadline = time.monotonic() + START_SECONDS
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        while not _answers(client):
            assert child.poll() is None, f"the service did not start: {child.communicate()[0]}"
            assert time.monotonic() < deadline, "the service does not answer"
        yield client


def _answers(client: httpx2.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx2.HTTPError:
        return False


def test_a_killed_service_shows_its_trips_as_interrupted_and_runs_them_again(tmp_path: Path, unused_port: int) -> None:
    with serving(tmp_path, unused_port, TRIPLAB_REHEARSAL_LATENCY="25") as child:
        with client_of(unused_port, child) as client:
            trip = client.post("/api/trips", json=TOKYO).json()
        child.send_signal(signal.SIGKILL)
        child.wait()

    with serving(tmp_path, unused_port) as child, client_of(unused_port, child) as client:
        found = client.get(f"/api/trips/{trip['id']}").json()
        again = client.post(f"/api/trips/{trip['id']}/rerun").json()
        client.get(f"/api/trips/{again['id']}/events")
        done = client.get(f"/api/trips/{again['id']}").json()

    assert found["status"] == "interrupted"
    assert found["request"]["destination"] == "Tokyo"
    assert done["status"] == "done"


def test_a_service_killed_between_question_and_answer_still_takes_the_answer(tmp_path: Path, unused_port: int) -> None:
    with serving(tmp_path, unused_port) as child:
        with client_of(unused_port, child) as client:
            trip = client.post("/api/trips", json=TOKYO | {"destination": "Springfield"}).json()
            client.get(f"/api/trips/{trip['id']}/events")
        child.send_signal(signal.SIGKILL)
        child.wait()

    with serving(tmp_path, unused_port) as child, client_of(unused_port, child) as client:
        found = client.get(f"/api/trips/{trip['id']}").json()
        client.post(f"/api/trips/{trip['id']}/answer", json={"choice": "3"})
        client.get(f"/api/trips/{trip['id']}/events")
        done = client.get(f"/api/trips/{trip['id']}").json()

    assert (found["status"], found["question"]["field"]) == ("waiting", "destination")
    assert (done["status"], done["request"]["destination"]) == ("done", "Springfield, Illinois, United States")
    assert len(done["itinerary"]["days"]) == 7


def test_ctrl_c_stops_it_cleanly(tmp_path: Path, unused_port: int) -> None:
    with serving(tmp_path, unused_port) as child:
        with client_of(unused_port, child):
            child.send_signal(signal.SIGINT)
        output, _ = child.communicate(timeout=20)

    assert child.returncode == 0
    assert f"TripLab  http://127.0.0.1:{unused_port}  (rehearsal engine, not a language model" in output
    assert "Traceback" not in output


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with serving(tmp_path, port) as child:
            output, _ = child.communicate(timeout=20)

    assert child.returncode == 2
    assert output == f"port {port} is taken: set TRIPLAB_PORT to a free one\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_clear_line(tmp_path: Path, unused_port: int) -> None:
    tmp_path.chmod(0o500)
    with serving(tmp_path, unused_port) as child:
        output, _ = child.communicate(timeout=20)

    assert child.returncode == 2
    assert output.startswith(f"cannot write to {tmp_path / 'home'}: Permission denied")


def test_a_home_that_is_a_file_is_one_clear_line(tmp_path: Path, unused_port: int) -> None:
    (tmp_path / "home").write_text("")
    with serving(tmp_path, unused_port) as child:
        output, _ = child.communicate(timeout=20)

    assert child.returncode == 2
    assert (
        output
        == f"cannot write to {tmp_path / 'home'}: File exists; set TRIPLAB_HOME to a folder that can be written\n"
    )


def test_a_missing_phoenix_says_what_to_do(tmp_path: Path, unused_port: int) -> None:
    nowhere = {
        "TRIPLAB_PHOENIX": "child",
        "TRIPLAB_PHOENIX_PYTHON": "nowhere",
        "TRIPLAB_PHOENIX_PORT": str(unused_port + 1),
    }
    with serving(tmp_path, unused_port, **nowhere) as child:
        output, _ = child.communicate(timeout=20)

    assert child.returncode == 2
    assert output.startswith("Phoenix is not installed: run `make setup`")
