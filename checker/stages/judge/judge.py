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
from checker.types import SEVERITIES, Corpus, Finding


def judge(corpus: Corpus, config: Config, packs: PackIndex) -> tuple[Finding, ...]:
    """Return the findings of all rules that run, most severe first, in a stable order.

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
    for kind, finding in _run(rules, judged(corpus)):
        setting = config.rule(finding.rule)
        if finding.rule in house and not (config.runs(kind) or finding.rule in wanted):
            continue
        if finding.rule in config.disable or not setting.enabled:
            continue
        if setting.severity and not finding.explained_by:
            finding = replace(finding, severity=setting.severity)
        sure = finding.confidence >= config.thresholds.confidence
        if sure and config.shows(finding.severity):
            found.setdefault(finding.id, finding)
    return tuple(sorted(found.values(), key=_order))


def _run(rules: Sequence[Rule], corpus: Corpus) -> Iterator[tuple[str, Finding]]:
    """Yield what rules find, and which: those on single articles take turns at each article."""
    single = [rule for rule in rules if isinstance(rule, ArticleRule)]
    for article in sorted(corpus.articles):
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
