"""Read plain text and Markdown.

A ``.txt`` is its text, whole and untouched: line ends, blank lines and the headline in its
first line included, so that offsets are those of the file. Markdown is raw text too, save for
a block of ``key: value`` lines between ``---`` at its head, as site generators write it, and
for comments to us, which are blank in the text: offsets stay, and no sentence is made of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.stages.ingest import ignoring, records
from checker.stages.ingest.base import Document, Draft, Drafts
from checker.stages.ingest.decoding import decode

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n((?:[^\r\n]*\r?\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_FIELD = re.compile(r"([A-Za-z_]{1,40})[ \t]*:[ \t]*(.+)")


def read(document: Document) -> Drafts:
    """Yield the one article of a text file; its id is the file's stem."""
    yield Draft(text=decode(document.data()), id=document.stem)


def read_markdown(document: Document) -> Drafts:
    """Yield the one article of a Markdown file, with what its front matter says."""
    raw, ignore = ignoring.of_markdown(decode(document.data()))
    match = _FRONT_MATTER.match(raw)
    if not match:
        yield Draft(text=raw, id=document.stem, ignore=ignore)
        return
    fields: dict[str, object] = {}
    for line in match.group(1).splitlines():
        field = _FIELD.fullmatch(line.strip())
        if field:
            fields.setdefault(field.group(1), field.group(2).strip().strip("\"'"))
    fields["id"] = document.stem
    yield replace(records.draft({**fields, "text": raw[match.end() :]}), ignore=ignore)
