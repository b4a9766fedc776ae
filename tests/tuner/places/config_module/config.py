"""Settings."""

BATCH_SIZE = 24  # <- batch
EPOCHS = 2
