import tensorflow as tf
from readers import BatchReader


def evaluate(model, reader_of_scores, path):
    test_generator = BatchReader(path)
    scores = None
    for images, labels in test_generator:
        given = reader_of_scores(model, images)
        if scores is None:
            scores = given
            expected = labels
            continue
        scores = tf.concat([scores, given], 0)  # TFA702
        expected = tf.concat([expected, labels], 0)  # TFA702
    return scores, expected


def collect(network, dataset):
    found = None
    for step, batch in enumerate(dataset):
        scores = network.score(batch)
        if found is None:
            found = scores
            continue
        found = tf.concat([found, scores], 0)  # TFA702
        print(step)
    return found
