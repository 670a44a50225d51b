"""The table of kinds is the collection of rules."""

import inspect
import re
from pathlib import Path

from checker.rules import load_rules

from . import pages

HOUSE = "house"  # the archetypes of pack rules, named beside the table


def test_the_table_lists_the_kinds_and_links_to_their_rules() -> None:
    listed = {}
    for cell, flagged in pages.rows("README.md", "kind", "flagged when"):
        match = re.fullmatch(r"\[([a-z-]+)\]\(([\w/.]+)\)", cell)
        assert match and flagged, cell
        listed[match[1]] = match[2]
    assert len(listed) == 20
    assert listed == {
        kind: Path(inspect.getfile(rule)).relative_to(pages.ROOT).as_posix()
        for kind, rule in load_rules().items()
        if rule.family != HOUSE
    }


def test_the_archetypes_of_pack_rules_are_told() -> None:
    house = {kind for kind, rule in load_rules().items() if rule.family == HOUSE}
    assert house <= set(pages.inline("CONTRIBUTING.md"))
