"""Imports point one way, one module reads the environment, nothing is built at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import agents

ROOT = Path(agents.__file__).parent.parent
ORDER = ("app", "evals", "synthetic", "agents")
"""Each may import those after it."""
STATISTICS = {"numpy", "pandas", "scipy", "statsmodels", "truescore"}
"""Only `evals/statistics` may import these."""
WORDS = "evals/discovery/suggestions.py"
"""Its arrays are counts of words for a clustering, of which no figure comes."""
PACKAGES = [name for name in (*ORDER, "rehearsal") if (ROOT / name).is_dir()]
FILES = [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]
READS_THE_ENVIRONMENT = {"app/settings.py", "app/phoenix.py"}
"""`app/phoenix.py` reads no setting: it hands PATH and the like on to the child process that it starts."""
BUILDERS = {
    "create_app", "build_graph", "AsyncOpenAI", "AsyncClient", "TravelData", "Rehearsal", "FastAPI", "Settings",
    "open", "connect", "read_text", "today", "now",
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            yield (node.module or "").partition(".")[0]


def allowed(package: str) -> set[str]:
    if package == "rehearsal":
        return {"rehearsal"}
    below: set[str] = {*ORDER[ORDER.index(package) :]}
    return below | {"app": {"rehearsal", "frontend"}, "evals": {"frontend"}}.get(package, set())


def test_imports_point_one_way() -> None:
    ours = {*ORDER, "rehearsal", "frontend", "tests", "benchmarks"}
    astray = {
        name_of(path): wrong
        for path in FILES
        if (wrong := (set(imported(path)) & ours) - allowed(name_of(path).partition("/")[0]))
    }
    assert len(FILES) > 100
    assert astray == {}


def test_only_the_statistics_import_statistical_libraries() -> None:
    users = {name_of(path): found for path in FILES if (found := set(imported(path)) & STATISTICS)}
    assert "evals/statistics/libraries.py" in users
    assert {name for name in users if not name.startswith("evals/statistics/")} == {WORDS}
    assert {name for name, found in users.items() if found != {"numpy"}} == {"evals/statistics/libraries.py"}


def names_in(tree: ast.AST) -> set[str]:
    """Attributes that are read and names that are imported from a module."""
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return attributes | {a.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names}


def test_one_module_reads_the_environment() -> None:
    ways = {"environ", "environb", "getenv", "BaseSettings"}
    readers = {name_of(path) for path in FILES if names_in(ast.parse(path.read_text(encoding="utf-8"))) & ways}
    assert readers <= READS_THE_ENVIRONMENT
    assert "app/settings.py" in readers


def built_at_import(path: Path) -> set[str]:
    """Builders that a module calls outside of functions and classes."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    body = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if not isinstance(node, defined)]
    body = [node for node in body if not (isinstance(node, ast.If) and "__main__" in ast.dump(node.test))]
    calls = [call.func for node in body for call in ast.walk(node) if isinstance(call, ast.Call)]
    return BUILDERS & {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}


def test_nothing_is_built_at_import() -> None:
    assert {name_of(path): built for path in FILES if (built := built_at_import(path))} == {}


def test_agents_are_imported_without_the_application() -> None:
    code = "import sys, agents.run; print({name.split('.')[0] for name in sys.modules} & {'app', 'rehearsal'})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
