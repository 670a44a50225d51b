from checker.rules.statements.word_forms import likeness, root, skeleton


def test_forms_of_a_word_are_one() -> None:
    assert skeleton("يرتفع") == skeleton("ارتفاع")
    assert root("عقد") == root("انعقاد")
    assert likeness("تونس", "تونسيه") > 0.9
    assert likeness("قمح", "سكر") == 0.0
