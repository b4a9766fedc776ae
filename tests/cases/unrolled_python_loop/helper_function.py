import tensorflow as tf


def power(matrix, vector):
    for _ in range(1, 200):  # TFA605
        vector = tf.linalg.matvec(matrix, vector)
        vector = vector / tf.norm(vector)
    return vector


def main():
    largest = tf.function(power)
    print(largest(tf.eye(4), tf.ones([4])))


if __name__ == "__main__":
    main()
