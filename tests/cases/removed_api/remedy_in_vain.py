try:
    from keras.models import Sequential
    from keras.utils import multi_gpu_model
except ImportError:
    from tensorflow.keras.models import Sequential
    from tensorflow.keras.utils import multi_gpu_model  # TFA903

try:
    from keras.layers.merge import concatenate
except ImportError:
    from tensorflow.keras.layers.merge import concatenate  # TFA903

net = multi_gpu_model(Sequential(), gpus=2)
