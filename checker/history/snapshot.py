"""What a run saw of the articles: noted while they are read, compared when the run is kept."""

from __future__ import annotations

from checker.ids import digest
from checker.stages.report.snippets import source_name
from checker.types import Article


class Snapshot:
    """The articles of one run, each with the digest of its content."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.digests: dict[str, str] = {}

    def see(self, article: Article, content: str) -> None:
        """Note an article; ``content`` is the digest that the index keeps of it."""
        self.articles[article.id] = article
        self.digests[article.id] = content

    def row(self, name: str) -> tuple[str, str, str, str, str | None]:
        """Return digest, source, desk, author and day of an article, as the history keeps them."""
        article = self.articles[name]
        return (
            self.digests[name],
            plain(source_name(article)),
            plain(article.category),
            plain(article.author),
            article.day.isoformat() if article.day else None,
        )

    def stands(self, name: str, quote: str) -> bool:
        """Say whether an article is there, and the quoted words still are in it."""
        article = self.articles.get(name)
        return article is not None and (
            quote in plain(article.text) or quote in plain(article.title)
        )

    @property
    def undated(self) -> int:
        """How many of the articles have no date."""
        return sum(article.day is None for article in self.articles.values())

    @property
    def state(self) -> str:
        """A digest of all articles and what they say."""
        return digest(*(f"{name} {self.digests[name]}" for name in sorted(self.digests)))


def plain(text: str) -> str:
    """Return a text that SQLite takes: half of a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
