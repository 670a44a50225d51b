import json
from pathlib import Path

import pytest

from checker.errors import GoldError
from checker.evaluation import load_gold
from checker.types import Article

ARTICLE = Article(id="a", title="وزير جديد", text="قال الوزير إن الوزير السابق استقال.")
SHARED = Path(__file__).parents[2] / "../shared"


def write(tmp_path: Path, data: object, name: str = "gold.json") -> Path:
    path = tmp_path / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def mark(quote: str = "الوزير", start: int = 4, article: str = "a") -> dict[str, object]:
    return {
        "article": article,
        "field": "text",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }


def conflict(**changes: object) -> dict[str, object]:
    return {"id": "C", "kind": "contradiction", "sides": [{"evidence": [mark()]}], **changes}


def test_reads_the_contract_and_ignores_what_it_does_not_know(tmp_path: Path) -> None:
    data = {"conflicts": [conflict(tier="stretch", also=["headline-body"], certainty="likely")]}
    gold = load_gold(write(tmp_path, data), articles=[ARTICLE])
    assert gold.conflicts[0].kinds == {"contradiction", "headline-body"}
    assert gold.conflicts[0].tier == "stretch"
    assert gold.conflicts[0].sides[0].evidence[0].quote == "الوزير"


def test_hand_written_gold_finds_every_occurrence_in_title_and_text(tmp_path: Path) -> None:
    text = "conflicts:\n- {id: C, kind: contradiction, sides: [{evidence: {a: وزير}}]}\n"
    gold = load_gold(write(tmp_path, text, "gold.yml"), articles=[ARTICLE])
    found = gold.conflicts[0].sides[0].evidence
    assert [(item.field, item.start) for item in found] == [("title", 0), ("text", 6), ("text", 16)]
    assert all(ARTICLE.field(m.field)[m.start : m.end] == m.quote for m in found)


def test_an_article_that_is_not_among_those_given_is_not_compared(tmp_path: Path) -> None:
    sides = [{"evidence": [mark()]}, {"evidence": [mark("x", article="elsewhere")]}]
    gold = load_gold(write(tmp_path, {"conflicts": [conflict(sides=sides)]}), articles=[ARTICLE])
    assert len(gold.conflicts[0].sides) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "the file"),
        ({}, "marks no conflict"),
        ({"conflicts": {}}, "conflicts"),
        ({"conflicts": [conflict(sides=[])]}, "without evidence"),
        ({"conflicts": [conflict(sides=[{"evidence": []}])]}, "without evidence"),
        ({"conflicts": [conflict(tier="urgent")]}, r"conflicts\[0\].tier"),
        ({"conflicts": [{"id": "C"}]}, r"conflicts\[0\].kind"),
        ({"conflicts": [conflict(), conflict()]}, "used twice"),
        ({"conflicts": [conflict(sides=[{"evidence": [mark(start=-3)]}])]}, "no range"),
        ({"conflicts": [conflict(sides=[{"evidence": [mark(start=5)]}])]}, "does not stand"),
        ({"traps": [{"id": "T", "kind": "k", "sides": [[mark()]]}]}, r"traps\[0\].sides"),
        ({"traps": [{"id": "T", "kind": "k", "sides": [[mark()], []]}]}, "without evidence"),
        ({"conflicts": [conflict(sides=[{"evidence": {"b": ["x"]}}])]}, "not among those read"),
        ({"conflicts": [conflict(sides=[{"evidence": {"a": ["x"]}}])]}, "does not stand in a"),
        ({"conflicts": [conflict(sides=[{"evidence": {"a": ""}}])]}, "does not stand in a"),
        ({"conflicts": [conflict(sides=[{"evidence": {"a": None}}])]}, "evidence"),
        ('{"conflicts": [}', "not JSON"),
    ],
)
def test_bad_gold_is_an_error_that_names_the_file(
    tmp_path: Path, data: object, message: str
) -> None:
    path = write(tmp_path, data)
    with pytest.raises(GoldError, match=message) as caught:
        load_gold(path, articles=[ARTICLE])
    assert caught.value.where.startswith(str(path))


def test_bad_yaml_is_told_by_line(tmp_path: Path) -> None:
    path = write(tmp_path, "conflicts:\n  - {id: C\n", "gold.yml")
    with pytest.raises(GoldError) as caught:
        load_gold(path)
    assert caught.value.where == f"{path}:3:1"


def test_gold_of_another_corpus_is_refused(tmp_path: Path) -> None:
    other = Article(id="other", text="x")
    with pytest.raises(GoldError, match="none of its articles"):
        load_gold(write(tmp_path, {"conflicts": [conflict()]}), articles=[other])


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        load_gold(tmp_path / name)


def test_a_file_of_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_bytes("وزير".encode("cp1256"))
    with pytest.raises(GoldError, match="UTF-8"):
        load_gold(tmp_path / "gold.json")


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside the repository")
def test_the_shared_gold_fits_the_shared_articles() -> None:
    articles = [
        Article(id=path.stem, text=path.read_bytes().decode())
        for path in (SHARED / "seeds").glob("*.txt")
    ]
    gold = load_gold(SHARED / "gold/seeds.json", articles=articles)
    assert (len(gold.conflicts), len(gold.traps)) == (109, 54)
    assert sum(conflict.tier == "required" for conflict in gold.conflicts) == 22
