"""The size of files and functions (DESIGN section 3), and docstrings for all that is public."""

import ast
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "checker"
Function = ast.FunctionDef | ast.AsyncFunctionDef
NOT_A_RULE = {"__init__.py", "base.py"}


@cache
def modules() -> dict[str, ast.Module]:
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def lines(name: str) -> int:
    return len((PACKAGE / name).read_text(encoding="utf-8").splitlines())


def size(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def functions() -> Iterator[tuple[str, Function]]:
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}:{node.name}", node


def percentile(values: list[int], share: float) -> int:
    return sorted(values)[math.ceil(share * len(values)) - 1]


def is_rule(name: str) -> bool:
    parts = name.split("/")
    beside = (PACKAGE / name).with_suffix(".yml").is_file()  # one rule = name.py + name.yml
    return parts[0] == "rules" and len(parts) == 3 and parts[-1] not in NOT_A_RULE and beside


@pytest.mark.parametrize(("share", "budget"), [(0.5, 120), (0.9, 250), (1.0, 400)])
def test_files_keep_their_size(share: float, budget: int) -> None:
    sizes = {name: lines(name) for name in modules() if not name.endswith("__init__.py")}
    over = sorted(((n, name) for name, n in sizes.items() if n > budget), reverse=True)
    assert percentile(list(sizes.values()), share) <= budget, over[:10]


@pytest.mark.parametrize(("share", "budget"), [(0.5, 12), (0.9, 40), (1.0, 80)])
def test_functions_keep_their_size(share: float, budget: int) -> None:
    sizes = {name: size(node) for name, node in functions()}
    over = sorted(((n, name) for name, n in sizes.items() if n > budget), reverse=True)
    assert percentile([size(node) for _, node in functions()], share) <= budget, over[:10]


def test_a_rule_is_one_small_file() -> None:
    assert not [(name, lines(name)) for name in modules() if is_rule(name) and lines(name) > 120]


def public(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """What a reader may call: public functions and classes, and public methods of those."""
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                for part in node.body:
                    if isinstance(part, Function) and not part.name.startswith("_"):
                        yield f"{node.name}.{part.name}", part


@pytest.mark.parametrize("name", sorted(modules()))
def test_everything_public_says_what_it_is(name: str) -> None:
    tree = modules()[name]
    bare = [
        what
        for what, node in public(tree)
        if isinstance(node, Function | ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert ast.get_docstring(tree), "the module has no docstring"
    assert ast.get_docstring(tree) != "TODO"
    assert not bare


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items()
        if not name.startswith("cli/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not printing


def test_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils.py", "util.py", "misc.py", "helpers.py", "common.py"}
    assert not [name for name in modules() if Path(name).name in drawers]
