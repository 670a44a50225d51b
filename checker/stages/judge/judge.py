"""Run the rules that the configuration asks for, and order what they find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.config import Config
from checker.errors import ConfigError
from checker.packs import PackIndex
from checker.rules import load_rules
from checker.rules.base import ArticleRule, Rule
from checker.rules.once import judged
from checker.stages.judge.confidence import calibration
from checker.types import SEVERITIES, Corpus, Evidence, Finding, Span


def judge(
    corpus: Corpus, config: Config, packs: PackIndex, *, only: frozenset[str] | None = None
) -> tuple[Finding, ...]:
    """Return the findings of all rules that run, most severe first, in a stable order.

    With ``only``, they are those that have evidence in one of these articles.

    Raises:
        ConfigError: the configuration names a rule that does not exist, or no rule runs.
    """
    available = load_rules()
    house = {rule.name for rule in packs.rules}
    asked = {*config.enable, *config.disable, *config.rules}
    unknown = sorted(asked - set(available) - house)
    if unknown:
        raise ConfigError(
            f"there is no rule {unknown[0]!r}", hint="`checker rules list` names them all."
        )
    # A pack's own rules run through the archetypes, under their own names.
    wanted = house.intersection(config.enable)
    running = [
        kind
        for kind, rule in available.items()
        if config.runs(kind) or (wanted and rule.family == "house")
    ]
    if not running:
        raise ConfigError("no rule is left to run", hint="Enable at least one rule.")
    found: dict[str, Finding] = {}
    rules = [available[kind](packs, config.rule(kind).options) for kind in running]
    for kind, finding in _run(rules, judged(corpus, only), only):
        setting = config.rule(finding.rule)
        if finding.rule in house and not (config.runs(kind) or finding.rule in wanted):
            continue
        if finding.rule in config.disable or not setting.enabled:
            continue
        share = calibration().share(finding.kind, finding.confidence)
        finding = replace(finding, confidence=share)
        if setting.severity and not finding.explained_by:
            finding = replace(finding, severity=setting.severity)
        sure = finding.confidence >= config.thresholds.confidence
        if sure and config.shows(finding.severity):
            known = found.get(finding.id)
            found[finding.id] = _with_evidence(known, finding) if known else finding
    # Only now: what has no evidence in them may have added some to a finding that has.
    return tuple(sorted((f for f in found.values() if _involves(f, only)), key=_order))


def _with_evidence(known: Finding, other: Finding) -> Finding:
    """Return a finding with the evidence of another that asks the same and has the same answers."""
    more = {side.key: side.evidence for side in other.sides}
    sides = tuple(
        replace(side, evidence=tuple(sorted({*side.evidence, *more.get(side.key, ())}, key=_place)))
        for side in known.sides
    )
    return replace(known, sides=sides)


def _place(evidence: Evidence) -> tuple[str, Span]:
    return evidence.article, evidence.span


def _involves(finding: Finding, only: frozenset[str] | None) -> bool:
    return only is None or any(e.article in only for side in finding.sides for e in side.evidence)


def _run(
    rules: Sequence[Rule], corpus: Corpus, only: frozenset[str] | None
) -> Iterator[tuple[str, Finding]]:
    """Yield what rules find, and which: those on single articles take turns at each article."""
    single = [rule for rule in rules if isinstance(rule, ArticleRule)]
    for article in sorted(corpus.articles if only is None else only.intersection(corpus.articles)):
        for alone in single:
            yield from ((alone.kind, finding) for finding in alone.judge_article(corpus, article))
    for rule in rules:
        if not isinstance(rule, ArticleRule):
            yield from ((rule.kind, finding) for finding in rule.judge(corpus))


def _order(finding: Finding) -> tuple[int, float, str, str, str]:
    return (
        SEVERITIES.index(finding.severity),
        -finding.confidence,
        finding.kind,
        finding.subject.label,
        finding.id,
    )
