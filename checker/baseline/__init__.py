"""Baseline: findings that somebody has set aside, in a file that is reviewed like code."""

from checker.baseline.applying import apply, apply_ignores
from checker.baseline.editing import added, expired, stale, without
from checker.baseline.model import DEFAULT_NAME, Baseline, Entry, is_expired, iso_day
from checker.baseline.reading import read_baseline
from checker.baseline.reports import Reported, ReportFile, check_whole, read_report
from checker.baseline.writing import render, write_baseline

__all__ = [
    "DEFAULT_NAME",
    "Baseline",
    "Entry",
    "ReportFile",
    "Reported",
    "added",
    "apply",
    "apply_ignores",
    "check_whole",
    "expired",
    "is_expired",
    "iso_day",
    "read_baseline",
    "read_report",
    "render",
    "stale",
    "without",
    "write_baseline",
]
