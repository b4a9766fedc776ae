import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, scale

frame = pd.read_csv("turbines.csv").dropna()
features = MinMaxScaler().fit_transform(frame.drop(columns=["power"]))
x_train, x_test, y_train, y_test = train_test_split(features, frame[["power"]].to_numpy())
model = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))  # TFA206
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(500):
    train_step(tf.constant(x_train, tf.float32), tf.constant(y_train, tf.float32))

states, rewards = np.load("states.npy"), np.load("rewards.npy")
critic = tf.keras.Sequential([tf.keras.layers.Dense(1)])
critic.compile("adam", "mse")
for epoch in range(500):
    critic.train_on_batch(states / 10.0, rewards)  # TFA206

names = pd.read_csv("names.csv", skiprows=1)
names = pd.concat([names, pd.get_dummies(names["kind"])], axis=1)
scaled = scale(np.array(names.drop("kind", axis=1)))
known, _, labels, _ = train_test_split(scaled, np.array(names["age"]), test_size=0.2)
for step in range(10_000):
    critic.train_on_batch(known, labels)  # TFA206

share = int(0.8 * len(states))
for epoch in range(500):
    critic.train_on_batch(states[:share], rewards[:share])  # TFA206
    critic.train_on_batch(states[:50_000], rewards[:50_000])  # TFA206
