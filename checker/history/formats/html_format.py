"""The report as one page in the house design: right to left, light and dark, nothing loaded."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from checker.history.formats import words
from checker.history.formats.grids_svg import WIDTH as GRID_WIDTH
from checker.history.formats.grids_svg import heat_chart, subject_chart
from checker.history.formats.shares_svg import HEIGHT, LEAST_POINTS, WIDTH, flow_chart, share_chart
from checker.history.groups import LEVELS
from checker.history.model import Score, Trends
from checker.stages.report import html_env
from checker.types import Bilingual

# Rows of a table on the page; JSON and CSV have every one.
MOST_ROWS = 50
_FOLDER = Path(__file__).parent


def render(found: Trends) -> str:
    """Return the page: headline figures, charts with the tables behind them, lists, inputs."""
    scores = {level: [one for one in found.scores if one.level == level] for level in LEVELS}
    return (
        _environment()
        .get_template("trends.html.j2")
        .render(
            found=found,
            scores={level: _first(rows) for level, rows in scores.items() if rows},
            left_out={level: max(0, len(rows) - MOST_ROWS) for level, rows in scores.items()},
            shares=[share_chart(found, "ar"), share_chart(found, "en")],
            flows=[flow_chart(found, "ar"), flow_chart(found, "en")],
            heats=[heat_chart(found.heat, "ar"), heat_chart(found.heat, "en")],
            rows=[subject_chart(found, "ar"), subject_chart(found, "en")],
            width=WIDTH,
            height=HEIGHT,
            grid_width=GRID_WIDTH,
            line_drawn=sum(not one.cited.few for one in found.measures) >= LEAST_POINTS,
            most=MOST_ROWS,
            style=_style(),
            script=_script(),
            policy=_policy(),
        )
    )


def _first(rows: list[Score]) -> list[Score]:
    """Return the rows to draw: of most articles first."""
    return sorted(rows, key=lambda row: (-row.articles, row.outlet, row.desk, row.author))[
        :MOST_ROWS
    ]


@cache
def _environment() -> Environment:
    """Return the environment of the other report, with the templates and words of this one."""
    env = html_env.environment().overlay()
    env.globals = {**env.globals}
    assert env.loader is not None  # noqa: S101 - made with one
    env.loader = ChoiceLoader([FileSystemLoader(_FOLDER / "templates"), env.loader])
    env.globals.update(
        t=_both,
        pick=_pick,
        period_label=words.period_label,
        hundred=words.hundred,
        bounds=words.bounds,
        number=words.number,
    )
    return env


def _both(text: Bilingual | str) -> Markup:
    return html_env.both(words.word(text) if isinstance(text, str) else text)


def _pick(key: str, language: str) -> str:
    pair = words.word(key)
    return pair.ar if language == "ar" else pair.en


@cache
def _style() -> Markup:
    own = (_FOLDER / "trends.css").read_text(encoding="utf-8")
    return Markup(f"{html_env.style()}\n{own}")  # noqa: S704 - our own files, not input


@cache
def _script() -> Markup:
    text = (_FOLDER / "templates" / "trends.js").read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - our own file, not input


@cache
def _policy() -> str:
    """Return the Content-Security-Policy: this one script, this one style sheet, nothing else."""
    script, style = (
        b64encode(sha256(text.encode()).digest()).decode() for text in (_script(), _style())
    )
    return (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
        "base-uri 'none'; form-action 'none'"
    )
