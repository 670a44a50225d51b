"""Learn which opposite predicates of two reports are told of the same things.

    python -m checker.training.clashes BENCHMARK [BENCHMARK ...] [--archive ARCHIVE]

Pairs of a benchmark whose sentences are evidence of one contradiction are right, all other pairs
wrong, those of an archive too: two outlets seldom contradict each other. Prints the weights that
``rules/statements/clashes.py`` has, and how well they do on topics that they were not learned from.
"""
