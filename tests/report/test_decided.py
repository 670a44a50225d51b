"""What people decided: confirmed findings say so, those set aside are folded away at the end."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from checker.decisions import REASONS, apply_decisions, decide, standing
from checker.stages.report import render, write_html
from checker.stages.report.html_decided import REVIEWED
from checker.stages.report.labels import word
from checker.types import Report, Suppressed, Suppression

from .factory import decided, empty, gate, report
from .page import Element, parse


@cache
def page() -> Element:
    return parse(render(decided(), "html"))


def spoken(element: Element, language: str) -> str:
    """Return the text of an element, those in the other language left out."""
    if element.attrs.get("class") == "t" and element.attrs.get("lang") != language:
        return ""
    return element.text + " ".join(spoken(child, language) for child in element.children)


def set_aside(name: str) -> Element:
    (found,) = page().find("article", id=f"f-{name}")
    return found


def test_a_confirmed_finding_says_who_and_when() -> None:
    (chip,) = page().find("span", class_="chip")
    assert " ".join(spoken(chip, "ar").split()).startswith("أكّده")
    assert "هدى <i>" in chip.all_text
    assert "7 مارس 2026" in spoken(chip, "ar")
    assert "Confirmed by" in spoken(chip, "en")
    assert "7 Mar 2026" in spoken(chip, "en")


def test_the_note_of_who_confirmed_is_on_the_card() -> None:
    (card,) = page().find("article", class_="card", id=f"f-{decided().findings[0].id}")
    assert "رُقّي في [U+202E]فبراير" in card.all_text


def test_what_was_set_aside_is_folded_away_behind_everything_else() -> None:
    (fold,) = page().find("details", id="aside")
    assert "open" not in fold.attrs
    assert len(fold.find("article", class_="aside")) == len(decided().suppressed)
    (column,) = page().find("div", id="findings")
    assert column.children[-1] is fold


def test_the_latest_decision_stands_first() -> None:
    (fold,) = page().find("details", id="aside")
    names = [one.attrs["id"] for one in fold.find("article")]
    days = {f"f-{one.finding.id}": one.suppression.day for one in decided().suppressed}
    assert [days[name] for name in names] == ["2026-03-08", "2026-03-07", "2026-03-05", ""]


@pytest.mark.parametrize(
    ("nth", "arabic", "english"),
    [
        (0, ("ه. الصيرفي", "بطلب في المقال", "5 مارس 2026", "يسري حتى"), ("5 Sep 2026",)),
        (1, ("baseline", "لم يُذكر", "بلا تاريخ"), ("Not given", "Undated")),
        (2, ("هدى", "في المراجعة", "حدثان مختلفان"), ("different events",)),
        (3, ("<i>Sami", "تحديث للمعلومة", "<b>بعد</b> البيان"), ("an update",)),
    ],
)
def test_it_says_who_decided_when_and_why(
    nth: int, arabic: tuple[str, ...], english: tuple[str, ...]
) -> None:
    one = set_aside(decided().suppressed[nth].finding.id)
    assert [text for text in arabic if text not in spoken(one, "ar")] == []
    assert [text for text in english if text not in spoken(one, "en")] == []


def test_every_reason_of_a_review_is_known_in_arabic() -> None:
    for reason in (*REASONS, "both"):
        finding = report().findings[0]
        verdict = "both-right" if reason == "both" else "not-a-conflict"
        entry = decide(
            finding=finding.id,
            verdict=verdict,  # type: ignore[arg-type]
            editor="هدى",
            at=datetime(2026, 3, 7, tzinfo=UTC),
            reason="" if reason == "both" else reason,
        )
        found = apply_decisions(report(), standing([entry]))
        assert found.suppressed[0].suppression.reason == word(f"reviewed_{reason}").en
        assert reason in REVIEWED


def test_decided_findings_are_counted_at_the_head() -> None:
    (tiles,) = page().find("dl", class_="tiles-read")
    words = " ".join(spoken(tiles, "en").split())
    assert "Confirmed 1" in words
    assert f"Set aside {len(decided().suppressed)}" in words


def test_nothing_of_it_where_nothing_was_decided() -> None:
    text = render(report(), "html")
    assert 'id="aside"' not in text
    assert 'class="chip"' not in text


def test_a_report_of_which_all_was_set_aside_says_so() -> None:
    all_aside = replace(empty(), suppressed=gate().suppressed)
    (said,) = [
        one for one in parse(render(all_aside, "html")).find("p", class_="empty")
        if "id" not in one.attrs
    ]  # fmt: skip
    assert "has been set aside" in said.all_text


def _many(number: int) -> Report:
    base = report()
    findings = [replace(base.findings[n % 12], id=f"aside-{n}") for n in range(number)]
    said = Suppression("review", "an update", "هدى", "2026-03-08")
    return replace(base, suppressed=tuple(Suppressed(one, said) for one in findings))


def test_many_of_them_are_paged_and_found_by_their_links(tmp_path: Path) -> None:
    paths = write_html(_many(300), tmp_path / "report.html", max_bytes=150_000)
    pages = [parse(path.read_text(encoding="utf-8")) for path in paths]
    found = [one.attrs["id"] for each in pages for one in each.find("article", class_="aside")]
    assert len(found) == len(set(found)) == 300
    assert all(path.stat().st_size <= 150_000 for path in paths)
    links = [link.attrs.get("data-findings", "") for link in pages[0].find("a")]
    there = {one.attrs["id"] for one in pages[0].find("article", class_="aside")}
    assert set(found) <= there | set(" ".join(links).split())
