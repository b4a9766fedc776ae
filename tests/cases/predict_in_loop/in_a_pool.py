from concurrent.futures import ThreadPoolExecutor

import numpy as np
from tensorflow.keras.models import load_model


class Ensemble:
    def __init__(self, paths):
        self.models = [load_model(path) for path in paths]

    def vote(self, frames):
        def score(model, frame):
            return model.predict(np.expand_dims(frame, 0))[0]  # TFA204

        for frame in frames:
            with ThreadPoolExecutor() as pool:
                jobs = [pool.submit(score, model, frame) for model in self.models]
            yield np.mean([job.result() for job in jobs], axis=0)
