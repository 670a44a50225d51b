"""Render a report for people and for machines: one file per format, ``base`` names them all."""

from checker.stages.report.base import FORMATS, render, write_html

__all__ = ["FORMATS", "render", "write_html"]
