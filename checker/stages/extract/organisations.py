"""Find organisations: those with a name of their own, and "head noun + complement" ones."""

from __future__ import annotations

from itertools import compress, count

from checker.stages.extract.reader import Reader
from checker.types import Mention, Organisation, Sentence, Span

_MAX_WORDS = 7


def find(reader: Reader, sentence: Sentence) -> tuple[Mention, ...]:
    """Return the organisations of a sentence, left to right; ``name`` is as spelled there.

    "القوات المسلحة المصرية والليبية" gives two, of one span.
    """
    found: list[Mention] = []
    heads = reader.lexicon.organisation_heads
    reached = 0
    opened = compress(count(), map(heads.__contains__, reader.stems))
    for index in sorted({*opened, *reader.organisations}):
        if index < reached:
            continue
        named = reader.organisations.get(index)
        if named:
            end, key, country = named.end, named.entry.key, named.entry.country
        else:
            end, key, country = _by_head(reader, index)
        if end > index + (0 if named else 1):
            found.append(_mention(reader, sentence, index, end, key, country))
            found += _of_two_countries(reader, sentence, index, end, key)
            reached = end
    return tuple(found)


def _of_two_countries(
    reader: Reader, sentence: Sentence, first: int, end: int, key: str
) -> list[Mention]:
    """Return the second body of "القوات المسلحة المصرية والليبية", under its own name."""
    nisba = reader.nisba(end)
    if nisba is None or not reader.nisba(end - 1) or not nisba.entry.iso:
        return []
    token = reader.tokens[end]
    if token.prefix != "و" or not token.definite:
        return []
    shared = " ".join(token.text for token in reader.tokens[first : end - 1])
    name = f"{shared} {token.text[1:]}"
    return [_mention(reader, sentence, first, end + 1, key, nisba.entry.iso, name=name)]


def _mention(
    reader: Reader,
    sentence: Sentence,
    first: int,
    end: int,
    key: str,
    country: str,
    *,
    name: str = "",
) -> Mention:
    """Return the mention of an organisation, named as it is spelled unless ``name`` says else."""
    span = Span(sentence.span.field, reader.start(first), reader.tokens[end - 1].end)
    base = sentence.span.start
    text = sentence.text[span.start - base : span.end - base]
    return Mention(span, text, Organisation(key, name or text, country))


def _by_head(reader: Reader, first: int) -> tuple[int, str, str]:
    """Return (end, key, country) of the organisation whose head noun stands at ``first``."""
    token = reader.word(first)
    if token is None or token.stem not in reader.lexicon.organisation_heads:
        return first, "", ""
    stems = [token.stem]
    country = ""
    closed = token.definite
    index = first + 1
    while index < len(reader) and index - first < _MAX_WORDS:
        word = reader.word(index)
        if word is None or word.prefix or reader.is_function(index):
            break
        nisba = reader.nisba(index)
        place = reader.places.get(index)
        if nisba and word.definite:
            country = country or nisba.entry.iso
            if not nisba.entry.iso:
                stems.append(word.stem)
            closed = True
            index = nisba.end
            continue
        if closed and not word.definite:
            break
        if place and not closed:
            country = country or place.entry.country
            if place.entry.kind != "country":
                stems += [token.stem for token in reader.tokens[index : place.end]]
            closed = True
            index = place.end
            continue
        if closed and not _is_adjective(reader, index):
            break
        if index in reader.ranks and not closed:
            break
        stems.append(word.stem)
        closed = closed or word.definite
        index += 1
    if not closed:
        return first, "", ""
    index, region = _seat(reader, index)
    return index, " ".join(stems), country or region


def _is_adjective(reader: Reader, index: int) -> bool:
    """Say whether a definite word after a closed phrase may still describe it."""
    token = reader.tokens[index]
    names = reader.lexicon.names
    if token.stem in names.given or token.stem in names.surnames:
        return False
    return token.stem in names.nouns or token.stem in reader.grammar.portfolios


def _seat(reader: Reader, index: int) -> tuple[int, str]:
    """Take "في شرق ليبيا" and "في طرابلس" after an organisation's name."""
    token = reader.word(index)
    place = reader.places.get(index + 1)
    if token is None or token.norm != "في" or place is None:
        return index, ""
    return place.end, place.entry.country
