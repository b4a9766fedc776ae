import tensorflow as tf


class Learner:
    def __init__(self, pupil, judge, rows):
        self.pupil, self.judge, self.rows = pupil, judge, rows
        self.optimizer = tf.keras.optimizers.Adam(1e-3)

    def slope(self, rows):
        rows = tf.convert_to_tensor(rows)
        with tf.GradientTape() as tape:
            tape.watch(rows)
            marks = self.judge(rows)
        return tape.gradient(marks, rows)

    def improve(self, rows, slope):  # TFA601
        with tf.GradientTape() as tape:
            loss = -tf.reduce_mean(self.judge(self.pupil(rows)))
        grads = tape.gradient(loss, self.pupil.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.pupil.trainable_variables))

    def turn(self, rows):  # calls predict: no graph of it, and the slope updates nothing
        guesses = self.pupil.predict_on_batch(rows)
        self.improve(rows, self.slope(guesses))

    def learn(self):
        for _ in range(1000):
            for rows in self.rows:
                self.turn(rows)


def net():
    return tf.keras.Sequential([tf.keras.layers.Dense(8)])


Learner(net(), net(), tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64)).learn()
