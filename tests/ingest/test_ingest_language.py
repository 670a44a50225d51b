"""The language of a text, given or told by its letters."""

import pytest

from checker.stages.ingest.language import detect, language

ARABIC = "أعلنت الوزارة أن الجسر الجديد يفتح أمام السيارات الأسبوع المقبل"
PERSIAN = (
    "وزارت راه اعلام کرد که پل جدید هفته آینده برای خودروها باز می‌شود "
    "و گفت که چند ماه پیش کار پایان گرفت"
)
URDU = (
    "وزارت نے اعلان کیا ہے کہ نیا پل اگلے ہفتے گاڑیوں کے لیے کھول دیا جائے گا اور ٹریفک بحال ہو گی"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARABIC, "ar"),
        (ARABIC + " (Reuters) iPhone Samsung", "ar"),
        ("شركة گوگل تفتح مكتبا، " + ARABIC * 3, "ar"),
        (PERSIAN, "fa"),
        (URDU, "ur"),
        ("The ministry said the bridge opens next week.", "en"),
        ("The word الجسر means bridge, the ministry said in a long statement.", "en"),
        ("Министерство сообщило об открытии моста", "und"),
        ("12 / 34", "und"),
        ("", "und"),
    ],
)
def test_letters_tell(text: str, expected: str) -> None:
    assert detect(text) == expected


@pytest.mark.parametrize(
    ("given", "text", "expected"),
    [
        ("", ARABIC, "ar"),
        ("ar-EG", ARABIC, "ar"),
        ("AR_eg", ARABIC, "ar"),
        ("Arabic", ARABIC, "ar"),
        ("en", ARABIC, "ar"),
        ("en-US", "The bridge opens.", "en"),
        ("fr", "Le pont ouvre la semaine prochaine.", "fr"),
        ("fa", ARABIC, "fa"),
        ("<script>", ARABIC, "ar"),
        ("ar", "12 / 34", "ar"),
    ],
)
def test_a_given_language_holds_unless_the_script_belies_it(
    given: str, text: str, expected: str
) -> None:
    assert language(given, text) == expected
