import gc


class Pipeline:
    """No callback of Keras: nobody knows how large its batches are."""

    def on_batch_end(self, batch):
        gc.collect()
        return batch


print("keras", Pipeline().on_batch_end(1))
