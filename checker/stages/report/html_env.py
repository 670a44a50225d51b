"""The template environment of the page: everything escaped, hostile characters named."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checker.ids import digest
from checker.stages.report import labels
from checker.stages.report.snippets import deep_url
from checker.stages.report.timeline_svg import period
from checker.stages.report.visible import clipped, one_line, visible
from checker.types import Bilingual

_FOLDER = Path(__file__).parent
_STYLES = ("tokens", "layout", "cards", "timeline", "charts", "print")


@cache
def environment() -> Environment:
    """Return the environment, made once: autoescape on, an unknown name is an error."""
    env = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    env.globals.update(
        t=both,
        pick=pick,
        counted=labels.counted,
        day_label=labels.day_label,
        kind_label=labels.kind_label,
        kind_note=labels.kind_note,
        deep_url=deep_url,
        digest=digest,
        period=period,
        clipped=clipped,
        one_line=one_line,
    )
    return env


@lru_cache(maxsize=8192)  # kinds, days and numbers come back on every card
def both(text: Bilingual | str) -> Markup:
    """Return a text in both languages, of which the page shows one.

    A string is a key of ``labels.yml``. A text that is the same in both is written once.
    """
    pair = labels.word(text) if isinstance(text, str) else text
    if pair.ar == pair.en:
        return Markup(f"<bdi>{escape(visible(pair.ar))}</bdi>")  # noqa: S704 - escaped
    arabic, english = escape(visible(pair.ar)), escape(visible(pair.en))
    return Markup(  # noqa: S704 - escaped; Markup.format would take thrice as long
        f'<span class="t" lang="ar">{arabic}</span><span class="t" lang="en">{english}</span>'
    )


def pick(key: str, language: str) -> str:
    """Return a fixed text in one language."""
    pair = labels.word(key)
    return pair.ar if language == "ar" else pair.en


def trusted(text: str) -> Markup:
    """Return a text of this project as markup; never call it on anything that was read."""
    return Markup(text)  # noqa: S704 - constants of the caller


@cache
def style() -> Markup:
    """Return the style sheet of the page."""
    parts = [(_FOLDER / "style" / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES]
    return Markup("\n".join(parts))  # noqa: S704 - our own file, not input


@cache
def script() -> Markup:
    """Return the script of the page."""
    text = (_FOLDER / "templates" / "report.js").read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - our own file, not input


@cache
def policy() -> str:
    """Return the Content-Security-Policy: this one script, this one style sheet, nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script())}'; style-src '{_hash(style())}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
