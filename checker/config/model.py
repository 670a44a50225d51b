"""What can be set, with its default. Every field says in one sentence what it does."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from checker.types import SEVERITIES, Severity

FailOn: TypeAlias = Literal["error", "warning", "info", "none"]
Option: TypeAlias = bool | int | float | str | tuple[bool | int | float | str, ...]
Slug: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Share: TypeAlias = Annotated[float, Field(ge=0, le=1)]


class Section(BaseModel):
    """A part of the configuration: frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class RuleConfig(Section):
    """What a newsroom changes about one rule."""

    enabled: bool = Field(True, description="Whether the rule runs.")
    severity: Severity | None = Field(
        None, description="Severity of its findings in place of the rule's own."
    )
    options: dict[str, Option] = Field(
        default_factory=dict, description="Options of the rule, see `checker rules explain`."
    )


class Limits(Section):
    """How much of an input is read before it is skipped with a reason."""

    max_bytes: int = Field(
        10_000_000, ge=1, description="Largest file, or line of JSONL, in bytes."
    )
    max_articles: int = Field(
        1_000_000, ge=1, description="Most articles of one run; the rest is skipped, and said so."
    )


class Thresholds(Section):
    """Cut-offs of the stages; raise them for fewer findings, lower them for more."""

    similarity: Share = Field(
        0.46, description="Least likeness of two statements for them to be compared as one claim."
    )
    copy_share: Share = Field(
        0.85, description="Least share of common word groups for an article to be a copy."
    )
    confidence: Share = Field(0.0, description="Findings of less confidence are left out.")


class Notice(Section):
    """Where the summary of `checker trends --notify` goes; secrets come from the environment."""

    webhook: str = Field(
        "",
        pattern=r"^$|^https://[^\s]+$|^http://(127\.0\.0\.1|localhost)(:\d+)?(/[^\s]*)?$",
        description="Address (https) that gets the summary as JSON; empty: none.",
    )
    mail_to: tuple[Annotated[str, Field(pattern=r"^[^\s@<>,]+@[^\s@<>,]+$")], ...] = Field(
        (), description="Who gets the summary by mail; empty: nobody."
    )
    mail_from: str = Field(
        "", pattern=r"^$|^[^\s@<>,]+@[^\s@<>,]+$", description="Sender of the mail."
    )
    smtp_host: str = Field("", pattern=r"^[^\s/]*$", description="Mail server.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the line to the mail server is secured; none: on 127.0.0.1."
    )
    seconds: float = Field(
        10.0, gt=0, le=120, description="Time-out of the webhook, and of the mail server."
    )


class Config(Section):
    """The whole configuration of a run; `Config()` is what runs when nothing is set."""

    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = Field(
        ("ar", "en"), min_length=1, description="Languages that are read, as ISO 639 codes."
    )
    encoder: str = Field(
        "default",
        min_length=1,
        description="Sentence encoder: default, hashing, static:FOLDER or "
        "sentence-transformers:MODEL.",
    )
    vector_cache: str = Field(
        "", description="File that keeps sentence vectors between runs; empty: none is kept."
    )
    packs: tuple[Annotated[str, Field(min_length=1)], ...] = Field(
        ("libya-egypt",),
        description="Newsroom packs: names of bundled packs, or paths of pack folders.",
    )
    enable: tuple[Slug, ...] = Field(
        (), description="Only these rules run; empty means all that are not disabled."
    )
    disable: tuple[Slug, ...] = Field((), description="These rules do not run.")
    rules: dict[Slug, RuleConfig] = Field(
        default_factory=dict, description="Per rule: enabled, severity, options."
    )
    fail_on: FailOn = Field(
        "warning", description="Least severity that makes the exit code 1; none never does."
    )
    min_severity: Severity = Field("info", description="Findings below it are left out.")
    baseline: str = Field(
        "", description="File of findings that were set aside; empty: none is used."
    )
    decisions: str = Field(
        "",
        description="Log of `checker review`, or file of its export, that is heeded; empty: none, "
        "and with --index that of the index.",
    )
    story_window_days: int = Field(
        4, ge=0, le=366, description="Days within which articles may tell of one event."
    )
    limits: Limits = Field(Limits(), description="How much is read.")
    thresholds: Thresholds = Field(Thresholds(), description="Cut-offs of the stages.")
    notice: Notice = Field(Notice(), description="Where notices go.")

    def runs(self, rule: str) -> bool:
        """Say whether a rule runs: `enable` narrows, `disable` and its own table take away."""
        if rule in self.disable or (self.enable and rule not in self.enable):
            return False
        return rule in self.enable or self.rule(rule).enabled

    def rule(self, name: str) -> RuleConfig:
        """Return what is set for a rule, or the defaults."""
        return self.rules.get(name, RuleConfig())

    def shows(self, severity: Severity) -> bool:
        """Say whether findings of this severity are kept."""
        return SEVERITIES.index(severity) <= SEVERITIES.index(self.min_severity)

    def fails(self, severity: Severity) -> bool:
        """Say whether a finding of this severity makes the run fail."""
        if self.fail_on == "none":
            return False
        return SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)

    def summary(self) -> dict[str, object]:
        """Return the settings for the report: JSON types, and no path or address of this machine.

        A pack given by its path appears under the name of its folder.
        """
        values: dict[str, object] = self.model_dump(mode="json", exclude={"notice"})
        values["packs"] = [PurePath(pack).name for pack in self.packs]
        kind, mark, model = self.encoder.rpartition(":")
        if PurePath(model).is_absolute():
            values["encoder"] = f"{kind}{mark}{PurePath(model).name}"
        for key in ("vector_cache", "baseline", "decisions"):
            values[key] = PurePath(getattr(self, key)).name
        return values
