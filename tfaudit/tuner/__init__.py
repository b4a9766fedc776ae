"""Trials of a script in child processes, and the search for its fastest honest configuration."""
