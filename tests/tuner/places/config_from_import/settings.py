BATCH_SIZE = 24  # <- batch
