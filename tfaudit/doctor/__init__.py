"""What no look at source can see: whether TensorFlow, its GPUs and the machine fit together."""
