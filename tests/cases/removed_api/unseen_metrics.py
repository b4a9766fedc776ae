"""Metrics that modules out of sight make: asked for their result, they are no agents."""

import tensorflow as tf
from networks import GAN, make_metrics
from players import Agent, executor

model = GAN()
made = make_metrics()
for epoch in range(10):
    tf.print(model.seen.result(), made["loss"].result())
    model.seen.reset_states()  # TFA903
    made["loss"].reset_states()  # TFA903
    for metric in model.training_metrics.values():
        tf.print(metric.result())
        metric.reset_states()  # TFA903

agent = Agent("CartPole-v1")
agent.reset_states()
model.memory.reset_states()
future = executor.submit(agent.play)
print(future.result())
