import tensorflow as tf

from split_reshuffled_data import samples

data = samples(3000).shuffle(3000)  # TFA316
val = data.take(300).batch(10)
train = data.skip(300).batch(10)
