"""A small invented press: short articles of few people and events, told and retold otherwise."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from checker.config import Config

CONFIG = Config()
FIRST = date(2031, 4, 1)
DAYS = 14
_OUTLETS = ("صحيفة الأفق", "وكالة البيان", "قناة الساحل", "موقع المرفأ")
_PEOPLE = (
    "سامر الدهان", "رامي العوضي", "سامر نبيل الدهان", "رامي العوضى", "ماجد الحلبي",
    "لطيف زيدان", "سامر نبيل جابر الدهان", "هاني الصوفي",
)  # fmt: skip
_RANKS = ("اللواء", "العميد", "العقيد", "الفريق", "الفريق أول", "")
_POSTS = ("قائد المنطقة الشمالية", "وزير النقل", "رئيس هيئة الموانئ", "وزير الدفاع")
_CITIES = ("طرطوس", "البصرة", "طنطا", "دمياط")
_COUNTS = ("9", "12", "21", "تسعة", "أكثر من 20", "15")
_ENDS = ("رغم نقص التمويل الحكومي", "رغم فائض التمويل الحكومي", "قبل نهاية العام")

EVENTS = (
    (
        "قتل {count} شخصا وأصيب {other} آخرون في انفجار استهدف سوقا شعبية في مدينة {city}. "
        "وقال {post} {rank} {person} إن الانفجار وقع صباحا قرب المدخل الغربي للسوق."
    ),
    (
        "أسفر حريق في مصنع للنسيج في مدينة {city} عن مقتل {count} عمال وإصابة {other} بحروق. "
        "وزار {rank} {person}، {post}، موقع الحريق مساء وتفقد مصنع النسيج."
    ),
    (
        "استقبل {post} {rank} {person} في {city} وفد شركة الملاحة لبحث توسعة رصيف الحاويات. "
        "وقال {person} إن أعمال توسعة رصيف الحاويات تنتهي بعد {count} أشهر."
    ),
    (
        "قال {post} {person} إن «مشروع القطار السريع سيكتمل في موعده {end}»، خلال مؤتمر صحفي "
        "عقده في مدينة {city}. وحضر المؤتمر {rank} {person} و{other} من المهندسين."
    ),
    (
        "تعادل منتخب الناشئين مع ضيفه بهدف لمثله في مباراة ودية على ملعب مدينة {city}. "
        "وسجل قائد الفريق هدف التعادل من ركلة جزاء أمام {count} آلاف متفرج."
    ),
)
# What an agency sends and others print: long enough for one changed word to leave it a copy.
_WIRE = (
    "وصل {rank} {person} إلى ميناء {city} صباحا على رأس وفد من المهندسين لتفقد أعمال الصيانة في "
    "الرصيف الشرقي بعد أن تأخر تسليم المعدات ثلاثة أسابيع بسبب سوء الأحوال الجوية في البحر. واطلع "
    "الوفد على سير العمل في المخازن الجديدة وعلى خطة نقل البضائع بين الميناء ومحطة القطار القريبة. "
    "وأوضح {person} أن المرحلة الأولى كلفت {count} ملايين دينار وأن المرحلة الثانية تبدأ في الخريف "
    "المقبل بمشاركة شركات محلية وعمال من القرى المجاورة للميناء."
)
_SLIPS = ("المخازن", "صباحا", "الجوية", "القريبة", "الخريف", "المجاورة")


@dataclass(frozen=True, slots=True)
class Draft:
    """What an article is made from: small numbers, so that a failing example can be read.

    ``event`` beyond the last is a text of an agency; ``slips`` are its words that were changed.
    """

    event: int = 0
    person: int = 0
    rank: int = 0
    post: int = 0
    city: int = 0
    count: int = 0
    end: int = 0
    day: int | None = 0
    outlet: int = 0
    slips: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The text of the article."""
        event = (*EVENTS, _WIRE)[self.event]
        text = event.format(
            person=_PEOPLE[self.person],
            rank=_RANKS[self.rank],
            post=_POSTS[self.post],
            city=_CITIES[self.city],
            count=_COUNTS[self.count],
            other=30 + self.rank,
            end=_ENDS[self.end],
        )
        for slip in sorted(self.slips):
            text = text.replace(_SLIPS[slip], f"كلمة{slip}")
        return " ".join(text.split())

    def row(self, name: str, *, url: str = "") -> Row:
        """Return the article as a line of JSONL has it."""
        row = {
            "id": name,
            "source": _OUTLETS[self.outlet],
            "url": url or f"https://press.example/{name}",
            "title": self.text.partition(".")[0][:60],
            "text": self.text,
            "language": "ar",
        }
        if self.day is not None:
            row["published"] = (FIRST + timedelta(days=self.day)).isoformat()
        return row


Row = dict[str, str]
SIZES = {
    "event": len(EVENTS) + 1, "person": len(_PEOPLE), "rank": len(_RANKS), "post": len(_POSTS),
    "city": len(_CITIES), "count": len(_COUNTS), "end": len(_ENDS), "outlet": len(_OUTLETS),
}  # fmt: skip
SLIPS = len(_SLIPS)


def some(count: int, *, seed: int = 1, prefix: str = "n", start: int = 0) -> list[Row]:
    """Return that many articles of the two weeks from a day on; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - test data
    rows = []
    for index in range(count):
        fields = {name: draw.randrange(size) for name, size in SIZES.items()}
        slips = frozenset(draw.sample(range(SLIPS), draw.randrange(3)))
        day = None if draw.random() < 0.1 else start + draw.randrange(DAYS)
        draft = Draft(**fields, day=day, slips=slips)
        rows.append(draft.row(f"{prefix}{index:04}"))
    return rows


def write(path: Path, rows: Iterable[Row]) -> Path:
    """Write articles as JSONL."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def pair(
    *, day: int = 0, rank: int = 0, person: int = 0, first: str = "a", second: str = "b"
) -> list[Row]:
    """Return two reports of one fire that give other tolls, and another rank if one is given."""
    one = Draft(event=1, count=1, day=day, person=person)
    other = Draft(event=1, count=5, day=day, person=person, rank=rank, outlet=1)
    return [one.row(first), other.row(second)]
