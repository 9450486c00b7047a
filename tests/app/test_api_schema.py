"""Schemathesis against the service's own OpenAPI schema: whatever it sends, the answer is as documented."""

import subprocess
import sys
from pathlib import Path

from tests.app.test_serve import client_of, serving

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def test_every_answer_is_as_documented(tmp_path: Path, unused_port: int) -> None:
    environment = {"TRIPLAB_RATE": "100000/minute", "TRIPLAB_MAX_IN_FLIGHT": "1000"}
    with serving(tmp_path, unused_port, **environment) as child, client_of(unused_port, child):
        done = subprocess.run(
            [
                str(Path(sys.executable).parent / "schemathesis"),
                "run",
                f"http://127.0.0.1:{unused_port}/openapi.json",
                f"--checks={CHECKS}",
                "--max-examples=20",
                "--seed=1",
                "--request-timeout=20",
                "--no-color",
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
        )

    assert done.returncode == 0, done.stdout[-6000:]
