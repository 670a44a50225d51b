"""Garbled title.

What it flags:
    A rank that has been dropped into the middle of a post, or a part of a rank that has strayed
    from it ("نائب القائد العام الفريق أول للقوات المسلحة، ركن فلان"); a post whose first two words
    have changed places ("الدفاع وزير السنغالي", "مجلس رئيس إدارة الشركة", "العام النائب الليبي");
    the name of a body that a word of the post has split ("للأمم العامة المتحدة"), or before which
    its adjective has slipped ("الوطني الأرشيف مدير عام").

Why it matters:
    The reader can no longer tell which word belongs to the rank and which to the post; it is a
    frequent trace of automatic rewriting.

When it stays silent:
    Rank before post, post before rank, and a qualifier in any place that usage allows
    ("الفريق الركن", "فريق أول ركن", "فريق ركن أول").

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import ArticleRule
from checker.rules.people.permuted import permuted
from checker.rules.sides import Proof, sides
from checker.text.normalise import fold
from checker.types import (
    Corpus,
    Finding,
    Mention,
    Person,
    Post,
    Rank,
    Severity,
    Span,
    Statement,
    Subject,
)


class GarbledTitle(ArticleRule):
    """Flag a title whose parts stand in a broken order."""

    kind = "garbled-title"
    family = "people"
    severity: ClassVar[Severity] = "error"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per garbled title."""
        for statement in corpus.statements[article]:
            for post, rank in (*_broken(statement), *_reversed(statement)):
                yield self._finding(corpus, statement, post, rank)
            for span in permuted(statement):
                yield self._shown(corpus, statement, span, "")

    def _finding(
        self, corpus: Corpus, statement: Statement, post: Mention, rank: Mention
    ) -> Finding:
        span = Span(
            post.span.field,
            post.span.start,
            max(post.span.end, rank.span.end, _name_end(statement, rank)),
        )
        return self._shown(corpus, statement, span, rank.holder)

    def _shown(self, corpus: Corpus, statement: Statement, span: Span, holder: str) -> Finding:
        article = corpus.articles[statement.article]
        shown = article.field(span.field)[span.start : span.end]
        return self.finding(
            subject=Subject(f"title-{digest(holder, shown)}", holder or shown),
            sides=sides(corpus, [Proof(digest(shown), shown, statement, span)]),
            confidence=0.9,
            text_shown=shown,
        )


def _broken(statement: Statement) -> Iterator[tuple[Mention, Mention]]:
    """Yield each post with the rank that stands inside it."""
    posts = [mention for mention in statement.mentions if isinstance(mention.value, Post)]
    ranks = [mention for mention in statement.mentions if isinstance(mention.value, Rank)]
    for post in posts:
        for rank in ranks:
            inside = post.span.start < rank.span.start < post.span.end
            if inside and post.span.field == rank.span.field:
                yield post, rank


def _reversed(statement: Statement) -> Iterator[tuple[Mention, Mention]]:
    """Yield each rank that its own qualifier precedes ("الركن العميد فلان")."""
    for mention in statement.mentions:
        value = mention.value
        if isinstance(value, Rank) and value.qualifiers and mention.holder:
            opening = fold(mention.text).split()[0].removeprefix("ال")
            if opening in value.qualifiers:
                yield mention, mention


def _name_end(statement: Statement, rank: Mention) -> int:
    ends = [
        mention.span.end
        for mention in statement.mentions
        if isinstance(mention.value, Person)
        and mention.holder == rank.holder
        and 0 <= mention.span.start - rank.span.end <= 3
    ]
    return max(ends, default=0)
