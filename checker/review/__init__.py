"""The review server: editors look at each finding once, with its evidence, and decide on it."""

from checker.review.app import make_app
from checker.review.desk import Desk
from checker.review.editors import Editors, one_editor, read_editors

__all__ = ["Desk", "Editors", "make_app", "one_editor", "read_editors"]
