"""The templates of the review, and their words in both languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from checker.review.desk import address, token
from checker.stages.report import html_env
from checker.types import Bilingual

_FOLDER = Path(__file__).parent
_RUN = re.compile(r"\S{200}(?=\S)")


def breakable(text: str) -> Markup:
    """Return a text that may be broken within its longest words.

    A browser shapes all of an unbroken run anew for each of its lines: of 60,000 Arabic letters
    without a space Chromium makes a picture of half a minute.
    """
    parts: list[str] = []
    last = 0
    for run in _RUN.finditer(text):
        parts.append(text[last : run.end()])
        last = run.end()
    return Markup("<wbr>").join([*parts, text[last:]])


def is_label(text: str) -> bool:
    """Say whether a text is a key of our labels."""
    return text in _labels()


_GLOBALS = {"address": address, "breakable": breakable, "is_label": is_label, "token": token}


@cache
def environment() -> Environment:
    """Return the templates: those of the report, and ours over them."""
    report = html_env.environment()
    loaders = [FileSystemLoader(_FOLDER / "templates"), report.loader]
    env = report.overlay(loader=ChoiceLoader([loader for loader in loaders if loader]))
    env.globals = {**report.globals, "t": both, "words": pick, **_GLOBALS}
    return env


def both(text: Bilingual | str) -> Markup:
    """Return a text in both languages; a string is a key of our labels, or of the report's."""
    return html_env.both(_labels().get(text, text) if isinstance(text, str) else text)


def pick(key: str, language: str) -> str:
    """Return a fixed text in one language."""
    pair = _labels().get(key)
    if pair is None:
        return html_env.pick(key, language)
    return pair.ar if language == "ar" else pair.en


@cache
def stylesheet() -> str:
    """Return the style of the report, and ours after it."""
    return f"{html_env.style()}\n{(_FOLDER / 'review.css').read_text(encoding='utf-8')}"


@cache
def script() -> str:
    """Return the script of the pages."""
    return (_FOLDER / "review.js").read_text(encoding="utf-8")


@cache
def _labels() -> dict[str, Bilingual]:
    data = yaml.safe_load((_FOLDER / "labels.yml").read_text(encoding="utf-8"))
    return {key: Bilingual(pair["ar"], pair["en"]) for key, pair in data.items()}
