from keras.preprocessing.image import ImageDataGenerator  # TFA903
from keras.preprocessing.text import Tokenizer  # TFA903

generator = ImageDataGenerator(rescale=1 / 255)
tokenizer = Tokenizer(num_words=1000)
