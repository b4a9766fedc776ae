from keras.preprocessing.image import image_dataset_from_directory  # TFA903

train = image_dataset_from_directory("train", image_size=(64, 64))
