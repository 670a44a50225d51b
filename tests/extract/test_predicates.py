"""Posts told as a predicate, passed on to somebody, or headed by a pronoun."""

from __future__ import annotations

import pytest

from checker.stages.extract import extract
from checker.stages.segment import segment
from checker.types import Article, Post


def held(text: str) -> set[tuple[str, str]]:
    """Return (holder, role) of every post that has a holder."""
    article = Article("a", text)
    return {
        (mention.holder, mention.value.role)
        for statement in extract(article, segment(article))
        for mention in statement.mentions
        if isinstance(mention.value, Post) and mention.holder
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "زار خالد الدسوقي، بصفته رئيسا للجنة الأولمبية، معسكر اللاعبين.",
            ("خالد الدسوقي", "club_president"),
        ),
        ("عين المجلس خالد الدسوقي وزيرا للنقل أمس.", ("خالد الدسوقي", "minister")),
        ("آلت حقيبة النقل إلى خالد الدسوقي في الحكومة.", ("خالد الدسوقي", "minister")),
        ("تولى خالد الدسوقي وزارة النقل في الحكومة.", ("خالد الدسوقي", "minister")),
        (
            "أجلت محكمة الاستئناف القضية. وقال رئيسها القاضي خالد الدسوقي إن التأجيل أخير.",
            ("خالد الدسوقي", "court_president"),
        ),
        ("قال مدربه خالد الدسوقي إن الفوز مستحق.", ("خالد الدسوقي", "coach")),
    ],
)
def test_the_post_is_read(text: str, expected: tuple[str, str]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "وكان قد تولى خالد الدسوقي وزارة النقل في حكومة سابقة.",
        "غادر خالد الدسوقي القاعة مسرعا لأن الاجتماع طال.",
    ],
)
def test_no_post_is_read(text: str) -> None:
    assert not held(text)
