"""What a script does, in the words of the field, learnt without running it."""
