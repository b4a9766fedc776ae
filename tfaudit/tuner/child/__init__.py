"""What runs inside the user's interpreter: the server that forks trials, and the probe in a trial.

This package must import with nothing but the standard library; TensorFlow is imported by the
server, or by the user's script. It is loaded by path under the name `_tfaudit_trial`, because
the user's interpreter need not have tfaudit, so every import inside it is relative.
"""
