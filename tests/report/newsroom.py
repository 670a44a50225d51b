"""An invented newsroom: articles about people and places that do not exist, and a builder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from checker.types import (
    Article,
    Entry,
    Evidence,
    FieldName,
    Mention,
    Post,
    PostStatus,
    Rank,
    Sentence,
    Source,
    Span,
    Statement,
)

_END = re.compile(r"\.(?!\d)|[؟!\n]")


@dataclass
class Desk:
    """Articles by id; quotations are found in them by their words, so offsets are never typed."""

    articles: dict[str, Article] = field(default_factory=dict)

    def file(
        self,
        key: str,
        outlet: str,
        published: str | None,
        title: str,
        text: str,
        *,
        url: str = "",
    ) -> None:
        day = datetime.fromisoformat(published) if published else None
        self.articles[key] = Article(
            id=key,
            text=text,
            title=title,
            source=Source(outlet),
            url=url or f"https://{key}.example/news?id={key}&lang=ar",
            published=day,
            dated_by="metadata" if day else "nothing",
        )

    def quote(self, key: str, words: str, *, where: FieldName = "text", nth: int = 0) -> Evidence:
        raw = self.articles[key].field(where)
        start = [match.start() for match in re.finditer(re.escape(words), raw)][nth]
        span = Span(where, start, start + len(words))
        return Evidence(key, span, words, self._sentence(raw, span))

    def rank(self, key: str, words: str, *, level: int) -> Entry:
        return self._entry(key, words, Rank(words, words, "army", level))

    def post(self, key: str, words: str, role: str, *, status: PostStatus = "holds") -> Entry:
        return self._entry(key, words, Post(role, "", "", words, status))

    def _entry(self, key: str, words: str, value: Rank | Post) -> Entry:
        evidence = self.quote(key, words)
        text = self.articles[key].text[evidence.sentence.start : evidence.sentence.end]
        sentence = Sentence(key, 0, "body", evidence.sentence, text)
        return Entry(Statement(sentence), Mention(evidence.span, words, value))

    @staticmethod
    def _sentence(raw: str, span: Span) -> Span:
        ends = [match.end() for match in _END.finditer(raw)]
        start = max((end for end in ends if end <= span.start), default=0)
        stop = min((end for end in ends if end >= span.end), default=len(raw))
        while raw[start].isspace():
            start += 1
        return Span(span.field, start, stop)


HOSTILE_TEXT = (
    "قال المتحدث إن الحصيلة <script>window.hacked=1</script> بلغت <b>\"17\" قتيلًا</b> & '3' جرحى. "
    "ورد في بيان آخر أن الرقم \u202e71 قتيلًا\u202c لا غير، \x1b[31mعاجل\x1b[0m. "
    "</style></script><img src=x onerror=window.hacked=1> " + "كلام طويل بلا توقف " * 4000
)


def desk() -> Desk:
    """Return the newsroom with all its articles."""
    one = Desk()
    for row in (*_navy(), *_market(), *_council()):
        one.file(*row)
    one.file(
        "hostile",
        '<img src=x onerror="window.hacked=1">',
        "2026-03-04T09:00+02:00",
        'عنوان "غريب" <script>window.hacked=1</script> \u202eمقلوب',
        HOSTILE_TEXT,
        url="javascript:window.hacked=1",
    )
    return one


_Row = tuple[str, str, str | None, str, str]


def _navy() -> Iterator[_Row]:
    yield (
        "marsa",
        "صحيفة المرسى",
        "2026-03-02T08:30+02:00",
        "اللواء طارق الدهماني يفتتح مناورات «درع الساحل»",
        (
            "افتتح اللواء طارق الدهماني، قائد القوات البحرية، صباح الاثنين مناورات «درع الساحل» "
            "قبالة مدينة رأس الملح بمشاركة 14 قطعة بحرية. وأكد الدهماني أن التدريب «دفاعي محض ولا "
            "يستهدف أحدًا». وتستمر المناورات حتى الخميس 5 مارس."
        ),
    )
    yield (
        "ufuq",
        "وكالة الأفق",
        "2026-03-02T12:10+02:00",
        "انطلاق تدريب بحري واسع شرقي رأس الملح",
        (
            "انطلق اليوم تدريب بحري بإشراف الفريق طارق الدهماني قائد القوات البحرية. وقال الفريق "
            "الدهماني في كلمته إن التدريب «دفاعي بحت ولا يستهدف أي طرف». وشاركت في التدريب 14 "
            "قطعة.\nويُعد الفريق طارق الدهماني من أبرز ضباط السلاح البحري، وقد رُقّي الفريق إلى رتبته "
            "في فبراير. ثم تفقد الفريق الأطقم المشاركة. وودّع الفريق ضيوفه مساءً."
        ),
    )
    yield (
        "mihwar",
        "موقع المحور الإخباري",
        "2026-03-03T07:00+02:00",
        "رئيس أركان البحرية: التدريب رسالة سلام",
        (
            "قال الفريق طارق الدهماني، رئيس أركان القوات البحرية، إن التدريب رسالة سلام. وأضاف أن "
            "نحو 20 قطعة بحرية شاركت فيه قرب ميناء الزهراء. وكانت المناورات قد بدأت الأحد 3 مارس."
        ),
    )
    yield (
        "nashra",
        "نشرة الساحل",
        None,
        "الدهماني: مستعدون",
        (
            "أعلن اللواء طارق الدهماني، القائد السابق للواء الحراسات، استعداد القوات. "
            "المصدر: اضغط هنا."
        ),
    )


def _market() -> Iterator[_Row]:
    yield (
        "sada",
        "صدى الجبل",
        "2026-03-03T18:00+02:00",
        "12 قتيلًا في حريق سوق القطن",
        (
            "أعلنت هيئة الإسعاف مقتل 12 شخصًا في حريق سوق القطن بمدينة وادي النخيل مساء الاثنين. "
            "وأكدت البلدية أن الحريق مفتعل."
        ),
    )
    yield (
        "rasid",
        "الراصد اليوم",
        "2026-03-03T19:40+02:00",
        "حريق السوق يخلّف 21 قتيلًا",
        (
            "ارتفع عدد ضحايا حريق سوق القطن في حي الورّاقين إلى 21 قتيلًا وفق هيئة الإسعاف نفسها. "
            "ونفت البلدية أن يكون الحريق مفتعلًا، مشيرة إلى ماس كهربائي. وقالت مصادر إن التحقيق جارٍ."
        ),
    )
    yield (
        "bayan",
        "بيان برس",
        "2026-03-05T10:00+02:00",
        "ارتفاع حصيلة حريق السوق إلى 23",
        "ارتفعت حصيلة حريق سوق القطن إلى 23 قتيلًا بعد وفاة جريحين، بحسب وزارة الصحة.",
    )


def _council() -> Iterator[_Row]:
    yield (
        "diwan",
        "جريدة الديوان",
        "2026-02-26T09:00+02:00",
        "المجلس البلدي الأعلى يقر الموازنة",
        (
            "أقر المجلس البلدي الأعلى موازنة العام برئاسة هناء الصيرفي رئيسة المجلس. وبلغت "
            "الموازنة 3.5 مليار دينار. وقالت الصيرفي: «لن نرفع الرسوم هذا العام»."
        ),
    )
    yield (
        "minbar",
        "المنبر الحر",
        "2026-02-27T11:00+02:00",
        "مجلس البلديات يعتمد موازنة بلا رسوم جديدة",
        (
            "اعتمد مجلس البلديات الأعلى موازنة قيمتها 3.5 مليار دينار. وقال ممدوح الصيرفي: «لن "
            "نرفع الرسوم هذا العام». وترأس الجلسة عادل بوشناق رئيس المجلس."
        ),
    )
