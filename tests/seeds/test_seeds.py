import json
import runpy
from collections import Counter
from pathlib import Path

import pytest

from checker.evaluation import Gold, load_gold
from checker.rules.registry import load_rules
from checker.stages.ingest import read
from checker.types import Article

SEEDS = Path(__file__).parents[2] / "seeds"
SHARED = Path(__file__).parents[2] / "../shared/seeds"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = list(read([SEEDS / "ar"]))
    assert all(isinstance(item, Article) for item in found), "something of the seeds is skipped"
    return {item.id: item for item in found if isinstance(item, Article)}


@pytest.fixture(scope="module")
def gold(articles: dict[str, Article]) -> Gold:
    return load_gold(SEEDS / "gold.json", articles=articles.values())


def test_twelve_articles_and_one_of_them_without_a_date(articles: dict[str, Article]) -> None:
    assert len(articles) == 12
    undated = [name for name, article in articles.items() if article.published is None]
    assert undated == ["search-portal"]
    assert {article.language for article in articles.values()} == {"ar"}


def test_gold_json_is_what_the_script_writes() -> None:
    build = runpy.run_path(str(SEEDS / "build_gold.py"))["build"]
    assert build() == (SEEDS / "gold.json").read_text(encoding="utf-8")


def test_every_quotation_stands_where_gold_says(gold: Gold, articles: dict[str, Article]) -> None:
    marks = [mark for _, mark in gold.marks()]
    assert {mark.article for mark in marks} == set(articles)
    for mark in marks:
        assert articles[mark.article].field(mark.field)[mark.start : mark.end] == mark.quote


def test_every_kind_is_asked_for_and_required(gold: Gold) -> None:
    required = {conflict.kind for conflict in gold.conflicts if conflict.tier == "required"}
    own = {kind for kind, rule in load_rules().items() if rule.family != "house"}
    assert own <= required


def test_there_are_traps_of_many_kinds(gold: Gold) -> None:
    kinds = Counter(trap.kind for trap in gold.traps)
    assert kinds.total() >= 25
    assert len(kinds) >= 10


def test_no_trap_asks_for_silence_where_a_conflict_asks_for_an_alarm(gold: Gold) -> None:
    """A trap that two sides of one conflict fall into could never be passed."""
    for trap in gold.traps:
        one, other = ({(*m.spot, m.start, m.end) for m in group} for group in trap.sides)
        for conflict in gold.conflicts:
            sides = [{(*m.spot, m.start, m.end) for m in s.evidence} for s in conflict.sides]
            clash = [
                (i, j)
                for i, first in enumerate(sides)
                for j, second in enumerate(sides)
                if i != j and first & one and second & other
            ]
            assert not (clash and trap.kind in conflict.kinds), (trap.id, conflict.id)


def test_every_entry_says_why_in_both_languages() -> None:
    data = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    reasons = [entry["reason"] for entry in data["conflicts"]]
    reasons += [entry["why"] for entry in data["traps"]]
    assert all(reason["ar"].strip() and reason["en"].strip() for reason in reasons)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside the repository")
def test_no_sentence_is_taken_from_the_articles_of_others(articles: dict[str, Article]) -> None:
    # A full name with rank and post runs to eleven words in both: that much is no sentence.
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return {tuple(words[i : i + 12]) for i in range(len(words) - 11)}

    theirs = set().union(*(runs(path.read_text("utf-8")) for path in SHARED.glob("*.txt")))
    taken = [name for name, article in articles.items() if runs(article.text) & theirs]
    assert not taken
