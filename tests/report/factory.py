"""Findings and reports over the invented newsroom, of many kinds, some of them hostile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.types import (
    Bilingual,
    Confirmation,
    Counts,
    Evidence,
    Explanation,
    Fact,
    Finding,
    Report,
    Run,
    Severity,
    Side,
    Skipped,
    Subject,
    Suppressed,
    Suppression,
    Timeline,
)

from .newsroom import Desk, desk

ADMIRAL = Subject("person:طارق الدهماني", "طارق الدهماني")
MARKET = Subject("story:حريق سوق القطن", "حريق سوق القطن")
COUNCIL = Subject("org:مجلس البلديات", "مجلس البلديات الأعلى")

SKIPPED = (
    Skipped("inbox/broken.jsonl:7", "ingest", "ليس JSON: قوس ناقص في العمود 41"),
    Skipped("inbox/photo.bin", "ingest", "<b>ملف ثنائي</b> ليس نصًا"),
)


def finding(
    kind: str,
    subject: Subject,
    question: tuple[str, str],
    *sides: Side,
    severity: Severity = "error",
    confidence: float = 0.9,
    message: tuple[str, str] = ("تختلف المقالات.", "The articles differ."),
    suggestion: tuple[str, str] | None = ("راجع المصدر الأول.", "Check the first source."),
    explained_by: Explanation | None = None,
) -> Finding:
    """Return a finding with a readable id."""
    return Finding(
        id=f"{kind}-{len(question[1])}-{len(subject.label)}",
        rule=kind,
        kind=kind,
        severity=severity,
        confidence=confidence,
        subject=subject,
        question=Bilingual(*question),
        message=Bilingual(*message),
        sides=sides,
        suggestion=Bilingual(*suggestion) if suggestion else None,
        explained_by=explained_by,
    )


def side(value: str, *evidence: Evidence, support: int = 1) -> Side:
    """Return an answer with its evidence."""
    return Side(value, value, evidence, support)


def report() -> Report:
    """Return the full fixture: 13 findings, a timeline with facts, two skipped inputs."""
    one = desk()
    findings = (*_navy(one), *_market(one), *_council(one), _hostile(one))
    return Report(
        run=Run(
            "0.1.0",
            "2026-03-06T09:15:00+02:00",
            2.375,
            "hashed-ngrams-3-5",
            ("demo-pack",),
            {"fail_on": "error", "rules": {"metonym": {"enabled": True}}},
        ),
        corpus=Counts(10, 41, 18, 1, SKIPPED),
        findings=findings,
        articles=tuple(one.articles.values()),
        timelines=(_timeline(one),),
        facts=_facts(),
    )


def empty(*, articles: int = 4) -> Report:
    """Return a report in which nothing was found."""
    return replace(
        report(), findings=(), corpus=Counts(articles, 9, 3, 0), timelines=(), articles=(), facts=()
    )


PATHS = {
    "marsa": "new/marsa 1.txt",
    "rasid": "./new/rasid.TXT",
    "minbar": "new/minbar.html",
    "ufuq": "archive/march.jsonl:2",
    "mihwar": "archive/100%.md",
    "bayan": "archive/bayan.txt",
}


def gate() -> Report:
    """Return the fixture as a gate's: new articles, files of every sort, findings set aside."""
    base = report()
    aside = (
        Suppressed(
            base.findings[5],
            Suppression("article", "صيغة الموقع", "ه. الصيرفي", "2026-03-05", "2026-09-05"),
        ),
        Suppressed(base.findings[9], Suppression("baseline")),
    )
    return replace(
        base,
        findings=(*base.findings[:5], *base.findings[6:9], *base.findings[10:]),
        articles=tuple(replace(one, path=PATHS.get(one.id, "")) for one in base.articles),
        suppressed=aside,
        new=("marsa", "rasid", "minbar", "clean"),
    )


def decided() -> Report:
    """Return the gate's report after a review: one finding confirmed, two set aside by editors."""
    base = gate()
    first, second, third, *others = base.findings
    reviewed = (
        Suppressed(second, Suppression("review", "different events", "هدى", "2026-03-07")),
        Suppressed(
            third, Suppression("review", "an update: <b>بعد</b> البيان", "<i>Sami", "2026-03-08")
        ),
    )
    return replace(
        base,
        findings=(first, *others),
        suppressed=(*base.suppressed, *reviewed),
        confirmed=(Confirmation(first.id, "هدى <i>", "2026-03-07", "رُقّي في \u202eفبراير"),),
    )


def market() -> Report:
    """Return a gate's report of one error, one note and one finding set aside."""
    base = gate()
    findings = tuple(one for one in base.findings if one.subject == MARKET)
    note = next(one for one in base.findings if one.severity == "info")
    return replace(
        base,
        findings=(findings[0], note),
        articles=tuple(one for one in base.articles if one.id not in {"hostile", "diwan"}),
        suppressed=base.suppressed[:1],
        new=("rasid", "marsa", "clean"),
    )


def large(copies: int) -> Report:
    """Return the fixture with its findings repeated about ``copies`` different subjects."""
    base = report()
    findings = tuple(
        replace(
            item,
            id=f"{item.id}-{number}",
            subject=Subject(f"{item.subject.id}-{number}", f"{item.subject.label} {number}"),
        )
        for number in range(copies)
        for item in base.findings
    )
    return replace(base, findings=findings)


def _navy(one: Desk) -> Iterator[Finding]:
    yield finding(
        "rank-conflict",
        ADMIRAL,
        ("ما رتبة طارق الدهماني؟", "What rank does طارق الدهماني hold?"),
        side(
            "فريق",
            one.quote("ufuq", "الفريق طارق الدهماني"),
            one.quote("ufuq", "الفريق الدهماني"),
            one.quote("ufuq", "الفريق طارق الدهماني", nth=1),
            one.quote("ufuq", "الفريق إلى رتبته"),
            one.quote("ufuq", "الفريق الأطقم"),
            one.quote("ufuq", "الفريق ضيوفه"),
            one.quote("mihwar", "الفريق طارق الدهماني"),
            support=2,
        ),
        side(
            "لواء",
            one.quote("marsa", "اللواء طارق الدهماني", where="title"),
            one.quote("marsa", "اللواء طارق الدهماني"),
            one.quote("nashra", "اللواء طارق الدهماني"),
            support=2,
        ),
        confidence=0.93,
        message=(
            "تصفه مقالتان برتبة «فريق» ومقالتان برتبة «لواء» في الأسبوع نفسه.",
            "Two articles call him “فريق”, two others “لواء”, in the same week.",
        ),
        suggestion=(
            "راجع بيان الترقية وتاريخه، ثم وحّد الرتبة في المقالات.",
            "Check the promotion order and its date, then use one rank.",
        ),
    )
    yield finding(
        "post-conflict",
        ADMIRAL,
        ("ما منصب طارق الدهماني؟", "What post does طارق الدهماني hold?"),
        side(
            "قائد القوات البحرية",
            one.quote("marsa", "قائد القوات البحرية"),
            one.quote("ufuq", "قائد القوات البحرية"),
            support=2,
        ),
        side("رئيس أركان القوات البحرية", one.quote("mihwar", "رئيس أركان القوات البحرية")),
        severity="warning",
        confidence=0.71,
    )
    yield finding(
        "quote-wording",
        ADMIRAL,
        ("ماذا قال الدهماني بنصّه عن التدريب؟", "What exactly did الدهماني say about the exercise?"),
        side("«دفاعي محض ولا يستهدف أحدًا»", one.quote("marsa", "دفاعي محض ولا يستهدف أحدًا")),
        side("«دفاعي بحت ولا يستهدف أي طرف»", one.quote("ufuq", "دفاعي بحت ولا يستهدف أي طرف")),
        severity="warning",
        confidence=0.66,
    )
    yield finding(
        "weekday-mismatch",
        ADMIRAL,
        ("أيّ يوم يوافق 3 مارس 2026؟", "Which weekday is 3 March 2026?"),
        side("الأحد 3 مارس", one.quote("mihwar", "الأحد 3 مارس")),
        message=("الثالث من مارس 2026 يوم ثلاثاء.", "3 March 2026 is a Tuesday."),
        suggestion=None,
    )
    yield finding(
        "number-conflict",
        ADMIRAL,
        ("كم قطعة بحرية شاركت؟", "How many vessels took part?"),
        side("14", one.quote("marsa", "14 قطعة"), one.quote("ufuq", "14 قطعة"), support=2),
        side("نحو 20", one.quote("mihwar", "نحو 20 قطعة")),
        severity="info",
        confidence=0.55,
        explained_by="time",
    )
    yield finding(
        "boilerplate",
        Subject("article:nashra", "نشرة الساحل: الدهماني: مستعدون"),
        ("هل بقي في المقال كلام من القالب؟", "Is template text left in the article?"),
        side("المصدر: اضغط هنا", one.quote("nashra", "المصدر: اضغط هنا")),
        severity="warning",
        confidence=0.97,
    )


def _market(one: Desk) -> Iterator[Finding]:
    yield finding(
        "number-conflict",
        MARKET,
        ("كم قتيلًا خلّف حريق سوق القطن؟", "How many people were killed in the market fire?"),
        side(
            "12",
            one.quote("sada", "12 قتيلًا", where="title"),
            one.quote("sada", "12 شخصًا"),
        ),
        side(
            "21",
            one.quote("rasid", "21 قتيلًا", where="title"),
            one.quote("rasid", "21 قتيلًا"),
        ),
        side("23", one.quote("bayan", "23 قتيلًا")),
        confidence=0.88,
    )
    yield finding(
        "contradiction",
        MARKET,
        ("هل الحريق مفتعل؟", "Was the fire started on purpose?"),
        side("نعم: أكدت البلدية", one.quote("sada", "أكدت البلدية أن الحريق مفتعل")),
        side("لا: نفت البلدية", one.quote("rasid", "نفت البلدية أن يكون الحريق مفتعلًا")),
    )
    yield finding(
        "unnamed-source",
        Subject("article:rasid", "الراصد اليوم: حريق السوق يخلّف 21 قتيلًا"),
        ("من المصدر؟", "Who is the source?"),
        side("قالت مصادر", one.quote("rasid", "قالت مصادر")),
        severity="info",
        confidence=0.8,
    )


def _council(one: Desk) -> Iterator[Finding]:
    yield finding(
        "organisation-name",
        COUNCIL,
        ("ما اسم المجلس؟", "What is the council called?"),
        side("المجلس البلدي الأعلى", one.quote("diwan", "المجلس البلدي الأعلى", where="title")),
        side("مجلس البلديات الأعلى", one.quote("minbar", "مجلس البلديات الأعلى")),
        severity="warning",
        confidence=0.62,
    )
    yield finding(
        "quote-speaker",
        COUNCIL,
        ("من قال «لن نرفع الرسوم هذا العام»؟", "Who said “لن نرفع الرسوم هذا العام”?"),
        side("هناء الصيرفي", one.quote("diwan", "وقالت الصيرفي: «لن نرفع الرسوم هذا العام»")),
        side("ممدوح الصيرفي", one.quote("minbar", "قال ممدوح الصيرفي")),
        confidence=0.86,
    )
    yield finding(
        "post-holder-conflict",
        COUNCIL,
        ("من رئيس المجلس؟", "Who chairs the council?"),
        side("هناء الصيرفي", one.quote("diwan", "هناء الصيرفي رئيسة المجلس")),
        side("عادل بوشناق", one.quote("minbar", "عادل بوشناق رئيس المجلس")),
        severity="info",
        confidence=0.5,
        explained_by="reference",
    )


def _hostile(one: Desk) -> Finding:
    return finding(
        "house-style",
        Subject(
            '"><script>window.hacked=1</script>', "\u202eموضوع <script>window.hacked=1</script>"
        ),
        (
            "كم القتلى؟ <script>window.hacked=1</script>",
            "How many? \u202e<img src=x onerror=alert(1)>",
        ),
        side('=HYPERLINK("http://evil.example")', one.quote("hostile", '<b>"17" قتيلًا</b>')),
        side("\x1b[2J71", one.quote("hostile", "\u202e71 قتيلًا\u202c")),
        side("@SUM(1)", one.quote("hostile", "كلام طويل بلا توقف", nth=2000)),
        message=('+1 \' OR "" {{ 7*7 }} </script>', "-1 {% raw %} <!-- ]]>"),
        confidence=0.3,
    )


def _timeline(one: Desk) -> Timeline:
    entries = (
        one.rank("marsa", "اللواء", level=7),
        one.post("marsa", "قائد القوات البحرية", "commander"),
        one.rank("ufuq", "الفريق", level=8),
        one.post("ufuq", "قائد القوات البحرية", "commander"),
        one.rank("mihwar", "الفريق", level=8),
        one.post("mihwar", "رئيس أركان القوات البحرية", "chief_of_staff"),
        one.rank("nashra", "اللواء", level=7),
        one.post("nashra", "القائد السابق للواء الحراسات", "guard", status="former"),
    )
    return Timeline(ADMIRAL.id, ADMIRAL.label, ("طارق الدهماني",), entries)


def _facts() -> tuple[Fact, ...]:
    return (
        Fact("طارق الدهماني", "rank", "لواء", date(2019, 7, 1), date(2026, 2, 20)),
        Fact("طارق الدهماني", "rank", "فريق", date(2026, 2, 20), None),
        Fact("طارق الدهماني", "post", "قائد القوات البحرية", date(2024, 1, 10), None),
    )
