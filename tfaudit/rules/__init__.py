"""The rules: one module each, named for the flaw. Modules with a leading `_` are shared."""
