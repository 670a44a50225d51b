import dataclasses
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.config import Config
from checker.errors import PackError
from checker.testing import Case, CaseArticle, Expect, load_cases, run_case
from checker.types import (
    Bilingual,
    Counts,
    Evidence,
    Finding,
    Report,
    Run,
    Side,
    Skipped,
    Span,
    Subject,
)

TEXTS = "texts: {}\n---\n"
GOOD = """cases:
  - name: two-ranks
    flag: true
    packs: [demo]
    options: {days: 3}
    articles:
      - {text: قال اللواء., published: 2031-03-05}
      - {id: b, title: عنوان, text: قال الفريق., source: وكالة, published: "2031-03-05T10:00:00Z"}
      - {text: قال., published: 2031-03-05T10:00:00+02:00}
    expect: {values: [لواء, فريق], severity: error, count: 1}
  - {name: silent, flag: false, articles: [{text: لا شيء.}]}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some_rule.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_cases_are_read_with_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, TEXTS + GOOD)
    first, second = load_cases(path)
    assert (first.name, first.flag, first.packs) == ("two-ranks", True, ("demo",))
    assert first.expect == Expect(severity="error", values=("لواء", "فريق"), count=1)
    assert (first.where, second.where) == (f"{path}:4", f"{path}:13")


def test_rows_are_what_a_jsonl_file_would_hold(tmp_path: Path) -> None:
    first = load_cases(write(tmp_path, TEXTS + GOOD))[0]
    assert first.rows() == (
        {"id": "1", "text": "قال اللواء.", "published": "2031-03-05", "language": "ar"},
        {
            "id": "b",
            "title": "عنوان",
            "text": "قال الفريق.",
            "source": "وكالة",
            "published": "2031-03-05T10:00:00Z",
            "language": "ar",
        },
        {"id": "3", "text": "قال.", "published": "2031-03-05T10:00:00+02:00", "language": "ar"},
    )


@pytest.mark.parametrize(
    ("text", "message", "where"),
    [
        ("texts: {}\n", "no document with a list of cases", ""),
        ("cases: {}\n", "no document with a list of cases", ""),
        ("cases:\n  - name: x\n flag: true\n", "is not YAML", ":3"),
        ("cases:\n  - {name: x, flag: true}\n", "articles", ":2"),
        ("cases:\n  - {name: x, flag: true, articles: []}\n", "has no articles", ":2"),
        ("cases:\n  - {name: x, flag: maybe, articles: [{text: a}]}\n", "flag", ":2"),
        ("cases:\n  - {name: x, flag: true, artciles: [{text: a}]}\n", "artciles|articles", ":2"),
        ("cases:\n  - {name: x, flag: true, articles: [{txt: a}]}\n", "articles.0", ":2"),
        (
            "cases:\n  - {name: x, flag: true, articles: [{text: a}], expect: {value: a}}\n",
            "expect.value",
            ":2",
        ),
        ("cases:\n" + "  - {name: x, flag: true, articles: [{text: a}]}\n" * 2, "two cases", ":2"),
        ("cases:\n  - just words\n", "the case", ":2"),
    ],
)
def test_a_bad_file_is_told_by_path_and_line(
    tmp_path: Path, text: str, message: str, where: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(PackError, match=message) as caught:
        load_cases(path)
    assert caught.value.where.startswith(f"{path}{where}")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_cases(tmp_path / "none.yml")


TEXT = Bilingual("نص", "text")


def finding(*values: str, severity: Any = "error", kind: str = "some-rule") -> Finding:
    span = Span("text", 0, 4)
    return Finding(
        id="f",
        rule=kind,
        kind=kind,
        severity=severity,
        confidence=0.9,
        subject=Subject("s", "s"),
        question=TEXT,
        message=TEXT,
        sides=tuple(
            Side(value, value, (Evidence("1", span, f"قال {value}", span),)) for value in values
        ),
        explained_by="time" if severity == "info" else None,
    )


def run(
    monkeypatch: pytest.MonkeyPatch,
    case: Case,
    *findings: Finding,
    skipped: tuple[Skipped, ...] = (),
) -> tuple[tuple[str, ...], Config]:
    seen: list[Config] = []

    def check(articles: object, config: Config) -> Report:
        seen.append(config)
        return Report(Run("0", "", 0.0, "none"), Counts(1, 1, 0, 0, skipped), findings)

    monkeypatch.setattr(pipeline, "check", check)
    return run_case(case, rule="some-rule").problems, seen[0]


CASE = Case("c", True, (CaseArticle("نص"),))
SILENT = dataclasses.replace(CASE, flag=False)


def expecting(case: Case, **expect: Any) -> Case:
    return dataclasses.replace(case, expect=Expect(**expect))


def test_only_the_rule_and_the_packs_of_the_case_are_on(monkeypatch: pytest.MonkeyPatch) -> None:
    case = dataclasses.replace(CASE, options={"days": 3})
    _, config = run(monkeypatch, case, finding("أ"))
    assert (config.enable, config.packs) == (("some-rule",), ())
    assert config.rule("some-rule").options == {"days": 3}


@pytest.mark.parametrize(
    ("case", "findings"),
    [
        (CASE, [finding("أ")]),
        (SILENT, []),
        (SILENT, [finding("أ", severity="info")]),
        (SILENT, [finding("أ", kind="another-rule")]),
        (expecting(SILENT, explained_by="time"), [finding("أ", severity="info")]),
        (expecting(SILENT, count=0), []),
        (expecting(CASE, values=("فريق أول", "لواء")), [finding("لواء ركن", "فريق أول")]),
        (expecting(CASE, values=("فريق", "فريق")), [finding("فريق", "فريق أول")]),
        (expecting(CASE, quotes=("قال لواء",)), [finding("لواء")]),
        (expecting(CASE, severity="warning"), [finding("أ"), finding("أ", severity="warning")]),
    ],
)
def test_passes(monkeypatch: pytest.MonkeyPatch, case: Case, findings: list[Finding]) -> None:
    assert run(monkeypatch, case, *findings)[0] == ()


@pytest.mark.parametrize(
    ("case", "findings", "problem"),
    [
        (CASE, [], "must be flagged"),
        (CASE, [finding("أ", severity="info")], "must be flagged"),
        (CASE, [finding("أ", kind="another-rule")], "must be flagged"),
        (SILENT, [finding("أ")], "must stay silent"),
        (expecting(SILENT, explained_by="time"), [], "there is none"),
        (expecting(SILENT, count=0), [finding("أ", severity="info")], "0 findings expected"),
        (expecting(CASE, count=2), [finding("أ")], "2 findings expected, 1 found"),
        (expecting(CASE, values=("لواء", "فريق")), [finding("لواء فريق")], "sides with the values"),
        (expecting(CASE, quotes=("قال عميد",)), [finding("لواء")], "the quotation"),
        (expecting(CASE, severity="warning"), [finding("أ")], "severity warning"),
    ],
)
def test_fails_and_says_why(
    monkeypatch: pytest.MonkeyPatch, case: Case, findings: list[Finding], problem: str
) -> None:
    assert problem in " ".join(run(monkeypatch, case, *findings)[0])


def test_an_article_that_was_not_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    skipped = (Skipped("article 1", "ingest", "no text"),)
    assert run(monkeypatch, SILENT, skipped=skipped)[0] == ("not read: no text",)


def test_the_message_shows_the_sides_that_were_found(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report(Run("0", "", 0.0, "none"), Counts(1, 1, 0, 0), (finding("لواء", "فريق"),))
    monkeypatch.setattr(pipeline, "check", lambda articles, config: report)
    shown = str(run_case(dataclasses.replace(SILENT, where="rule.yml:9"), rule="some-rule"))
    assert shown == (
        "rule.yml:9: c\n  must stay silent, but was flagged\n"
        "  found: error: لواء [قال لواء] | فريق [قال فريق]"
    )
