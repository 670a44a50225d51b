"""What the formats for machines look like, kept to be read in a change.

`python -m tests.report.golden` writes the files of ``golden/`` again.
"""

import json
from pathlib import Path

from checker.stages.report import render
from checker.stages.report.json_format import encode

from .factory import market

FOLDER = Path(__file__).parent / "golden"
NAMES = {
    "sarif": "report.sarif",
    "junit": "report.xml",
    "github": "report.github.txt",
    "markdown": "report.md",
    "gitlab": "report.gitlab.json",
    "rdjsonl": "report.rdjsonl",
    "webannotation": "report.jsonld",
}


def golden(name: str) -> str:
    """A small gate's report; in SARIF without the rules' pages, which are kept elsewhere."""
    text = render(market(), name)
    if name != "sarif":
        return text
    log = json.loads(text)
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        del rule["help"]
    return encode(log, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, file in NAMES.items():
        (FOLDER / file).write_text(golden(name), encoding="utf-8", newline="")
