import albumentations as A
import cv2
import numpy as np
import tensorflow as tf


class Augmented(tf.keras.utils.Sequence):
    def __init__(self, x, y, batch_size, augment, **kwargs):
        super().__init__()
        self.x, self.y, self.batch_size, self.augment = x, y, batch_size, augment

    def __len__(self):
        return len(self.x) // self.batch_size

    def __getitem__(self, index):
        rows = slice(index * self.batch_size, (index + 1) * self.batch_size)
        images = np.stack([self.augment(image=image)["image"] for image in self.x[rows]])
        return images, self.y[rows]


class Enlarged(tf.keras.utils.PyDataset):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y

    def __len__(self):
        return len(self.x) // 32

    def __getitem__(self, index):
        batch = []
        for image in self.x[index * 32 : (index + 1) * 32]:
            batch.append(self.prepared(image))
        return np.array(batch), self.y[index * 32 : (index + 1) * 32]

    def prepared(self, image):
        return cv2.resize(image, (224, 224)) / 255.0


x, y = np.load("x.npy"), np.load("y.npy")
augment = A.Compose([A.HorizontalFlip(), A.RandomBrightnessContrast()])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Augmented(x, y, 32, augment), epochs=3)  # TFA310
model.fit(Enlarged(x, y), epochs=3)  # TFA310
