"""The page of a rule for readers who never ran ``checker rules explain``."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from inspect import cleandoc

from checker.rules import load_rules
from checker.stages.report.labels import kind_label, kind_note
from checker.types import Bilingual, Finding, Severity

_HEADING = re.compile(r"^(\w[\w ]*):$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a rule is called, why it matters, and its page as plain text and as Markdown."""

    name: str
    label: Bilingual
    note: Bilingual
    severity: Severity
    family: str
    text: str
    markdown: str


def rule_page(finding: Finding) -> RulePage:
    """Return the page of the rule that found this; a newsroom's own rule has its kind alone."""
    label = kind_label(finding.kind)
    note = kind_note(finding.kind) or label
    rule = load_rules().get(finding.rule)
    if rule is None:
        text = f"{note.en}\n{note.ar}"
        return RulePage(finding.rule, label, note, finding.severity, "house", text, text)
    page = cleandoc(sys.modules[rule.__module__].__doc__ or "")
    return RulePage(
        finding.rule, label, note, rule.severity, rule.family, page, _markdown(page, note)
    )


def _markdown(page: str, note: Bilingual) -> str:
    """Return the docstring with its headings marked; its indented paragraphs are plain ones."""
    body = re.sub(r"^ {4}", "", page.partition("\n")[2].strip(), flags=re.MULTILINE)
    return f"{note.en}\n\n{note.ar}\n\n" + _HEADING.sub(r"## \1\n", body)
