"""Every data file of the package and of the seeds can be read, and no key hides another."""

import json
from collections.abc import Hashable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
YAML_FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("checker", "seeds")
    for path in (ROOT / folder).rglob("*.y*ml")
)


class Strict(yaml.SafeLoader):
    """Refuses what plain YAML lets pass: a key written twice."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                mark = key_node.start_mark
                raise AssertionError(f"line {mark.line + 1}: the key {key!r} stands there twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("name", YAML_FILES)
def test_yaml_is_read_and_names_no_key_twice(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    documents = list(yaml.load_all(text, Loader=Strict))
    assert documents
    assert all(document is not None for document in documents), "an empty document"


def test_the_strict_loader_sees_a_key_twice() -> None:
    with pytest.raises(AssertionError, match="line 2: the key 'a'"):
        yaml.load("a: 1\na: 2\n", Loader=Strict)  # noqa: S506 - a SafeLoader


def test_json_is_read() -> None:
    for folder in ("checker", "seeds"):
        for path in sorted((ROOT / folder).rglob("*.json")):
            json.loads(path.read_text(encoding="utf-8"))
