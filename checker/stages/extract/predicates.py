"""Posts told as a predicate or by a pronoun: "بصفته رئيسا للجنة", "عين فلان وزيرا", "رئيسها فلان".

What follows a noun in the accusative is read as behind the noun of the post; a pronoun stands for
the body that was named last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.stages.extract.reader import Reader
from checker.stages.extract.titles import PostPhrase, read_post
from checker.text.tokens import Token, tokenize
from checker.types import Mention, Post, Sentence, Span

_PRONOUNS = ("ها", "ه")
_TITLE = 24  # characters of the styles between a post and the name
_AFTER = 1  # characters between a name and the post that it is given
_LONGEST = 2  # words of a head: "أمينا عاما"
_SHORTEST = 4  # letters of a noun with the ending of the accusative


def find(
    reader: Reader, sentence: Sentence, people: Sequence[Mention], before: Sequence[Token] = ()
) -> Iterator[Mention]:
    """Yield the posts that a sentence gives to a person it names, as a predicate.

    ``before`` are the words of the sentence before it: what "its head" may be the head of.
    """
    yield from _of_its(reader, sentence, people, before)
    for index, token in enumerate(reader.tokens):
        if token.norm in reader.grammar.as_words:
            person = next((p for p in reversed(people) if p.span.end <= token.start), None)
            if person is not None:
                yield from _told(reader, sentence, index + 1, person.holder)
        elif people and _may_be_predicate(reader, index):
            near = (p for p in people if 0 <= token.start - p.span.end <= _AFTER)
            for person in near:
                yield from _told(reader, sentence, index, person.holder)


def of_speaker(
    reader: Reader, sentence: Sentence, mentions: Sequence[Mention], speaker: str
) -> Iterator[Mention]:
    """Yield the post as which the speaker of a sentence says it that names him nowhere."""
    for index, token in enumerate(reader.tokens):
        if token.norm in reader.grammar.as_words:
            before = (m for m in mentions if m.holder and m.span.end <= token.start)
            if next(before, None) is None:
                yield from _told(reader, sentence, index + 1, speaker)


def _of_its(
    reader: Reader, sentence: Sentence, people: Sequence[Mention], before: Sequence[Token]
) -> Iterator[Mention]:
    """Yield the posts of "وقال رئيسها القاضي فلان": of the body that was named last."""
    for index, token in enumerate(reader.tokens):
        noun, feminine = _headed(reader, token)
        if not noun:
            continue
        near = (p for p in people if 0 < p.span.start - token.end <= _TITLE)
        person = next((p for p in near if _only_titles(reader, index, p)), None)
        body = _antecedent(reader, (*before, *reader.tokens[:index]), feminine=feminine)
        if person is None or not body:
            continue
        head = tuple(w._replace(start=token.start, end=token.end) for w in tokenize(noun))
        post = read_post(Reader((*head, *body)), 0)
        if post is not None and post.end > len(head) and not post.plural:
            yield _mention(reader, sentence, (index, index + 1), post, person.holder)


def _headed(reader: Reader, token: Token) -> tuple[str, bool]:
    """Return the head of a post without its pronoun, and whether that is feminine; or ""."""
    ending = next((e for e in _PRONOUNS if token.stem.endswith(e)), "")
    if not token.is_word or token.definite or not ending or len(token.stem) < _SHORTEST + 1:
        return "", False
    bare = token.stem[: -len(ending)]
    bare = bare[:-1] + "ه" if bare.endswith("ت") else bare
    known = reader.lexicon.roles.spelled((bare,))
    return (bare, ending == "ها") if known is not None else ("", False)


def _only_titles(reader: Reader, index: int, person: Mention) -> bool:
    between = range(index + 1, len(reader.tokens))
    inside = [n for n in between if reader.tokens[n].end <= person.span.start]
    return all(
        n in reader.ranks or n in reader.roles or reader.tokens[n].text in reader.grammar.joints
        for n in inside
    )


def _antecedent(reader: Reader, told: Sequence[Token], *, feminine: bool) -> Sequence[Token]:
    """Return the words from the last body on that a pronoun of that gender may stand for."""
    for index in range(len(told) - 1, -1, -1):
        token = told[index]
        body = token.is_word and token.stem in reader.lexicon.organisation_heads
        if body and token.stem.endswith("ه") == feminine:
            head = tokenize(token.stem)[0] if token.prefix else token
            return (head._replace(start=token.start, end=token.end), *told[index + 1 :])
    return ()


def _may_be_predicate(reader: Reader, index: int) -> bool:
    """Say whether a word is a noun without article behind which "for" tells of what."""
    token = reader.tokens[index]
    if token.definite or token.prefix:
        return False
    if index in reader.roles:
        after = reader.word(reader.roles[index].end)
        return token.norm.endswith("ه") and after is not None and after.norm.startswith("ل")
    return bool(_bare(token))


def _told(reader: Reader, sentence: Sentence, index: int, holder: str) -> Iterator[Mention]:
    if index >= len(reader.tokens):
        return
    for words in range(_LONGEST, 0, -1):
        head = _nominative(reader, index, words)
        if head is None:
            continue
        post = read_post(Reader((*head, *reader.tokens[index + words :])), 0)
        if post is None or post.plural or post.end < len(head) or post.family == "descriptor":
            continue
        if post.end > len(head) or reader.tokens[index].definite:
            yield _mention(
                reader, sentence, (index, index + words + post.end - len(head)), post, holder
            )
        return


def _nominative(reader: Reader, index: int, words: int) -> tuple[Token, ...] | None:
    """Return that many words of a head without the ending of the accusative, or None."""
    taken = reader.tokens[index : index + words]
    if len(taken) < words or not all(token.is_word for token in taken):
        return None
    bare = [_bare(token) or token.text for token in taken]
    head = [
        word._replace(start=t.start, end=t.end)
        for b, t in zip(bare, taken, strict=True)
        for word in tokenize(b)
    ]
    spelled = tuple(word.stem for word in head)
    return tuple(head) if reader.lexicon.roles.spelled(spelled) is not None else None


def _bare(token: Token) -> str:
    """Return a word without the ending of the accusative, or "" where it has none."""
    ends = token.norm.endswith("ا") and len(token.norm) >= _SHORTEST and not token.definite
    return token.norm[:-1] if ends and token.is_word else ""


def _mention(
    reader: Reader, sentence: Sentence, span: tuple[int, int], post: PostPhrase, holder: str
) -> Mention:
    start, end = reader.start(span[0]), reader.tokens[span[1] - 1].end
    base = sentence.span.start
    text = sentence.text[start - base : end - base]
    value = Post(post.role, post.scope, post.country, text, post.status)
    return Mention(Span(sentence.span.field, start, end), text, value, holder)
