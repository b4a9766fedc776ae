import os


def quiet():
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import tensorflow as tf

    return tf


def loud():
    try:
        import tensorflow as tf
    except ImportError:
        tf = None
    return tf
