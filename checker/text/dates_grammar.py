"""The shapes of dates: regular expressions over the one-letter codes of atoms, never over text.

Each pattern has a name, and the reader of that name in ``dates_read`` says what it means. The
letters are those of ``dates_lexicon.ROLE_CODES``, and of ``dates_atoms``: D day number, O day in
words, Y year, N other number, L number word, M/m month, H/B Hijri month, W weekday, # date in
digits, X season, u unit of time.
"""

from __future__ import annotations

import re

from checker.text.dates_lexicon import TRIGGERS

_DAY = "l?[DO]"
_MONTH = "[MmHB]"
# "2026", "، 2026", "من عام 2026", "الماضي", "من العام الماضي", "من هذا العام", "من العام نفسه",
# with the mark of the calendar.
_TAIL = "(?:[pnc]?Y[eg]?|,Y(?![oLuD])[eg]?|f?[aA][pnc]?Y[eg]?|f?A[pncU]|f?[dQ]|[pnc])?"
# "الماضي", "قبل الماضي", "من الأسبوع الجاري", "من هذا الأسبوع"
_WEEK = "(?:[pncU]|f?k[pncU]|f?C)?"
# "يوم السبت الماضي الموافق", "اليوم السبت،", "مساء أمس السبت"
_LEAD = "(?:(?:t?[TEFG])?y?t?(?:W[pnc]?i?)?[,(/-]?K?)"
_JOINED = f"y?{_DAY}f?s?{_MONTH}{_TAIL}"

ARABIC: tuple[tuple[str, str], ...] = (
    ("days", f"f{_JOINED}[,]?r{_JOINED}|b{_JOINED}v{_JOINED}|{_JOINED}[-r]{_JOINED}"),
    ("days", f"[fb]?y?l?D(?:[rv-]l?D)+f?s?{_MONTH}{_TAIL}"),
    ("day", f"{_LEAD}y?{_DAY}[/-]?f?s?{_MONTH}[/-]?{_TAIL}"),
    ("month_day", f"{_LEAD}y?{_DAY}f(?:S[pnc]|P)"),
    ("same_month", f"{_LEAD}y?{_DAY}fw|[iy]+{_DAY}w"),
    ("digits", f"{_LEAD}#[eg]?"),
    ("months", f"bs?{_MONTH}{_TAIL}vs?{_MONTH}{_TAIL}|fs?{_MONTH}{_TAIL}rs?{_MONTH}{_TAIL}"),
    ("month", f"z?f?s?{_MONTH}{_TAIL}"),
    ("weekday", f"(?:t?[TEFG][,(]?)?y?t?W{_WEEK}"),
    ("relative", "t?[TEFGI]"),
    ("next_day", "V"),
    ("period", "(?:zf?)?[SAk][pncU]Y?"),
    ("ago", "qj?[LDNx]?[uysa]x?(?!f)"),
    ("years", "b[aA]?Yv[aA]?Y|f[aA]Yr[aA]?Y|(?:zf?)?[aAi]c?Y[eg]?|[zqr]Y[eg]?|(?<=Y)vY"),
    ("recently", "R"),
)

_EN_MONTH = "[MmHB][.]?"
_EN_TAIL = "(?:,?Y)?"
ENGLISH: tuple[tuple[str, str], ...] = (
    ("days", f"f?{_EN_MONTH}Dh?(?:[r-]|v)Dh?{_EN_TAIL}|[fb]?Dh?[rv-]Dh?o?{_EN_MONTH}{_EN_TAIL}"),
    ("day", f"(?:W[,(]?l?)?(?:{_EN_MONTH}Dh?{_EN_TAIL}|Dh?o?{_EN_MONTH}{_EN_TAIL})"),
    ("digits", "(?:W[,(]?)?#"),
    ("month", f"z?[pnc]?{_EN_MONTH}{_EN_TAIL}"),
    ("weekday", "(?:[TEG][,(]?)?[pnc]?Wt?"),
    ("relative", "[TEFGI]t?"),
    ("period", "[pnc][SAk]"),
    ("ago", "j?[LDNx]uq"),
    ("years", "bYvY|fYrY|z?[ir]Y|zY|(?<=Y)vY"),
    ("recently", "R"),
)


# Most atoms are plain words (o), and no date begins with one. In Arabic none holds one either:
# only runs of other atoms that have a trigger among them are worth trying every shape at.
_WORTH = {"ar": f"(?=[^o]*[{''.join(sorted(TRIGGERS))}])", "en": "(?!o)"}


def _compile(
    language: str, grammar: tuple[tuple[str, str], ...]
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    shapes = "|".join(f"({shape})" for _, shape in grammar)
    return re.compile(f"{_WORTH[language]}(?:{shapes})"), tuple(name for name, _ in grammar)


GRAMMARS = {"ar": _compile("ar", ARABIC), "en": _compile("en", ENGLISH)}
