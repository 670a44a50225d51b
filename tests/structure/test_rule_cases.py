"""Every case beside every rule is run, through the whole pipeline, with that rule alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.errors import PackError
from checker.testing import Case, load_cases, run_case

RULES = Path(__file__).parents[2] / "checker/rules"
FILES = sorted(RULES.glob("*/*.yml"))


def cases() -> Iterator[object]:
    for path in FILES:
        kind = path.stem.replace("_", "-")
        try:
            found = load_cases(path)
        except PackError:
            continue  # test_the_file_has_cases tells
        for case in found:
            yield pytest.param(kind, case, id=f"{kind}:{case.name}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_has_cases(path: Path) -> None:
    assert load_cases(path)


@pytest.mark.parametrize(("kind", "case"), tuple(cases()))
def test_case(kind: str, case: Case) -> None:
    result = run_case(case, rule=kind)
    assert result.passed, f"\n{result}"
