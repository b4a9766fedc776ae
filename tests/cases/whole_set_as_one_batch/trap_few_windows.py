import numpy as np
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

model = Sequential([Dense(1)])
model.compile("adam", "mse")
x, y = [], []
for i in range(100):
    x.append(np.load(f"{i}.npy"))
    y.append(i)
x, y = np.array(x), np.array(y)
model.fit(x, y, epochs=5, steps_per_epoch=10)
each = np.array([np.load(f"{i}.npy") for i in range(100)])
model.fit(each, y, epochs=5, steps_per_epoch=10)
points = np.linspace(0, 10, 500)
model.fit(np.sin(points).reshape(-1, 1), y, epochs=5, steps_per_epoch=10)
drawn = np.random.uniform(0, 1, (500, 3))
model.fit(drawn, y, epochs=5, steps_per_epoch=10)
model.fit(np.random.rand(200, 60).reshape(200, 60, 1), y, epochs=5, steps_per_epoch=10)
windows = []
for i in range(60, 300):
    windows.append(each[i - 60 : i])
model.fit(np.array(windows), y, epochs=5, steps_per_epoch=10)
