"""For rule authors: read the cases beside a rule and run them.

from checker.testing import load_cases, run_case

@pytest.mark.parametrize("case", load_cases("rules/my_rule.yml"), ids=lambda case: case.name)
def test_my_rule(case):
    result = run_case(case, rule="my-rule")
    assert result.passed, str(result)
"""

from checker.testing.cases import Case, CaseArticle, Expect, load_cases
from checker.testing.running import CaseResult, run_case

__all__ = ["Case", "CaseArticle", "CaseResult", "Expect", "load_cases", "run_case"]
