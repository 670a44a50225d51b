"""`checker check` with a baseline, on articles that disagree; and what edits do to it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import checker as package
from checker.config import Config
from checker.types import Finding

Checker = Callable[..., Result]

PORT = "استقبل المحافظ في المطار اللواء سالم الورداني، قائد المنطقة الشمالية.\n\nوكان الجو صحوا."
NOON = "وصل الفريق سالم الورداني، قائد المنطقة الشمالية، إلى المطار."
FIRE = "قتل 12 شخصا وأصيب 30 آخرون في انفجار بمصنع في مدينة النخيل الثلاثاء.\n\nوغطى الدخان السماء."
BLAST = "أسفر انفجار في مصنع بمدينة النخيل الثلاثاء عن مقتل 21 شخصا وإصابة 30 آخرين."
DAY = "2031-04-02"


def row(name: str, text: str, **more: object) -> dict[str, object]:
    return {"id": name, "source": f"صحيفة {name}", "published": DAY, "text": text, **more}


def write(*rows: dict[str, object]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    Path("wire.jsonl").write_text(lines, encoding="utf-8")


def found(*rows: dict[str, object]) -> list[Finding]:
    return list(package.check(rows).findings)


@pytest.mark.parametrize(
    ("title", "one", "other", "kind", "value", "changed"),
    [
        ("زيارة إلى الشمال", PORT, NOON, "rank-conflict", "اللواء", "العميد"),
        ("انفجار في مصنع بالنخيل", FIRE, BLAST, "number-conflict", "12", "13"),
    ],
)
def test_a_fingerprint_outlives_edits_elsewhere_and_no_other_value(
    title: str, one: str, other: str, kind: str, value: str, changed: str
) -> None:
    (before,) = found(row("a", one, title=title), row("b", other))
    assert before.kind == kind
    for edited in (
        row("a", one.replace("صحوا", "ماطرا").replace("السماء", "المدينة"), title=title),
        row("a", one, title=f"{title} أمس"),
        row("a", f"{one}\n\nوقال المحافظ إن الطريق مفتوح.", title=title),
        row("a", f"كتب مراسلنا:\n\n{one}", title=title),
    ):
        assert [after.id for after in found(edited, row("b", other))] == [before.id], edited
    (after,) = found(row("a", one.replace(value, changed)), row("b", other))
    assert (after.kind, after.id == before.id) == (kind, False)


def test_from_the_first_report_to_the_value_that_changes(checker: Checker) -> None:
    write(row("a", PORT), row("b", NOON))
    assert checker("check", "wire.jsonl", "-f", "json", "-o", "report.json").exit_code == 1
    assert checker("baseline", "create", "report.json").exit_code == 0
    known = ("check", "wire.jsonl", "--baseline", "checker-baseline.json")
    result = checker(*known)
    assert result.exit_code == 0
    assert "findings: 0 error, 0 warning, 0 info; 1 set aside" in result.stderr
    write(row("a", PORT.replace("صحوا", "ماطرا")), row("b", NOON))
    assert checker(*known).exit_code == 0
    write(row("a", PORT.replace("اللواء", "العميد")), row("b", NOON))
    result = checker(*known)
    assert result.exit_code == 1
    assert "baseline: 1 of 1 are no longer found" in result.stderr
    checker("check", "wire.jsonl", "-f", "json", "-o", "report.json")
    assert "removed 1, 0 stay" in checker("baseline", "prune", "report.json").stdout


def test_an_entry_that_has_expired_fails_again(checker: Checker) -> None:
    write(row("a", PORT), row("b", NOON))
    checker("check", "wire.jsonl", "-f", "json", "-o", "report.json")
    checker("baseline", "create", "report.json", "--date", "2001-01-01", "--expires", "2001-02-01")
    result = checker("check", "wire.jsonl", "--baseline", "checker-baseline.json")
    assert result.exit_code == 1
    assert "(rank-conflict) has expired on 2001-02-01, and is back" in result.stderr


def test_the_settings_name_a_baseline_and_an_option_wins(checker: Checker) -> None:
    write(row("a", PORT), row("b", NOON))
    Path("checker.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    result = checker("check", "wire.jsonl")
    assert result.exit_code == 2
    assert "checker.toml:1:1: no such baseline file: " in result.stderr
    made = ("check", "wire.jsonl", "--baseline", "", "-f", "json", "-o", "report.json")
    assert checker(*made).exit_code == 1
    checker("baseline", "create", "report.json")
    assert checker("check", "wire.jsonl").exit_code == 0
    assert checker("check", "wire.jsonl", "--baseline", "").exit_code == 1
    assert checker("check", "wire.jsonl", "--baseline", "none.json").exit_code == 2


def test_a_report_names_the_baseline_without_its_folder() -> None:
    assert Config(baseline="/home/huda/known.json").summary()["baseline"] == "known.json"


def test_a_broken_baseline_stops_the_run_before_it_begins(checker: Checker) -> None:
    Path("known.json").write_text('{"schema": 1, "entries": []}', encoding="utf-8")
    result = checker("check", "nowhere", "--baseline", "known.json")
    assert result.exit_code == 2
    assert "known.json:1:15: entries: expected a table" in result.stderr


def test_an_article_asks_and_a_bad_wish_is_a_note(checker: Checker) -> None:
    asked = ["rank-conflict: official", "rank-conflct", "*"]
    write(row("a", PORT, checker={"ignore": asked}), row("b", NOON))
    result = checker("check", "wire.jsonl", "-f", "json")
    assert result.exit_code == 0, result.stderr
    shown = json.loads(result.stdout)
    (aside,) = shown["suppressed"]
    assert aside["suppression"]["origin"] == "article"
    assert aside["suppression"]["reason"] == "official"
    (skipped,) = shown["corpus"]["skipped"]
    assert skipped["source"] == "wire.jsonl:1"
    assert "entry 3: '*' is not the name of a rule" in skipped["reason"]
    assert "a: there is no rule 'rank-conflct' to ignore; did you mean" in result.stderr
