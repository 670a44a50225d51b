"""Findings, entries and reports as these tests need them."""

from collections.abc import Sequence

from checker.baseline import Baseline, Entry
from checker.config import Config
from checker.types import (
    Article,
    Bilingual,
    Counts,
    Evidence,
    Finding,
    Ignore,
    Report,
    Run,
    Severity,
    Side,
    Span,
    Subject,
)

TEXT = "قال اللواء سالم الورداني إن الجسر آمن."
QUOTE = TEXT[4:10]


def finding(
    key: str,
    *,
    rule: str = "rank-conflict",
    severity: Severity = "error",
    cites: Sequence[str] = ("a", "b"),
) -> Finding:
    proofs = [Evidence(name, Span("text", 4, 10), QUOTE, Span("text", 0, 38)) for name in cites]
    return Finding(
        id=key,
        rule=rule,
        kind=rule,
        severity=severity,
        confidence=0.9,
        subject=Subject("salim", "سالم الورداني"),
        question=Bilingual("ما رتبة سالم الورداني؟", "What rank does Salim hold?"),
        message=Bilingual("رتبتان", "Two ranks"),
        sides=tuple(Side(f"لواء {n}", f"liwa-{n}", (proof,)) for n, proof in enumerate(proofs)),
    )


def report(
    *findings: Finding,
    ignore: Sequence[Ignore] = (),
    new: tuple[str, ...] = (),
    config: Config | None = None,
) -> Report:
    """A report on the articles a and b, of which a bears what is to be ignored."""
    used = config or Config()
    return Report(
        run=Run("0", "", 0.0, "hashing", used.packs, used.summary()),
        corpus=Counts(2, 2, 0, 0),
        findings=findings,
        articles=(Article("a", TEXT, ignore=tuple(ignore)), Article("b", TEXT)),
        new=new,
    )


def entry(
    *,
    rule: str = "rank-conflict",
    reason: str = "وصلتنا رسالة",
    author: str = "Huda",
    date: str = "2031-01-10",
    expires: str = "",
) -> Entry:
    return Entry(
        rule=rule,
        subject="سالم الورداني",
        question="ما رتبة سالم الورداني؟",
        reason=reason,
        author=author,
        date=date,
        expires=expires,
    )


def baseline(**entries: Entry) -> Baseline:
    return Baseline(entries)
