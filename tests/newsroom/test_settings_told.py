"""Every setting that the environment gives stands in docs/operations.md, and the other way round."""

import ast
import re
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
READERS = {"env", "env_bool", "env_int", "env_amount", "env_list", "env_networks"}
# Set by us for processes of ours, or by who runs tests.
OURS = {"PYTEST_VERSION", "PROMETHEUS_MULTIPROC_DIR", "PARENT_PID", "DJANGO_SETTINGS_MODULE"}


def read_in(path: Path) -> set[str]:
    """The names that a module asks the environment for."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Call) and node.args:
            function = ast.unparse(node.func)
            if function in READERS or function in ("os.environ.get", "os.environ.setdefault", "os.getenv"):
                names = [node.args[0]]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            names = [node.slice]
        elif isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) == "os.environ":
            names = [node.left]
        found |= {name.value for name in names if isinstance(name, ast.Constant)}
    return found


@cache
def settings_read() -> set[str]:
    """The names of all settings."""
    modules = [path for app in ("newsroom", "articles", "entities") for path in (PROJECT / app).rglob("*.py")]
    return set().union(*map(read_in, modules)) - OURS


def test_settings_and_their_table_name_the_same():
    text = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = text.split("\n## Settings\n")[1].split("\n## ")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    told = {name for cell in first_cells for name in re.findall(r"`([A-Z_]+)`", cell)}
    assert settings_read() == told
