"""A command line whose pipeline is a stand-in, so that these tests are about the shell alone."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.config import Config
from checker.types import (
    Article,
    Bilingual,
    Counts,
    Evidence,
    Finding,
    Report,
    Run,
    Severity,
    Side,
    Skipped,
    Span,
    Subject,
)

TEXT = "قال اللواء سالم الورداني إن الجسر آمن."


def finding(severity: Severity = "warning") -> Finding:
    proof = Evidence("a", Span("text", 4, 10), TEXT[4:10], Span("text", 0, len(TEXT)))
    return Finding(
        id=f"f-{severity}",
        rule="rank-conflict",
        kind="rank-conflict",
        severity=severity,
        confidence=0.9,
        subject=Subject("salim", "سالم الورداني"),
        question=Bilingual("ما رتبته؟", "What rank?"),
        message=Bilingual("رتبتان", "Two ranks"),
        sides=(Side("لواء", "liwa", (proof,)), Side("فريق", "fariq", (proof,))),
    )


@dataclass
class Stage:
    """What the stand-in returns or raises, and what it was called with."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    articles: int = 1
    fault: BaseException | None = None
    stdin: bytes = b""
    inputs: list[str | Path] = field(default_factory=list)
    config: Config = field(default_factory=Config)
    progress: object = None

    def check_paths(
        self,
        inputs: Sequence[str | Path],
        config: Config,
        *,
        started: str,
        timer: Callable[[], float],
        progress: Callable[[str, int, int], None] | None = None,
        stdin: BinaryIO | None = None,
    ) -> Report:
        self.inputs, self.config, self.progress = list(inputs), config, progress
        if stdin is not None:
            self.stdin = stdin.read()
        if self.fault:
            raise self.fault
        shown = [finding for finding in self.findings if config.shows(finding.severity)]
        return Report(
            run=Run("0", started, 0.0, "hashing", config.packs, config.summary()),
            corpus=Counts(self.articles, 1, 0, 0, self.skipped),
            findings=tuple(shown),
            articles=(Article("a", TEXT),) if self.articles else (),
        )


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    stand_in = Stage(findings=(finding(),))
    module: Any = SimpleNamespace(check_paths=stand_in.check_paths)
    monkeypatch.setitem(sys.modules, "checker.pipeline", module)
    return stand_in


Checker = Callable[..., Result]


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    """Run the command in an empty folder with a clean environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_CONFIG", "CHECKER_FAIL_ON", "CHECKER_PACKS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run
