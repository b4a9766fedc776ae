"""The settings of a run: from the command line, tfaudit.toml or pyproject.toml, or by default."""

from __future__ import annotations

from tfaudit.config.load import load
from tfaudit.config.value import Config

__all__ = ["Config", "load"]
