import tensorflow as tf


def train(strategy, data, step):
    @tf.function
    def distributed_step(batch):
        strategy.experimental_run_v2(step, args=(batch,))  # TFA903

    for batch in strategy.experimental_distribute_dataset(data):
        distributed_step(batch)
