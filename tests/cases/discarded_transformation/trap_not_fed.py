"""A model that is no Keras model, and batches that are never seen to be a dataset's."""

from company.data import get_dataset, memory
from company.models import Forest

dataset = get_dataset("train").shuffle(1000).batch(32)
dataset.repeat()
forest = Forest(100)
forest.compile()
forest.fit(dataset)
memory.take(4).batch(8)
