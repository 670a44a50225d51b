"""What is set aside, by whom, and until when."""

from datetime import date

import pytest

from checker.baseline import apply, apply_ignores
from checker.cli.baseline import with_baseline
from checker.config import Config, RuleConfig
from checker.types import Ignore

from .factory import baseline, entry, finding, report

TODAY = date(2031, 6, 1)


def test_findings_of_the_baseline_are_set_aside_with_their_reason() -> None:
    before = report(finding("f1"), finding("f2"))
    after = apply(before, baseline(f1=entry(expires="2031-06-01"), f9=entry()), TODAY)
    assert [kept.id for kept in after.findings] == ["f2"]
    (aside,) = after.suppressed
    assert aside.finding == before.findings[0]
    told = aside.suppression
    assert (told.origin, told.reason, told.author) == ("baseline", "وصلتنا رسالة", "Huda")
    assert (told.day, told.expires) == ("2031-01-10", "2031-06-01")
    assert (after.articles, after.corpus, after.run) == (before.articles, before.corpus, before.run)


def test_an_entry_holds_through_its_last_day_and_no_longer() -> None:
    known = baseline(f1=entry(expires="2031-05-31"))
    assert apply(report(finding("f1")), known, date(2031, 5, 31)).findings == ()
    assert apply(report(finding("f1")), known, TODAY).suppressed == ()


def test_an_article_can_ask_for_its_own_rule_to_be_ignored() -> None:
    asked = Ignore("rank-conflict", "checked by phone", "Huda", "2031-12-31")
    found = [
        finding("f1"),
        finding("f2", rule="metonym"),
        finding("f3", cites=("b",)),
        finding("f4", cites=("b", "a")),
    ]
    after = apply_ignores(report(*found, ignore=[asked]), TODAY)
    assert [kept.id for kept in after.findings] == ["f2", "f3"]
    assert [aside.finding.id for aside in after.suppressed] == ["f1", "f4"]
    told = after.suppressed[0].suppression
    assert (told.origin, told.reason, told.author) == ("article", "checked by phone", "Huda")
    assert (told.day, told.expires) == ("", "2031-12-31")


def test_what_an_article_asks_for_expires_too() -> None:
    old = Ignore("rank-conflict", expires="2031-05-31")
    before = report(finding("f1"), ignore=[old])
    assert apply_ignores(before, TODAY) == before
    renewed = report(finding("f1"), ignore=[old, Ignore("rank-conflict", "again")])
    assert apply_ignores(renewed, TODAY).suppressed[0].suppression.reason == "again"


def test_the_baseline_comes_first_and_both_are_kept() -> None:
    before = report(finding("f1"), finding("f2"), ignore=[Ignore("rank-conflict")])
    after, _ = with_baseline(before, baseline(f1=entry()), Config(), today=TODAY)
    assert after.findings == ()
    assert [aside.suppression.origin for aside in after.suppressed] == ["baseline", "article"]


def notes(*, config: Config | None = None, new: tuple[str, ...] = ()) -> str:
    known = baseline(
        f1=entry(), f2=entry(expires="2031-05-31"), f3=entry(), f4=entry(rule="metonym")
    )
    before = report(finding("f1"), finding("f2"), new=new)
    return "\n".join(with_baseline(before, known, config or Config(), today=TODAY)[1])


def test_an_expired_entry_that_is_back_is_noted() -> None:
    assert "f2 (rank-conflict) has expired on 2031-05-31, and is back" in notes()


@pytest.mark.parametrize(
    ("config", "gone"),
    [
        (Config(), "2 of 4"),
        (Config(disable=("metonym",)), "1 of 4"),
        (Config(enable=("boilerplate",)), ""),
        (Config(rules={"rank-conflict": RuleConfig(enabled=False)}), "1 of 4"),
        (Config(min_severity="error"), ""),
    ],
)
def test_entries_no_longer_found_are_counted_where_their_rule_ran(
    config: Config, gone: str
) -> None:
    told = notes(config=config)
    assert (f"baseline: {gone} are no longer found" in told) == bool(gone)
    assert ("no longer found" in told) == bool(gone)


def test_a_gate_does_not_say_that_something_is_gone() -> None:
    assert "no longer found" not in notes(new=("a",))


def test_a_rule_that_does_not_exist_is_noted_and_nothing_is_lost() -> None:
    before = report(finding("f1"), ignore=[Ignore("rank-conflct"), Ignore("rank-conflict")])
    after, told = with_baseline(before, baseline(), Config(), today=TODAY)
    assert after.findings == ()
    (note,) = told
    assert note.startswith("a: there is no rule 'rank-conflct' to ignore; did you")
