"""The import rule: arrows go one way, and the reading machine knows nothing of Django."""

import ast
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A module may import from its own level and from those below it.
LEVELS = [
    {"articles.text"},
    {"entities.models"},
    {"articles.models"},
    {"articles.intake", "articles.pipeline"},
    {
        "articles.facts",
        "articles.saved_searches",
        "articles.forms",
        "articles.filters",
        "entities.forms",
        "entities.filters",
        "articles.templatetags",
    },
    {"articles.views", "articles.admin", "articles.management", "entities.views", "entities.admin"},
    {"articles.urls", "entities.urls"},
]
READ_MODELS = 3  # the level of modules that stand beside intake and pipeline: matrix, dossier, search…
UNBOUND = ("migrations", "apps")


def modules() -> dict[str, Path]:
    """Dotted name → file, of both apps, without migrations."""
    files = [path for app in ("articles", "entities") for path in (ROOT / app).rglob("*.py")]
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    return {name: path for name, path in names.items() if not any(part in UNBOUND for part in name.split("."))}


def level_of(name: str) -> int:
    for level, members in enumerate(LEVELS):
        if any(name == member or name.startswith(member + ".") for member in members):
            return level
    return READ_MODELS


def imports(name: str, path: Path) -> set[str]:
    """Dotted names that a module imports, relative ones made absolute; also what it takes from a package."""
    found = set()
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            target = ".".join([*base, *(node.module.split(".") if node.module else [])])
            found |= {f"{target}.{alias.name}" for alias in node.names}
    return found


def is_ours(name: str) -> bool:
    return name.split(".")[0] in ("articles", "entities", "newsroom")


class TestImportRule(unittest.TestCase):
    def test_arrows_go_down_only(self):
        for name, path in modules().items():
            for target in imports(name, path):
                if is_ours(target) and not target.startswith("newsroom") and target not in ("articles", "entities"):
                    with self.subTest(module=name, imports=target):
                        self.assertLessEqual(level_of(target), level_of(name))

    def test_entities_know_nothing_of_articles(self):
        for name, path in modules().items():
            if name.startswith("entities"):
                with self.subTest(module=name):
                    self.assertFalse([t for t in imports(name, path) if t.startswith("articles")])

    def test_text_stages_are_pure(self):
        for name, path in modules().items():
            if name.startswith("articles.text"):
                for target in imports(name, path):
                    with self.subTest(module=name, imports=target):
                        self.assertNotIn(target.split(".")[0], ("django", "newsroom", "entities", "datetime.now"))
                        self.assertFalse(target.startswith("articles.") and not target.startswith("articles.text"))

    def test_no_import_hides_in_a_function(self):
        for name, path in modules().items():
            tree = ast.parse(path.read_text(encoding="utf-8"))
            hidden = [
                inner.lineno
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                for inner in ast.walk(node)
                if isinstance(inner, ast.Import | ast.ImportFrom)
            ]
            with self.subTest(module=name):
                self.assertEqual(hidden, [])

    def test_article_text_is_never_marked_safe(self):
        for name, path in modules().items():
            with self.subTest(module=name):
                self.assertNotIn("mark_safe", path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
