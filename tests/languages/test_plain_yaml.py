"""The quick reader of plain YAML says exactly what PyYAML says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import checker.languages
from checker.languages.plain_yaml import load

FILES = sorted(Path(checker.languages.__file__).parent.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_language_files_are_read_as_pyyaml_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a comment alone",
        "- 1\n- 1.5\n- 2030-01-10\n- yes\n- ~\n-\n- '1'\n- \"\"\n- 1x",
        "a: &kept [1, 2]\nb: *kept",
        "base: &base {a: 1}\nmore: {<<: *base, b: 2}",
        "a: !!str 1",
        "a: |\n  one\n  two\nb: >-\n  one\n  two",
        "{a: 1, a: 2}",
        "? a\n: b",
    ],
)
def test_everything_else_is_read_too(text: str) -> None:
    assert load(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    ["a: b: c", "- 'x", "a: *nothing", "[1, 2]: 3", "{a: 1}: 2", "a\n---\nb", "a: =", "a: @x"],
)
def test_what_is_wrong_raises_what_pyyaml_raises(text: str) -> None:
    with pytest.raises(yaml.YAMLError) as ours:
        load(text)
    with pytest.raises(yaml.YAMLError) as theirs:
        yaml.safe_load(text)
    assert type(ours.value) is type(theirs.value)
