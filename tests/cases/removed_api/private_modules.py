from keras.callbacks.callbacks import EarlyStopping  # TFA903
from keras.layers.merging import concatenate  # TFA903
from keras.optimizers.optimizer_v2 import OptimizerV2  # TFA903
from keras.utils import conv_utils  # TFA903
from keras.utils.multi_gpu_utils import multi_gpu_model  # TFA903
from tensorflow.keras.applications import RegNetX002  # TFA903
from tensorflow.keras.layers.preprocessing import image_preprocessing  # TFA903

print(EarlyStopping, concatenate, OptimizerV2, conv_utils, multi_gpu_model)
print(RegNetX002, image_preprocessing)
