"""The rules: one module a rule, named for the flaw. Modules with a leading `_` are shared idioms."""
