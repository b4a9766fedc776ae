"""Models of transformers with what suits any Keras, and models of Keras around tokens of theirs."""

import tensorflow as tf
from transformers import AutoTokenizer, TFBertForMaskedLM, create_optimizer

tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
masked = TFBertForMaskedLM.from_pretrained("bert-base-uncased")
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
masked.compile(optimizer="adam", loss=loss, metrics=["accuracy"])

optimizer, schedule = create_optimizer(2e-5, num_train_steps=1000, num_warmup_steps=0)
masked.compile(optimizer=optimizer)

bag = tf.keras.Sequential([tf.keras.layers.Embedding(30522, 8), tf.keras.layers.LSTM(8)])
bag.compile(tf.keras.optimizers.Adam(1e-3), "mse", metrics=[tf.keras.metrics.MeanSquaredError()])
bag.fit(tokenizer(["a", "b"], return_tensors="np")["input_ids"], tf.zeros([2, 8]))
states = masked(tokenizer(["a"], return_tensors="tf")["input_ids"])
