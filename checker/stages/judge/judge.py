"""Run the rules that the configuration asks for, and order what they find."""

from __future__ import annotations

from dataclasses import replace

from checker.config import Config
from checker.errors import ConfigError
from checker.packs import PackIndex
from checker.rules import load_rules
from checker.types import SEVERITIES, Corpus, Finding


def judge(corpus: Corpus, config: Config, packs: PackIndex) -> tuple[Finding, ...]:
    """Return the findings of all rules that run, most severe first, in a stable order.

    Raises:
        ConfigError: the configuration names a rule that does not exist, or no rule runs.
    """
    available = load_rules()
    asked = {*config.enable, *config.disable, *config.rules}
    unknown = sorted(asked - set(available))
    if unknown:
        raise ConfigError(
            f"there is no rule {unknown[0]!r}", hint="`checker rules list` names them all."
        )
    running = [kind for kind in available if config.runs(kind)]
    if not running:
        raise ConfigError("no rule is left to run", hint="Enable at least one rule.")
    found: dict[str, Finding] = {}
    for kind in running:
        setting = config.rule(kind)
        for finding in available[kind](packs, setting.options).judge(corpus):
            if setting.severity and not finding.explained_by:
                finding = replace(finding, severity=setting.severity)
            sure = finding.confidence >= config.thresholds.confidence
            if sure and config.shows(finding.severity):
                found.setdefault(finding.id, finding)
    return tuple(sorted(found.values(), key=_order))


def _order(finding: Finding) -> tuple[int, float, str, str, str]:
    return (
        SEVERITIES.index(finding.severity),
        -finding.confidence,
        finding.kind,
        finding.subject.label,
        finding.id,
    )
