# helper: of other_file.py
import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
EPOCHS = 2
