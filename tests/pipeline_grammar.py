"""Scripts made at random from a grammar of tf.data: pipelines that are right, slow, or odd."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

SOURCES = {
    "scalar": "tf.data.Dataset.range(24)",
    "vector": "tf.data.Dataset.from_tensor_slices(VECTORS)",
    "pair": "tf.data.Dataset.from_tensor_slices((VECTORS, LABELS))",
    "table": 'tf.data.Dataset.from_tensor_slices({"a": VECTORS, "b": LABELS})',
    "nested": "tf.data.Dataset.range(4).interleave(lambda i: "
    "tf.data.Dataset.from_tensor_slices(VECTORS), cycle_length=2)",
}
HEAD = """\
import tensorflow as tf

VECTORS = tf.reshape(tf.range(48.0), [24, 2])
LABELS = tf.range(24)
SIZE = 4
"""
# What a function makes of `x`, a number or two of them: element by element, along the last axis,
# along the first axis, over all, by the values, by the shape. Some of it means something else
# behind a batch.
TENSORS = (
    "x + x", "x * 3", "-x", "abs(x)", "tf.square(x)", "tf.cast(x, tf.float32) / 255.0",
    "tf.minimum(x, x)", "tf.where(x > 3, x, -x)", "tf.clip_by_value(x, 1, 5)",
    "tf.sqrt(tf.cast(x, tf.float32))", "tf.exp(tf.cast(x, tf.float32) / 100.0)",
    "tf.expand_dims(x, -1)", "tf.expand_dims(x, 0)", "tf.stack([x, x], axis=-1)",
    "tf.stack([x, x])", "tf.concat([[x], [x]], axis=0)", "tf.reverse(tf.stack([x, x]), [0])",
    "tf.reduce_sum(x)", "tf.reduce_mean(tf.cast(x, tf.float32), axis=-1, keepdims=True)",
    "tf.cast(x, tf.float32) - tf.reduce_mean(tf.cast(x, tf.float32))",
    "tf.cast(x, tf.float32) / tf.cast(tf.size(x), tf.float32)",
    "tf.reshape(x, [-1])", "tf.reshape(x, tf.shape(x))", "tf.transpose(x)",
    "tf.one_hot(tf.cast(x, tf.int32), 3)", "x[..., tf.newaxis]", "x[tf.newaxis]",
    "tf.nn.softmax(tf.cast(tf.stack([x, x], -1), tf.float32))",
    "tf.cumsum(tf.stack([x, x]))", "tf.cond(tf.reduce_sum(x) > 20, lambda: x, lambda: -x)",
    "tf.random.stateless_uniform(tf.shape(x), seed=[1, 2])",
    "tf.cast(tf.strings.length(tf.strings.as_string(x)), tf.int64)",
    "tf.identity(x)", "tf.zeros_like(x)", "tf.fill([2], 7)",
)  # fmt: skip
# The statements of a function that decides by values, as AutoGraph takes it.
BRANCH = ("if tf.reduce_max(x) > 10:", "    x = -x")
PLAIN = (
    "shuffle(6, seed=7)", "shuffle(30)", "shuffle(24, seed=3, reshuffle_each_iteration=False)",
    "cache()", "prefetch(2)", "prefetch(tf.data.AUTOTUNE)", "repeat(2)", "take(17)", "skip(3)",
    "batch(SIZE)", "batch(5)", "batch(7, drop_remainder=True)", "padded_batch(4)", "unbatch()",
    "batch(batch_size=6)", "shard(2, 1)", "enumerate()", "rebatch(5)",
)  # fmt: skip
CONSUMERS = {
    "eager": (
        "def consume():",
        "    seen = []",
        "    for batch in ds:",
        "        seen.append(batch)",
        "    return seen",
    ),
    "traced": (
        "@tf.function",
        "def epoch():",
        "    count = 0",
        "    for batch in ds:",
        "        count += 1",
        "    return count",
        "",
        "",
        "def consume():",
        "    return [epoch()]",
    ),
    "fit": (
        "def train():",
        "    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])",
        '    model.compile("sgd", "mse")',
        "    model.fit(ds, epochs=3)",
        "",
        "",
        'if __name__ == "__main__":',
        "    train()",
    ),
    "none": (),
}


@dataclass
class Script:
    """A script under construction."""

    functions: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def mapped(self, arity: int, body: str, *, named: bool, branch: bool) -> None:
        """Add a map with a function of its own, or a lambda."""
        parameters = ["x", "y"][:arity]
        result = body if arity == 1 else f"{body}, y"
        if not named and not branch:
            value = result if arity == 1 else f"({result})"
            self.links.append(f"map(lambda {', '.join(parameters)}: {value})")
            return
        name = f"change_{len(self.functions)}"
        lines = [f"def {name}({', '.join(parameters)}):"]
        lines += [f"    {line}" for line in BRANCH] if branch else []
        self.functions.append("\n".join([*lines, f"    return {result}"]))
        self.links.append(f"map({name})")


@st.composite
def scripts(draw: st.DrawFn) -> str:
    """The text of a script; `ds` is its pipeline, and `consume`, where there is one, uses it."""
    kind = draw(st.sampled_from(sorted(SOURCES)))
    script = Script()
    arity = 2 if kind == "pair" else 1
    for _ in range(draw(st.integers(1, 6))):
        if kind != "table" and draw(st.integers(0, 2)) == 0:
            body = draw(st.sampled_from(TENSORS))
            named, branch = draw(st.booleans()), draw(st.integers(0, 5)) == 0
            script.mapped(arity, body, named=named, branch=branch)
        else:
            script.links.append(draw(st.sampled_from(PLAIN)))
    layout = draw(st.sampled_from(sorted(LAYOUTS)))
    consumer = CONSUMERS[draw(st.sampled_from(sorted(CONSUMERS)))]
    functions = "".join(f"\n\n{text}\n" for text in script.functions)
    pipeline = LAYOUTS[layout](SOURCES[kind], script.links)
    after = "\n\n\n" + "\n".join(consumer) if consumer else ""
    return f"{HEAD}{functions}\n\n{pipeline}{after}\n"


def _chain(source: str, links: list[str]) -> str:
    return "ds = " + ".".join([source, *links]) + "  # one line"


def _lines(source: str, links: list[str]) -> str:
    body = "".join(f"    .{link}\n" for link in links)
    return f"ds = (\n    {source}  # the source\n{body})"


def _commented(source: str, links: list[str]) -> str:
    body = "".join(f"    # before {n}\n    .{link}  # behind {n}\n" for n, link in enumerate(links))
    return f"ds = (\n    {source}\n{body})"


def _backslashes(source: str, links: list[str]) -> str:
    return " \\\n    .".join([f"ds = {source}", *links])


def _statements(source: str, links: list[str]) -> str:
    said = "\n".join(f"ds = ds.{link}  # step {n}" for n, link in enumerate(links))
    return f"ds = {source}\n{said}"


def _function(source: str, links: list[str]) -> str:
    half = len(links) // 2
    rest = "".join(f"    data = data.{link}\n" for link in links[half:])
    first = ".".join([source, *links[:half]])
    return f"def pipeline():\n    data = {first}\n{rest}    return data\n\n\nds = pipeline()"


def _guarded(source: str, links: list[str]) -> str:
    half = len(links) // 2
    first, second = ".".join([source, *links[:half]]), ".".join(["ds", *links[half:]])
    return f"ds = {first}\nif SIZE > 2:\n    ds = {second}"


LAYOUTS = {
    "chain": _chain,
    "lines": _lines,
    "commented": _commented,
    "backslashes": _backslashes,
    "statements": _statements,
    "function": _function,
    "guarded": _guarded,
}
