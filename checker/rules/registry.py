"""Find the rules: every rule is named by a module that an entry point lists.

The package's own rules are found by walking its family folders, so that a new rule is two
files and no edit elsewhere.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from checker.errors import PackError
from checker.rules.base import Rule

BUILTIN = "checker.rules"


def _modules(package: str) -> Iterator[object]:
    root = importlib.import_module(package)
    yield root
    if hasattr(root, "__path__"):
        for info in sorted(pkgutil.walk_packages(root.__path__, package + "."), key=str):
            yield importlib.import_module(info.name)


def _rules_of(package: str) -> Iterator[type[Rule]]:
    for module in _modules(package):
        name = getattr(module, "__name__", "")
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Rule)
                and value.__module__ == name
                and hasattr(value, "kind")
            ):
                yield value


@cache
def load_rules() -> dict[str, type[Rule]]:
    """Return all rules by kind, sorted: the built-in ones and those of installed packages.

    Raises:
        PackError: two rules claim the same kind.
    """
    found: dict[str, type[Rule]] = {}
    packages = {BUILTIN, *(point.value for point in entry_points(group="checker.rules"))}
    for package in sorted(packages):
        for rule in _rules_of(package):
            other = found.setdefault(rule.kind, rule)
            if other is not rule:
                raise PackError(
                    f"two rules are named {rule.kind!r}: {other.__module__}, {rule.__module__}"
                )
    return dict(sorted(found.items()))
