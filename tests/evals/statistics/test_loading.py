import subprocess
import sys
from pathlib import Path

import evals

ROOT = Path(evals.__file__).parent.parent


def test_the_libraries_load_when_first_needed() -> None:
    code = "import sys, evals.statistics; print({'scipy', 'statsmodels', 'truescore', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
