from keras.preprocessing.image import ImageDataGenerator
from keras.preprocessing.text import Tokenizer

generator = ImageDataGenerator(rescale=1 / 255)  # TFA903
tokenizer = Tokenizer(num_words=1000)  # TFA903
