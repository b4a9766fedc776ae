from keras.preprocessing import image

train = image.image_dataset_from_directory("train", image_size=(64, 64))  # TFA903
one = image.load_img("one.png")
