"""Text tools beneath the stages: folding, tokens, numbers, dates. They know no article."""
