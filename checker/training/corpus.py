"""Articles as training reads them: titles, body sentences, outlet and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.errors import InputError
from checker.stages.ingest import Limits, read
from checker.stages.segment import segment
from checker.types import Article

# Every sixth week of the calendar is never trained on: all articles of it, of every outlet, so
# that neither an article nor another outlet's report of the same event is seen in training.
_HELD_OUT_WEEKS = 6
_HELD_OUT_REMAINDER = 1
_MAX_FILE_BYTES = 1 << 32  # an archive is one long file


@dataclass(frozen=True, slots=True)
class Document:
    """One article: ``sentences`` are those of lead and body, in order."""

    id: str
    source: str
    day: date | None
    title: str
    sentences: tuple[str, ...]

    @property
    def week(self) -> tuple[int, int] | None:
        """Return the ISO year and week, or None for an article without a day."""
        return None if self.day is None else tuple(self.day.isocalendar()[:2])  # type: ignore[return-value]

    @property
    def held_out(self) -> bool:
        """Say whether the article is kept for measuring."""
        week = self.week
        return week is not None and week[1] % _HELD_OUT_WEEKS == _HELD_OUT_REMAINDER

    def texts(self) -> Iterator[str]:
        """Yield the title, where there is one, and the sentences."""
        if self.title:
            yield self.title
        yield from self.sentences


def read_documents(paths: Sequence[str | Path], *, language: str = "ar") -> list[Document]:
    """Return the articles of a language in files and folders, sorted by id; bad ones are left out.

    Raises:
        InputError: not one article of the language is there.
    """
    documents = sorted(_read(paths, language), key=lambda document: document.id)
    if not documents:
        raise InputError(
            f"no article in the language {language!r} to train on",
            where=", ".join(map(str, paths)),
            hint="give JSONL files, or folders of them",
        )
    return documents


def _read(paths: Sequence[str | Path], language: str) -> Iterator[Document]:
    for item in read(list(paths), limits=Limits(max_file_bytes=_MAX_FILE_BYTES)):
        if isinstance(item, Article) and item.language == language:
            sentences = tuple(s.text for s in segment(item) if s.kind in ("lead", "body"))
            yield Document(item.id, item.source.name, item.day, item.title, sentences)


def all_texts(documents: Iterable[Document]) -> Iterator[str]:
    """Yield every title and sentence."""
    for document in documents:
        yield from document.texts()
