"""The built-in rules. Outside rules come in through the same entry point, ``checker.rules``."""

from checker.rules.registry import BUILTIN, load_rules

__all__ = ["BUILTIN", "load_rules"]
