"""An invented press: findings made by hand, about places and people that do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from checker.types import (
    Article,
    Bilingual,
    Counts,
    Evidence,
    FieldName,
    Finding,
    Report,
    Run,
    Severity,
    Side,
    Source,
    Span,
    Subject,
)

TOWNS = (
    "رأس الملح", "وادي النخيل", "تل الزيتون", "عين السرو", "مرج الحور", "باب الريح", "جسر الكتان",
    "سوق الفخار", "برج القصب", "دير البلوط", "خان الرمل", "سهل الشيح",
)  # fmt: skip
OUTLETS = ("صحيفة المرسى", "وكالة الأفق", "صدى الجبل")


def article(
    name: str, text: str, *, title: str = "خبر", outlet: str = OUTLETS[0], url: str = ""
) -> Article:
    """Return an article of March 2031."""
    day = datetime(2031, 3, 2, tzinfo=UTC)
    return Article(
        id=name, text=text, title=title, source=Source(outlet), url=url, published=day,
        dated_by="metadata",
    )  # fmt: skip


def quote(one: Article, words: str, *, where: FieldName = "text") -> Evidence:
    """Return the words as they first stand in an article."""
    raw = one.field(where)
    start = raw.index(words)
    return Evidence(one.id, Span(where, start, start + len(words)), words, Span(where, 0, len(raw)))


def side(value: str, *evidence: Evidence, key: str = "") -> Side:
    """Return a side; its key is the value where none is given."""
    return Side(value, key or value, evidence, len({one.article for one in evidence}))


def finding(
    name: str,
    *sides: Side,
    kind: str = "number-conflict",
    severity: Severity = "error",
    confidence: float = 0.9,
    subject: str = "حريق السوق",
    question: str = "كم عدد الضحايا؟",
) -> Finding:
    """Return a finding of a rule of the same name as its kind."""
    return Finding(
        id=name,
        rule=kind,
        kind=kind,
        severity=severity,
        confidence=confidence,
        subject=Subject(f"story:{subject}", subject),
        question=Bilingual(question, f"How many? {question}"),
        message=Bilingual("تختلف المقالات.", "The articles differ."),
        sides=sides,
        suggestion=Bilingual("راجع المصدر.", "Check the source."),
    )


def report(findings: Iterable[Finding], articles: Iterable[Article]) -> Report:
    """Return a report of them."""
    known = tuple(articles)
    run = Run("0", "2031-03-06T09:00:00+00:00", 1.0, "none")
    return Report(run, Counts(len(known), 2, 1, 0), tuple(findings), known)


def tolls(
    number: int, *, severity: Severity = "error", confidence: float = 0.9
) -> tuple[Finding, list[Article]]:
    """Return two articles that count the victims in one town otherwise, and the finding."""
    town = TOWNS[number % len(TOWNS)]
    few, many = f"{number + 12} قتيلا", f"{number + 21} قتيلا"
    tail = "\nوقالت البلدية إن التحقيق جار.\nوشكر الأهالي فرق الإنقاذ."
    articles = [
        article(
            f"{letter}{number}",
            f"أسفر حريق السوق في {town} عن {count} وفق فرق الإنقاذ.{tail}",
            title=f"حريق في {town}: {count}",
            outlet=OUTLETS[(number + shift) % len(OUTLETS)],
            url=f"https://press.example/{letter}{number}",
        )
        for shift, (letter, count) in enumerate((("a", few), ("b", many)))
    ]
    found = finding(
        f"f{number:02}",
        *(side(count, quote(one, count)) for one, count in zip(articles, (few, many), strict=True)),
        severity=severity,
        confidence=confidence,
        subject=f"حريق {town}",
        question=f"كم قتيلا خلّف حريق {town}؟",
    )
    return found, articles


def many(count: int = 10) -> Report:
    """Return a report of that many findings: the first is the surest."""
    rows = [tolls(number, confidence=0.95 - number / 1000) for number in range(count)]
    return report([row[0] for row in rows], [one for row in rows for one in row[1]])


def hostile() -> Report:
    """Return findings about articles that try everything that text can try."""
    attack = "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
    texts = (
        f'قال {attack} إن <mark class="side-0">الحصيلة</mark> 12 قتيلا \u202eلا غير\u202c.\n'
        "</p></article></main><form action=//evil.example><button>ok</button></form>"
        "{{ 7*7 }} {% raw %} \x1b[31m" + "ي" * 1_000_000,
        f"<svg onload=window.hacked=3><a href='javascript:window.hacked=4'>21 قتيلا</a> {attack} "
        '"onmouseover="window.hacked=5" \u2066\u2028\u0000 ' + "كلام بلا توقف " * 20_000,
    )
    articles = [
        article(
            f'{number}"><script>window.hacked=6</script>',
            text,
            title=f'"><img src=x onerror=window.hacked=7> \u202eعنوان {number} {attack}',
            outlet="<iframe srcdoc='<script>parent.hacked=8</script>'>",
            url="javascript:window.hacked=9",
        )
        for number, text in enumerate(texts)
    ]
    one = finding(
        "f/../x?y#z%2F",
        side('12" autofocus onfocus="window.hacked=10', quote(articles[0], "12 قتيلا")),
        side(f"21 \u202e{attack}", quote(articles[1], "21 قتيلا"), key="21\r\n \u202e"),
        subject=f"{attack}\u202eموضوع\r\nآخر",
        question=f"كم القتلى؟ {attack}",
    )
    return report([one], articles)
