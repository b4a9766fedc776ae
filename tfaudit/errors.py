"""Mistakes that the user can mend: each is one clear line on stderr and an exit code."""

from __future__ import annotations


class TfauditError(Exception):
    """What went wrong, where, and what to do; the command line prints it and exits with 2."""


class UsageError(TfauditError):
    """An argument, an option or a setting that cannot be used."""
