"""The import rule: arrows go one way, and the reading machine knows nothing of Django. Every module has its level."""

import ast
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A module may import from its own level and from those below it. A name stands for all that is in it, unless a longer
# one is listed.
LEVELS = [
    [
        "articles.text",
        "newsroom.values",
        "newsroom.addresses",
        "newsroom.spellings",
        "newsroom.counting",
        "newsroom.hiding",
        "newsroom.tracing",
        "newsroom.metrics",
    ],
    ["articles.reading_process"],
    ["articles.readers"],
    ["newsroom.decisions"],
    ["newsroom.decisions.admin"],
    ["entities.models"],
    ["articles.models"],
    ["articles.matrix.firsts"],
    [
        "articles.intake",
        "articles.pipeline",
        "articles.importing",
        "articles.feeding",
        "articles.many",
        "articles.jobs",
        "articles.working",
        "articles.sheets",
        "entities.pages",
    ],
    ["entities.participants", "entities.names"],
    ["articles.matrix", "articles.search", "articles.overviews", "articles.drawing"],
    [  # with what a filter shows and a saved search finds
        *("articles.filters", "entities.filters", "articles.forms", "entities.forms", "articles.templatetags"),
        *("articles.matrix.facts", "articles.search.saved"),
    ],
    ["articles.views", "articles.admin", "articles.management", "entities.views", "entities.admin"],
    ["articles.urls", "entities.urls"],
    ["newsroom"],
]
# Inside the reading machine: the flat modules that all use, then the wings, each by its door.
WINGS = [
    [
        "word_lists",
        "learned_models",
        "kept",
        "document",
        "proposed",
        "placed",
        "sentences",
        "sentence_pairs",
        "alignment",
        "anchor",
        "wording",
        "tense",
        "stemming",
    ],
    ["languages"],
    ["occasions", "standing", "plans", "process"],
    ["page", "names", "dates", "index", "stories", "clauses", "feeds"],
    ["quotes", "origins", "claim_search", "limits", "files"],
    ["stance", "statements", "strangers", "utterances"],
    ["claims", "discrepancies"],
    ["duplicates"],
    ["edits"],
    ["batches"],
    ["learning"],
    ["proof"],
    ["shelf", "__main__"],
]
FREE = {"articles", "entities", "articles.apps", "entities.apps"}
# What speaks to other machines, and the modules of both apps that may: one checks where to, the others know one place.
NETWORK = {"httpx", "httpcore", "socket", "ssl", "http", "requests", "ftplib", "smtplib", "urllib.request"}
NETWORK |= {"httpx2", "httpcore2", "openai"}
SPEAKERS = ("articles.intake.fetch", "articles.readers.endpoint", "articles.readers.sending")
CLOCKS = {"now", "today", "time", "utcnow", "monotonic", "perf_counter"}


def modules() -> dict[str, Path]:
    """Dotted name → file, of all that is ours, without migrations."""
    files = [path for app in ("articles", "entities", "newsroom") for path in (ROOT / app).rglob("*.py")]
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    return {name: path for name, path in names.items() if "migrations" not in name.split(".") and name not in FREE}


def level_of(name: str, levels: list[list[str]]) -> int | None:
    """The level of the longest listed name that holds this one; None for what is not listed."""
    listed = {member: number for number, members in enumerate(levels) for member in members}
    holding = [member for member in listed if name == member or name.startswith(member + ".")]
    return listed[max(holding, key=len)] if holding else None


def imports(name: str, path: Path) -> set[str]:
    """Dotted names that a module imports, relative ones made absolute; also what it takes from a package."""
    return imported_by(path.read_text(encoding="utf-8"), name, path.name == "__init__.py")


def imported_by(source: str, name: str, is_package: bool = False) -> set[str]:
    found = set()
    package = name.split(".") if is_package else name.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            target = ".".join([*base, *(node.module.split(".") if node.module else [])])
            found |= {f"{target}.{alias.name}" for alias in node.names}
    return found


def clocks_in(source: str) -> list[str]:
    """Calls that read a clock: `datetime.now()`, `date.today()`, `time.time()` and the like."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [func.attr for func in calls if isinstance(func, ast.Attribute)]
    return [name for name in named if name in CLOCKS]


def is_ours(name: str) -> bool:
    return name.split(".")[0] in ("articles", "entities", "newsroom")


def machine() -> dict[str, Path]:
    """The reading machine's modules, by their name inside it."""
    prefix = "articles.text."
    return {name.removeprefix(prefix): path for name, path in modules().items() if name.startswith(prefix)}


class TestImportRule(unittest.TestCase):
    def test_every_module_has_its_level(self):
        for name in modules():
            with self.subTest(module=name):
                self.assertIsNotNone(level_of(name, LEVELS))
        self.assertIsNone(level_of("articles.stray", LEVELS))

    def test_arrows_go_down_only(self):
        for name, path in modules().items():
            for target in imports(name, path):
                if is_ours(target) and not name.startswith("newsroom.management"):
                    with self.subTest(module=name, imports=target):
                        level = level_of(target, LEVELS)
                        self.assertLessEqual(-1 if level is None else level, level_of(name, LEVELS))

    def test_entities_know_nothing_of_articles(self):
        for name, path in modules().items():
            if name.startswith(("entities", "newsroom.decisions")):
                with self.subTest(module=name):
                    self.assertFalse([t for t in imports(name, path) if t.startswith("articles")])

    def test_few_modules_speak_to_other_machines(self):
        for name, path in modules().items():
            if name.startswith(("articles", "entities")) and not name.startswith(SPEAKERS):
                for target in imports(name, path):
                    with self.subTest(module=name, imports=target):
                        self.assertFalse({target.split(".")[0], ".".join(target.split(".")[:2])} & NETWORK)

    def test_one_reader_asks_the_stages(self):
        """Intake opens and cleans by itself; whatever else wants a text read asks the shipped reader."""
        lanes = {f"articles.reading_process.{name}" for name in ("stories", "clicks", "Lane")}
        for name, path in modules().items():
            if not name.startswith(("articles.readers.shipped", "articles.intake", "articles.reading_process")):
                with self.subTest(module=name):
                    self.assertFalse(imports(name, path) & lanes)

    def test_text_stages_are_pure(self):
        for name, path in machine().items():
            for target in imports(f"articles.text.{name}", path):
                with self.subTest(module=name, imports=target):
                    self.assertNotIn(target.split(".")[0], ("django", "newsroom", "entities", "os", "socket"))
                    self.assertFalse(target.startswith("articles.") and not target.startswith("articles.text"))
            with self.subTest(module=name):
                self.assertEqual(clocks_in(path.read_text(encoding="utf-8")), [])

    def test_one_reader_opens_the_word_lists(self):
        for name, path in machine().items():
            if name != "word_lists":
                with self.subTest(module=name):
                    self.assertNotIn("read_text", path.read_text(encoding="utf-8"))

    def test_no_two_word_lists_share_a_name(self):
        names = sorted(path.name for path in (ROOT / "articles" / "text" / "data").rglob("*.*"))
        self.assertEqual(names, sorted(set(names)))

    def test_a_clock_would_be_seen(self):
        self.assertEqual(clocks_in("from datetime import datetime\nnow = datetime.now()"), ["now"])

    def test_wings_go_one_way_and_have_one_door(self):
        for name, path in machine().items():
            level, wing = level_of(name, WINGS), name.split(".")[0]
            with self.subTest(module=name):
                self.assertIsNotNone(level)
            for target in imports(f"articles.text.{name}", path):
                inner = target.removeprefix("articles.text.")
                if inner != target and inner.split(".")[0] != wing:
                    with self.subTest(module=name, imports=target):
                        self.assertLessEqual(level_of(inner, WINGS), level)
                        is_wing = (ROOT / "articles" / "text" / inner.split(".")[0]).is_dir()
                        self.assertLessEqual(inner.count("."), 1 if is_wing else inner.count("."))

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
