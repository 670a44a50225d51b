"""Settings: the model, where each value came from, and errors that say where they stand."""

from checker.config.load import CONFIG_FILE, LoadedConfig, load_config
from checker.config.model import Config, Limits, RuleConfig, Thresholds

__all__ = [
    "CONFIG_FILE",
    "Config",
    "Limits",
    "LoadedConfig",
    "RuleConfig",
    "Thresholds",
    "load_config",
]
