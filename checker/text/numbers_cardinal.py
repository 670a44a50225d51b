"""Read a cardinal number at a token: digits, words, and both together ("12 ألفا و500")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.text.numbers_counted import counted_tables
from checker.text.numbers_digits import read_digits
from checker.text.numbers_lexicon import NumberTables, NumberWord, lookup, tables
from checker.text.numbers_units import unit_at
from checker.text.tokens import Token

_VAGUE_SCALE = 9.99  # "آلاف" is anything from two thousand to ten


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number at tokens up to ``last``; ``low`` equals ``high`` unless the word is vague.

    ``scale`` is its last power of ten ("15 ألفا": 1000, else 1); ``other`` the second reading
    of its separator; ``digits`` says that it is digits alone.
    """

    last: int
    low: float
    high: float
    scale: float = 1
    other: float | None = None
    digits: bool = False
    plain: bool = False
    vague: bool = False


class _Reader:
    """One pass over the tokens of a number."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.tokens = tokens
        self.language = language
        self.table: NumberTables = tables(language)
        self.joint = "و" if language == "ar" else "and"

    def word(self, index: int) -> NumberWord | None:
        if index >= len(self.tokens):
            return None
        return lookup(self.tokens[index].norm, self.language)

    def joined(self, index: int) -> int:
        """Return where the part after "و" begins, or -1."""
        word = self.word(index)
        if word is not None:
            return index if word.joined else -1
        if index + 1 < len(self.tokens) and self.tokens[index].norm == self.joint:
            following = self.tokens[index + 1]
            word = self.word(index + 1)
            if following.is_number or (word is not None and not word.joined):
                return index + 1
        return -1

    def small(self, index: int, *, inner: bool = False) -> Cardinal | None:
        """Read a number below a thousand in words."""
        word = self.word(index)
        if word is None or word.definite or (word.joined and not inner):
            return None
        following = self.word(index + 1)
        adjacent = following is not None and not following.joined and not following.definite
        if word.kind == "hundred":
            return self._and_less(index + 1, word.value)
        if word.kind == "one":
            if adjacent and following and following.kind == "ten":
                return Cardinal(index + 2, word.value + 10, word.value + 10)
            if adjacent and following and following.kind == "hundred" and following.value == 100:
                return self._and_less(index + 2, word.value * 100)
            at = self.joined(index + 1)
            tens = self.word(at) if at >= 0 else following if self.language == "en" else None
            if at >= 0 and tens and tens.kind == "tens":
                total = word.value + tens.value
                return Cardinal(at + 1, total, total)
        if word.kind == "tens" and self.language == "en":
            at = index + 2 if self._mark(index + 1) else index + 1
            unit = self.word(at)
            if unit and unit.kind == "one" and unit.value < 10:
                return Cardinal(at + 1, word.value + unit.value, word.value + unit.value)
        if word.kind in ("one", "ten", "tens"):
            return Cardinal(index + 1, word.value, word.value)
        return None

    def _mark(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].text == "-"

    def _and_less(self, index: int, hundreds: float) -> Cardinal:
        """Add what follows "و" after a hundred."""
        at = self.joined(index)
        rest = self.small(at, inner=True) if at >= 0 else None
        if rest is None or rest.low >= 100:
            return Cardinal(index, hundreds, hundreds)
        return Cardinal(rest.last, hundreds + rest.low, hundreds + rest.low)

    def group(self, index: int, *, inner: bool = False) -> Cardinal | None:
        """Read digits or words with the scale that follows them."""
        token = self.tokens[index]
        if token.is_number:
            digits = read_digits(token.norm)
            if digits is None:
                return None
            base = Cardinal(
                index + 1,
                digits.value,
                digits.value,
                other=digits.other,
                digits=True,
                plain=digits.plain,
            )
            return self._scaled(base)
        word = self.word(index)
        if word is None or (word.joined and not inner):
            return None
        if word.kind == "fraction":
            return self._fraction(index, word)
        if word.kind == "vague" or word.kind == "plural":
            return self._vague(index, word)
        if word.definite:
            return None
        if word.kind == "scale" and self._two(index):
            return Cardinal(index + 1, word.value * 2, word.value * 2, scale=word.value)
        if word.kind == "dual" or word.kind == "scale":
            scale = word.value / (2 if word.kind == "dual" else 1)
            return Cardinal(index + 1, word.value, word.value, scale=scale)
        small = self.small(index, inner=inner)
        return self._scaled(small) if small else None

    def _two(self, index: int) -> bool:
        """Say whether "مليارا" is two of them, as it is right before its noun: "مليارا درهم"."""
        token = self.tokens[index]
        if self.language != "ar" or not token.text.endswith("ا") or index + 1 >= len(self.tokens):
            return False
        noun = self.tokens[index + 1]
        if noun.norm.startswith(("ال", "و")) or noun.norm.endswith("ا"):
            return False
        return noun.is_word and noun.norm not in counted_tables(self.language).not_nouns

    def _scaled(self, base: Cardinal) -> Cardinal | None:
        word = self.word(base.last)
        if word is None or word.joined or word.definite or word.kind not in ("scale", "plural"):
            return base
        if base.other is not None and not base.low < 1 and self._comma(base):
            return None  # "1,250 مليون" may be either
        return replace(
            base,
            last=base.last + 1,
            low=base.low * word.value,
            high=base.high * word.value,
            scale=word.value,
            other=None,
            digits=False,
        )

    def _comma(self, base: Cardinal) -> bool:
        return "," in self.tokens[base.last - 1].norm

    def _fraction(self, index: int, word: NumberWord) -> Cardinal | None:
        """Read "نصف مليون", "نصف نقطة مئوية"; a fraction of anything else is no number."""
        if word.joined and index and unit_at(self.tokens, index - 1, language=self.language):
            return None  # "طن ونصف طن": the rest of a measure
        scale = self.word(index + 1)
        if scale is not None and scale.kind == "scale" and not scale.joined:
            value = word.value * scale.value
            return Cardinal(index + 2, value, value, scale=scale.value)
        if word.definite:
            return None
        unit = unit_at(self.tokens, index + 1, language=self.language)
        return Cardinal(index + 1, word.value, word.value) if unit else None

    def _vague(self, index: int, word: NumberWord) -> Cardinal:
        """Read "عشرات", "آلاف", "عشرات الآلاف", "بضعة آلاف"."""
        low, high = word.value, word.high
        if word.kind == "plural":
            low, high = word.value * 2, word.value * _VAGUE_SCALE
        last, scale = index + 1, 1.0
        following = self.word(last)
        if following and not following.joined and following.kind in ("plural", "scale", "vague"):
            if following.kind == "vague":  # "بضع مئات"
                low, high = low * 100, high * 100
            else:
                scale = following.value
                low, high = low * scale, high * scale
            last += 1
        return Cardinal(last, low, high, scale=scale, vague=True)

    def read(self, index: int, *, inner: bool = False) -> Cardinal | None:
        """Read a whole number: groups of falling scale, joined by "و"."""
        total = self.group(index, inner=inner)
        if total is None or total.vague:
            return total
        while total.scale >= 1000:
            at = self.joined(total.last)
            if at < 0:
                break
            word = self.word(at)
            if word and word.kind == "fraction":
                total = self._and_half(total, at, word)
                break
            rest = self.group(at, inner=True)
            if rest is None or rest.vague or rest.other is not None or rest.low >= total.scale:
                break
            if rest.scale == 1 and rest.low != int(rest.low):
                break
            total = replace(
                total,
                last=rest.last,
                low=total.low + rest.low,
                high=total.high + rest.high,
                scale=rest.scale,
            )
        return total

    def _and_half(self, total: Cardinal, at: int, word: NumberWord) -> Cardinal:
        """Add "ونصف المليون" or a bare "ونصف" to a number of that scale."""
        last = at + 1
        scale = self.word(last)
        if scale and scale.kind == "scale" and not scale.joined:
            if scale.value != total.scale:
                return total
            last += 1
        value = total.low + word.value * total.scale
        return replace(total, last=last, low=value, high=value)


def read_cardinal(tokens: Sequence[Token], index: int, *, language: str = "ar") -> Cardinal | None:
    """Return the number that begins at a token, or None.

    A definite number word ("الثلاثة") counts nothing new and is not read, nor a word that is a
    number only inside a compound ("واحد", "ست") when it stands alone.
    """
    token = tokens[index]
    if token.is_number:
        return _Reader(tokens, language).read(index)
    word = lookup(token.norm, language)
    if word is None:
        return None
    reader = _Reader(tokens, language)
    before = reader.word(index - 1) if index else None
    if word.joined and before and before.definite and before.kind in ("one", "ten", "tens"):
        return None  # "الأربع وعشرين"
    if word.kind == "ten" and before and before.definite and before.kind == "one":
        sunday = before.value == 1 and token.norm.endswith("ه")  # "الأحد عشرة أشخاص"
        if not sunday:
            return None  # "الأحد عشر", "الثلاث عشرة": counted before
    if index and tokens[index - 1].is_number and not word.joined:
        return None  # the scale of digits that could not be read
    found = reader.read(index, inner=word.joined)
    single = found is not None and found.last == index + 1
    return None if single and token.norm.lstrip("وفبلك") in reader.table.compound_only else found
