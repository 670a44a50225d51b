"""The charts of the page as markup, with the tables behind them."""

from __future__ import annotations

from markupsafe import Markup

from checker.stages.report import html_env
from checker.stages.report.charts import kinds_by_source, over_time
from checker.stages.report.charts_svg import WIDTH, source_chart, time_chart
from checker.types import SEVERITIES, Report


def charts(report: Report) -> Markup:
    """Return the charts that a report has enough for, or nothing."""
    sources, times = kinds_by_source(report), over_time(report)
    if sources is None and times is None:
        return Markup()
    template = html_env.environment().get_template("charts.html.j2")
    text = template.render(
        width=WIDTH,
        severities=SEVERITIES,
        sources=sources,
        sources_drawn=[source_chart(sources, "ar"), source_chart(sources, "en")] if sources else (),
        times=times,
        times_drawn=[time_chart(times, "ar"), time_chart(times, "en")] if times else (),
    )
    return Markup(text)  # noqa: S704 - autoescaped
