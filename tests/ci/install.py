"""The mark of tests that install checker for real: from the package index, in about two minutes."""

import os

import pytest

WISH = "CHECKER_TEST_INSTALL"
install_wanted = pytest.mark.skipif(
    not os.environ.get(WISH),
    reason=f"installs 100 MB from the package index; to run it: {WISH}=1 make test ARGS=tests/ci",
)
