"""Files named after a path that ends well, or of which the end is not known."""

from pathlib import Path

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
first = Path("models/first.keras")
model.save(Path("copies") / first.name)
model.save(f"copies/{first.stem}.keras")
model.save_weights(f"copies/{Path('first.weights.h5').name}")
for path in Path("models").glob("*"):
    model.save(Path("copies") / path.name)
    model.save(f"copies/new_{path.name}")
model.save(f"copies/{path.stem}.h5")


def save(path: Path) -> None:
    model.save(path.parent / ("new-" + path.name))
