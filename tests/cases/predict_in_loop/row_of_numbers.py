"""What a player of a game sees: some numbers, made an array and then one row."""

import numpy as np
import tensorflow as tf
from birds import Game

pool = [tf.keras.Sequential([tf.keras.layers.Dense(1)]) for _ in range(50)]
game = Game(50)
while game.is_on():
    for i, bird in enumerate(game.birds):
        seen = np.atleast_2d(np.asarray([bird.height, bird.left, bird.speed]))
        if pool[i].predict(seen, 1)[0] <= 0.5:  # TFA204
            bird.jump()
    rows = np.atleast_2d(np.asarray([[bird.height, bird.left] for bird in game.birds]))
    print(pool[0].predict(rows))
