# tensorflow: 1.15
import horovod.tensorflow as hvd
import tensorflow as tf

hvd.init()
config = tf.ConfigProto()
config.gpu_options.visible_device_list = str(hvd.local_rank())
weights = tf.get_variable("weights", [8, 1])
loss = tf.reduce_mean(tf.square(weights))
train_op = hvd.DistributedOptimizer(tf.train.AdamOptimizer(0.01)).minimize(loss)
with tf.train.MonitoredTrainingSession(config=config) as session:
    for step in range(1000):
        session.run(train_op)
