"""Posts told by what somebody does: "الذي يرأس اللجنة", "ويتولى فلان إدارة الشركة".

The words behind such a verb are read as those behind the noun of the office are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.stages.extract.reader import Reader
from checker.stages.extract.titles import PostPhrase, read_post
from checker.text.tokens import Token, tokenize
from checker.types import Mention, Post, Sentence, Span

_NEAR = 3  # characters between a name and its relative clause
_TITLE = 12  # characters of an honorific before a name
_FARTHEST = 6  # words of a body before "that X leads"
_PRONOUNS = ("ها", "هم", "ه")
_REACH = 9  # words between the verb and to whom an office comes
_YEAR = 4  # digits
_HE, _WHO = frozenset({"هو", "هي", "وهو", "وهي"}), frozenset({"من"})


class Duty(NamedTuple):
    """A verb that tells of an office: the noun of the office, and the last token of the verb."""

    noun: str
    last: int


def find(reader: Reader, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a post for every duty that a verb gives to a person of the sentence."""
    yield from _of_subject(reader, sentence, people)
    yield from _passed_on(reader, sentence, people)
    for index, relative in enumerate(reader.tokens[:-2]):
        who = relative.norm in _WHO and index > 0 and reader.tokens[index - 1].norm in _HE
        if relative.norm not in reader.grammar.relatives and not who:
            continue
        yield from _of_leader(reader, sentence, people, index)
        told = _duty(reader, index + 1)
        first = index - 1 if reader.tokens[index - 1].norm in _HE and index else index
        start = reader.tokens[first].start
        near = [person for person in people if 0 <= start - person.span.end <= _NEAR]
        if told and near:
            yield from _office(reader, sentence, index, told, near[0])


def _duty(reader: Reader, index: int) -> Duty | None:
    """Return the office that the verb at an index tells of, alone or with a noun."""
    tokens, grammar = reader.tokens, reader.grammar
    verb = tokens[index].norm
    for words, noun in grammar.office_phrases.items():
        if tuple(token.norm for token in tokens[index : index + len(words)]) == words:
            return Duty(noun, index + len(words) - 1)
    if noun := grammar.office_verbs.get(verb, ""):
        return Duty(noun, index)
    if verb not in grammar.holding_verbs or index + 1 >= len(tokens):
        return None
    return _of_noun(reader, index + 1)


def _of_noun(reader: Reader, index: int) -> Duty | None:
    """Return the office of "رئاسة الهيئة", "الإدارة المالية", "منصب المدير العام"."""
    tokens, grammar = reader.tokens, reader.grammar
    after = tokens[index]
    if after.norm in grammar.office_words and index + 1 in reader.roles:
        return Duty(tokens[index + 1].text, index + 1)
    noun = grammar.office_nouns.get(after.stem, "")
    if not noun or after.prefix not in {"", "ب"}:
        return None
    if after.definite and (whole := _of_two(reader, noun, index + 1)):
        return Duty(whole, index + 1)
    return Duty("ال" + noun if after.definite else noun, index)


def _of_two(reader: Reader, noun: str, index: int) -> str:
    """Return "الأمين العام" for "الأمانة العامة": the adjective is the holder's then, or ""."""
    adjective = reader.word(index)
    if adjective is None or not adjective.definite or not adjective.stem.endswith("ه"):
        return ""
    spelled = tuple(token.stem for token in tokenize(noun)), adjective.stem[:-1]
    known = reader.lexicon.roles.spelled((*spelled[0], spelled[1]))
    return f"ال{noun} ال{spelled[1]}" if known is not None else ""


def _of_subject(reader: Reader, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the posts of "ويتولى فلان رئاسة الهيئة", "ويرأس فلان مجلس الإدارة"."""
    tokens = reader.tokens
    dated = any(token.is_number and len(token.text) == _YEAR for token in tokens)
    for index, verb in enumerate(tokens[:-2]):
        norm = verb.norm.removeprefix("و")
        took = norm in reader.grammar.took_verbs and not dated and not _was(reader, index - 1)
        holding = took or norm in reader.grammar.holding_verbs
        if not holding and norm not in reader.grammar.heading_verbs:
            continue
        person = next((p for p in people if 0 < p.span.start - verb.end <= _TITLE), None)
        behind = (n for n, t in enumerate(tokens) if person and t.start >= person.span.end)
        at = next(behind, len(tokens) - 1)
        if person is None or at + 1 >= len(tokens):
            continue
        told = _of_noun(reader, at) if holding else Duty(reader.grammar.office_verbs[norm], at - 1)
        if told:
            yield from _office(reader, sentence, at, told, person, sure=not holding)


def _was(reader: Reader, index: int) -> bool:
    """Say whether a word sets what follows into the past: "سبق أن تولى", "كان قد تولى"."""
    return index >= 0 and reader.tokens[index].norm in reader.grammar.past_words


def _passed_on(reader: Reader, sentence: Sentence, people: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the posts of "آلت حقيبة النقل إلى فلان", "عهد برئاسة اللجنة إلى فلان"."""
    tokens = reader.tokens
    for index, verb in enumerate(tokens):
        bare = verb.norm.removeprefix("و").removeprefix("ف")
        if not {verb.norm, verb.stem, bare} & reader.grammar.passing_verbs:
            continue
        to = (n for n in range(index + 1, min(index + _REACH, len(tokens))) if _leads(tokens[n]))
        at = next(to, len(tokens))
        near = (p for p in people if at < len(tokens) and _meets(tokens[at], p))
        person = next(near, None)
        behind = (n for n in range(index + 1, at) if _of_noun(reader, n))
        before = (
            n for n in range(index - 1, max(-1, index - _FARTHEST), -1) if _of_noun(reader, n)
        )
        office = next(behind, next(before, -1))
        if person is None or office < 0:
            continue
        told = _of_noun(reader, office)
        if told:
            yield from _office(reader, sentence, office, told, person)


def _leads(token: Token) -> bool:
    return token.norm == "الي" or (token.prefix == "ل" and token.is_word)


def _meets(token: Token, person: Mention) -> bool:
    """Say whether a person is the one to whom "to" leads, a style allowed between."""
    return token.start <= person.span.start <= token.end + _TITLE


def _of_leader(
    reader: Reader, sentence: Sentence, people: Sequence[Mention], index: int
) -> Iterator[Mention]:
    """Yield the posts of "النقابة التي يتزعمها فلان", "الفريق الذي يتولى فلان تدريبه"."""
    tokens, verb = reader.tokens, reader.tokens[index + 1]
    person = next((p for p in people if 0 < p.span.start - verb.end <= _TITLE), None)
    if person is None:
        return
    bare = next((verb.norm[: -len(end)] for end in _PRONOUNS if verb.norm.endswith(end)), "")
    noun = reader.grammar.office_verbs.get(bare, "")
    if not noun and verb.norm in reader.grammar.holding_verbs:
        after = next((token for token in tokens if token.start >= person.span.end), None)
        named = next(
            (after.stem[: -len(e)] for e in _PRONOUNS if after and after.stem.endswith(e)), ""
        )
        nouns = reader.grammar.office_nouns
        noun = nouns.get(named, nouns.get(named.removesuffix("ت") + "ه", ""))
    body = _body(reader, index)
    if noun and body:
        head = _as_head(noun, tokens[body[0]])
        post = read_post(Reader((*head, *tokens[body[0] : body[1]])), 0)
        if post is not None and post.end > len(head):
            yield _mention(reader, sentence, (body[0], index + 1), post, person)


def _body(reader: Reader, end: int) -> tuple[int, int] | None:
    """Return the tokens of the body that a relative clause follows."""
    if end and reader.tokens[end - 1].text in reader.grammar.joints:
        end -= 1
    heads = reader.lexicon.organisation_heads
    for first in range(end - 1, max(-1, end - _FARTHEST), -1):
        token = reader.word(first)
        if token is None:
            return None
        if token.stem in heads or (first == end - 1 and token.definite):
            return first, end
    return None


def _office(
    reader: Reader,
    sentence: Sentence,
    first: int,
    told: Duty,
    person: Mention,
    *,
    sure: bool = False,
) -> Iterator[Mention]:
    """Yield the post that the words behind a duty tell once its noun stands for the verb.

    ``sure``: only of what a lexicon knows as an office; "يرأس فلان الاجتماع" tells of none.
    """
    head = _as_head(told.noun, reader.tokens[max(told.last, 0)])
    read = Reader((*head, *reader.tokens[told.last + 1 :]))
    post = read_post(read, 0)
    if post is None or (sure and post.role in {"president", "leader", "commander"}):
        return
    if post.role == "team_captain":
        return  # "التي تقود الفريق": a captain, a coach, or whoever leads scientists
    if post.end == len(head) == 1 and not post.scope and not post.country:
        return
    span = first, told.last + 1 + post.end - len(head)
    yield _mention(reader, sentence, span, post, person)


def _as_head(noun: str, at: Token) -> tuple[Token, ...]:
    return tuple(word._replace(start=at.start, end=at.end) for word in tokenize(noun))


def _mention(
    reader: Reader, sentence: Sentence, span: tuple[int, int], post: PostPhrase, person: Mention
) -> Mention:
    start, end = reader.start(span[0]), reader.tokens[span[1] - 1].end
    base = sentence.span.start
    text = sentence.text[start - base : end - base]
    value = Post(post.role, post.scope, post.country, text, post.status)
    return Mention(Span(sentence.span.field, start, end), text, value, person.holder)
