"""extract: sentence -> statement, with typed mentions, the speaker and the time it speaks of."""

from checker.stages.extract.extractor import extract

__all__ = ["extract"]
