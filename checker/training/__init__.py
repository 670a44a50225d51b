"""Training of the sentence encoder that the package ships (extra `transformers`)."""

from checker.training.train import Trained, TrainingOptions, train_encoder

__all__ = ["Trained", "TrainingOptions", "train_encoder"]
