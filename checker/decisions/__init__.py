"""What editors decided on findings: an append-only log, and what stands of it."""

from checker.decisions.applying import apply_decisions
from checker.decisions.exchange import read_any, read_lines, write_lines
from checker.decisions.log import LOG_NAME, DecisionLog, read_log
from checker.decisions.model import REASONS, VERDICTS, Decision, Reason, Verdict, decide, undo
from checker.decisions.standing import Standing, declined, standing
from checker.decisions.tally import Record, records

__all__ = [
    "LOG_NAME",
    "REASONS",
    "VERDICTS",
    "Decision",
    "DecisionLog",
    "Reason",
    "Record",
    "Standing",
    "Verdict",
    "apply_decisions",
    "decide",
    "declined",
    "read_any",
    "read_lines",
    "read_log",
    "records",
    "standing",
    "undo",
    "write_lines",
]
