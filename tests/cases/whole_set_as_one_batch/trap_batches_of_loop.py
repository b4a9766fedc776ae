"""Arrays that a loop gets one after another are batches, or the parts of a split."""

from data import batches, load_splits, splitter
from nets import build_lstm

model = build_lstm(32)
model.compile(optimizer="adam", loss="mean_squared_error")
for x, y in batches("train"):
    model.fit(x, y, epochs=1, batch_size=x.shape[0])

rows, targets = load_splits()
for step in range(1000):
    part, wanted = rows[step * 64 : step * 64 + 64], targets[step * 64 : step * 64 + 64]
    model.fit(part, wanted, epochs=1, batch_size=part.shape[0])
for train, _ in splitter.split(rows):
    chosen = rows[train]
    model.fit(chosen, targets[train], epochs=1, batch_size=len(chosen))
