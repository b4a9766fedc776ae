try:
    from keras.layers.merge import concatenate
except ImportError:
    from keras.layers import concatenate

try:
    from keras.utils import np_utils
except ImportError:
    try:
        from tensorflow.keras.utils import np_utils
    except ImportError:
        np_utils = None

try:
    import cupy as np
except ImportError:
    import numpy as np

    from keras.utils.np_utils import to_categorical

try:
    from keras.utils import multi_gpu_model
except ImportError:
    import sys

    if sys.version_info < (3, 8):
        from tensorflow.keras.utils import multi_gpu_model
