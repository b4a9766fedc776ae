"""What the abstract run knows of scripts, mostly by the pipelines that reach `fit`."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tfaudit.engine import Options, check_source, is_concerned
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.modules import ModuleInfo, ModuleStore
from tfaudit.program.program import Program, acts_as_model
from tfaudit.program.targets import Era, Targets, chosen_era, era
from tfaudit.program.values import Dataset, Option, alternatives
from tfaudit.source import Source, read

HEAD = """\
import tensorflow as tf
x, y = tf.zeros([64, 3]), tf.zeros([64, 1])
def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model
"""


def program(text: str, folder: Path = Path("/nowhere")) -> Program:
    source = Source(folder / "train.py", dedent(text))
    return Program(ModuleInfo(source, source.parse()), ModuleStore(), Targets())


def fed(text: str, folder: Path = Path("/nowhere")) -> list[list[str]]:
    """The names of the operations of every pipeline that reaches the model."""
    run = program(HEAD + dedent(text), folder)
    return [[op.name for op in dataset.ops] for _, _, dataset in run.datasets_fed()]


CHAIN = [["from_tensor_slices", "shuffle", "batch"]]

FLOWS = {
    "chain": "build().fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4))",
    "reassignment": """
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        ds = ds.shuffle(9)
        ds = ds.batch(4)
        build().fit(ds)
        """,
    "function": """
        def make(a, b, size=4):
            return tf.data.Dataset.from_tensor_slices((a, b)).shuffle(9).batch(size)
        build().fit(make(x, y))
        """,
    "passed to a function": """
        def train(data):
            build().fit(data.batch(4))
        train(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9))
        """,
    "tuple": """
        def make():
            ds = tf.data.Dataset.from_tensor_slices((x, y))
            return ds.shuffle(9).batch(4), 3
        train, steps = make()
        build().fit(train)
        """,
    "dict": """
        data = {"train": tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)}
        data["train"] = data["train"].batch(4)
        build().fit(data["train"])
        """,
    "dict filled in a loop over its keys": """
        data = {}
        for split in ("train", "val"):
            ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            data[split] = ds.batch(4)
        build().fit(data["train"])
        """,
    "dict changed in a loop over its keys": """
        made = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
        data = {"train": made, "val": made}
        for split in data:
            data[split] = data[split].batch(4)
        build().fit(data["train"])
        """,
    "dict of a comprehension over its keys": """
        data = {
            split: tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            for split in ["train", "val"]
        }
        build().fit(data["train"].batch(4))
        """,
    "dict read in a loop over its keys": """
        made = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4)
        data = {"train": made, "val": made, "name": "mnist"}
        for split in ("train", "val"):
            build().fit(data[split])
        """,
    "functions in a loop": """
        def shuffled(ds):
            return ds.shuffle(9)
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        for step in (shuffled, lambda ds: ds.batch(4)):
            ds = step(ds)
        build().fit(ds)
        """,
    "functions in a list": """
        import functools
        def batched(ds, size):
            return ds.batch(size)
        steps = [lambda ds: ds.shuffle(9), functools.partial(batched, size=4)]
        def prepare(ds):
            for step in steps:
                print(step)
                ds = step(ds)
            return ds
        build().fit(prepare(tf.data.Dataset.from_tensor_slices((x, y))))
        """,
    "namedtuple": """
        from collections import namedtuple
        Data = namedtuple("Data", ["train", "size"])
        build().fit(Data(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4), 3).train)
        """,
    "namedtuple that is taken apart": """
        import collections
        Data = collections.namedtuple("Data", "size, train")
        def make():
            ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            return Data(train=ds.batch(4), size=3)
        size, train = make()
        build().fit(train)
        """,
    "NamedTuple": """
        from typing import NamedTuple
        class Data(NamedTuple):
            train: "Dataset"
            size: int = 3
        build().fit(Data(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4)).train)
        """,
    "NamedTuple that is taken apart": """
        from typing import NamedTuple
        class Data(NamedTuple):
            size: int
            train: "Dataset"
        size, train = Data(3, tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4))
        build().fit(train)
        """,
    "namespace": """
        from types import SimpleNamespace
        data = SimpleNamespace(train=tf.data.Dataset.from_tensor_slices((x, y)), size=3)
        data.train = data.train.shuffle(9).batch(4)
        build().fit(data.train)
        """,
    "attribute set in __init__": """
        class Trainer:
            def __init__(self):
                self.data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            def run(self):
                build().fit(self.data.batch(4))
        Trainer().run()
        """,
    "class that nobody creates": """
        class Trainer:
            def __init__(self, rate):
                self.model = build()
            def data(self):
                return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            def run(self):
                self.model.fit(self.data().batch(4))
        """,
    "inherited method": """
        class Base:
            def data(self):
                return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
        class Trainer(Base):
            def data(self):
                return super().data().batch(4)
        build().fit(Trainer().data())
        """,
    "apply": """
        def prepare(ds):
            return ds.shuffle(9).batch(4)
        build().fit(tf.data.Dataset.from_tensor_slices((x, y)).apply(prepare))
        """,
    "thread": """
        import threading
        def train(model, data, size=1):
            model.fit(data.shuffle(9).batch(size))
        data = tf.data.Dataset.from_tensor_slices((x, y))
        threading.Thread(target=train, args=(build(), data), kwargs={"size": 4}).start()
        """,
    "setattr": """
        class Trainer:
            def __init__(self):
                setattr(self, "model", build())
                for split in ("train", "val"):
                    setattr(self, f"{split}_ds", self.load(split + ".csv"))
            def load(self, name):
                return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4)
            def run(self, split="train"):
                self.model.fit(getattr(self, split + "_ds"))
        Trainer().run()
        """,
    "attributes from a dict": """
        class Job:
            def __init__(self, **settings):
                self.__dict__.update(settings)
            def run(self):
                self.net.fit(self.data.batch(self.size))
        Job(net=build(), size=4, data=tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)).run()
        """,
    "dict of attributes": """
        class Job:
            def __init__(self, settings):
                self.__dict__ = settings
        job = Job({"data": tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)})
        build().fit(job.data.batch(4))
        """,
    "setattr in a loop": """
        class Job:
            def __init__(self, size=4, **settings):
                for key, value in settings.items():
                    setattr(self, key, value)
                self.data = self.data.batch(size)
        Job(
            net=build(), data=tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
        ).net.fit(Job(net=None, data=tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)).data)
        """,
    "setattr by the keys of a dict": """
        class Job:
            def __init__(self, settings):
                for key in settings:
                    if key != "name":
                        setattr(self, key, settings[key])
        job = Job(dict(name="a", data=tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)))
        build().fit(job.data.batch(4))
        """,
    "fields as arguments": """
        from dataclasses import asdict, dataclass
        @dataclass
        class Parts:
            data: tf.data.Dataset
            size: int
        def train(data, size, epochs=1):
            build().fit(data.batch(size), epochs=epochs)
        train(**asdict(Parts(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9), 4)))
        """,
    "attributes as arguments": """
        class Parts:
            def __init__(self):
                self.data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
        def train(data, size=4):
            build().fit(data.batch(size))
        train(**vars(Parts()))
        """,
    "attributes that are deleted": """
        class Job:
            def __init__(self):
                self.raw, self.labels = x, y
                self.data = tf.data.Dataset.from_tensor_slices((self.raw, self.labels))
                del self.raw, self.labels
                self.data = self.data.shuffle(9)
        build().fit(Job().data.batch(4))
        """,
    "a dict with attributes": """
        from easydict import EasyDict
        cfg = EasyDict({"data": {"size": 4, "seeds": [{"buffer": 9}]}})
        cfg.raw = tf.data.Dataset.from_tensor_slices((x, y))
        cfg["data"]["mixed"] = cfg.raw.shuffle(cfg["data"].seeds[0].buffer)
        def train(mixed, size=1, **rest):
            build().fit(mixed.batch(size))
        train(**cfg.data)
        """,
    "a dict with attributes of one's own": """
        class Settings(dict):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                self.__dict__ = self
        cfg = Settings(data=tf.data.Dataset.from_tensor_slices((x, y)))
        cfg.update(size=4)
        cfg["data"] = cfg.data.shuffle(9)
        build().fit(cfg.get("data").batch(cfg["size"]))
        """,
    "attributes by another object": """
        class Net:
            def __init__(self):
                self.inner = build()
            def __getattr__(self, name):
                return getattr(self.inner, name)
        Net().fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4))
        """,
    "items by a method": """
        class Loaders:
            def __init__(self):
                self.train = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            def __getitem__(self, key):
                return getattr(self, key).batch(4)
        build().fit(Loaders()["train"])
        """,
    "default fields": """
        from dataclasses import dataclass, field, replace
        def data():
            return tf.data.Dataset.from_tensor_slices((x, y))
        @dataclass
        class Parts:
            net: tf.keras.Model = field(default_factory=build)
            data: tf.data.Dataset = field(default_factory=lambda: data().shuffle(9))
            size: int = field(default=4)
        parts = Parts()
        parts = replace(parts, data=parts.data.batch(parts.size))
        parts.net.fit(parts.data)
        """,
    "dict by keys out of sight": """
        from mine import splits
        data = {}
        for split, (a, b) in splits().items():
            data[split] = tf.data.Dataset.from_tensor_slices((a, b)).shuffle(9).batch(4)
        build().fit(data["train"])
        """,
    "models by keys out of sight": """
        import sys
        nets = {}
        for name in sys.argv[1:]:
            nets[name] = build()
        nets["a"].fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4))
        """,
    "apply of a partial": """
        from functools import partial
        def finish(seed, ds, size):
            return ds.shuffle(9, seed=seed).batch(size)
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        build().fit(ds.apply(partial(finish, 1, size=4)))
        """,
    "apply of an object": """
        class Finish:
            def __init__(self, size):
                self.size = size
            def __call__(self, ds):
                return ds.shuffle(9).batch(self.size)
        build().fit(tf.data.Dataset.from_tensor_slices((x, y)).apply(Finish(4)))
        """,
    "partial": """
        import functools
        def make(a, size):
            return tf.data.Dataset.from_tensor_slices(a).shuffle(9).batch(size)
        maker = functools.partial(make, size=4)
        build().fit(maker((x, y)))
        """,
    "lambda": """
        make = lambda a: tf.data.Dataset.from_tensor_slices(a).shuffle(9).batch(4)
        build().fit(make((x, y)))
        """,
    "nested function": """
        def outer():
            ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
            def inner():
                return ds.batch(4)
            return inner
        build().fit(outer()())
        """,
    "property that can be set": """
        class Data:
            def __init__(self):
                self._parts = None
            @property
            def parts(self):
                return self._parts
            @parts.setter
            def parts(self, parts):
                self._parts = parts.batch(4)
        data = Data()
        data.parts = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
        build().fit(data.parts)
        """,
    "main guard": """
        def main():
            build().fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4))
        if __name__ == "__main__":
            main()
        """,
    "absl": """
        from absl import app
        def main(_):
            build().fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4))
        app.run(main)
        """,
    "generator of datasets": """
        def parts():
            yield tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4)
        for part in parts():
            build().fit(part)
        """,
    "comprehension": """
        parts = [tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9) for _ in range(3)]
        for part in parts:
            build().fit(part.batch(4))
        """,
    "with and try": """
        try:
            with open("x") as file:
                ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9)
        finally:
            pass
        build().fit(ds.batch(4))
        """,
}


@pytest.mark.parametrize("text", FLOWS.values(), ids=list(FLOWS))
def test_flow(text: str) -> None:
    assert fed(text) == CHAIN


def test_a_key_of_a_loop_leaves_what_may_be_there() -> None:
    both = """
        a = tf.data.Dataset.from_tensor_slices((x, y))
        data = {"train": a.batch(8), "test": a.batch(2)}
        for split in ("train", "val"):
            if ready(split):
                data[split] = a.shuffle(9)
        build().fit(data["train"])
        """
    assert fed(both) == [["from_tensor_slices", "batch"], ["from_tensor_slices", "shuffle"]]
    one = both.replace("for split in", "key = 'train' if ready(x) else 'val'\n        for split in")
    one = one.replace("data[split]", "data[key]").replace("if ready(split):", "if True:")
    assert fed(one) == fed(both)
    of_others = both.replace('fit(data["train"])', 'fit(data["test"])')
    assert fed(of_others) == [["from_tensor_slices", "batch"]]
    unknown = both.replace('("train", "val")', "splits")
    assert fed(unknown) == [["from_tensor_slices", "batch"]]


def test_a_named_tuple_of_unknown_fields_holds_nothing() -> None:
    named = """
        from collections import namedtuple
        Data = namedtuple("Data", fields())
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        build().fit(Data(ds, 3).train)
        """
    assert fed(named) == []
    opaque = named.replace("fields()", "['size', 'train']").replace("ds, 3", "*(2, ds)[:n]")
    assert fed(opaque) == []
    assert fed(named.replace("fields()", "['size', 'train']")) == []


def test_branches_give_both() -> None:
    found = fed("""
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        if len(x) > 3:
            ds = ds.shuffle(9)
        build().fit(ds.batch(4))
        """)
    assert sorted(found) == [["from_tensor_slices", "batch"], *CHAIN]


def test_a_loop_sees_its_own_doing() -> None:
    found = fed("""
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        for _ in range(2):
            build().fit(ds)
            ds = ds.batch(4)
        """)
    assert ["from_tensor_slices", "batch"] in found
    assert ["from_tensor_slices"] in found


def test_unknown_is_not_guessed() -> None:
    assert (
        fed("""
        from elsewhere import prepare
        ds = prepare(tf.data.Dataset.from_tensor_slices((x, y)))
        build().fit(ds)
        """)
        == []
    )


LOADER = """
class Loader:
    def __init__(self, mixed=True):
        self.mixed = mixed
        {extra}
    def make(self):
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        if self.mixed:
            ds = ds.shuffle(9)
        return ds.batch(4)
train, other = Loader(), Loader(mixed=False)
build().fit(train.make())
build().fit(other.make())
"""


def test_what_an_object_is_given_decides_its_conditions() -> None:
    assert fed(LOADER.format(extra="")) == [*CHAIN, ["from_tensor_slices", "batch"]]


@pytest.mark.parametrize("extra", ["self.mixed |= flag", "self.mixed = self.mixed and flag"])
def test_what_may_be_set_again_decides_nothing(extra: str) -> None:
    assert fed(LOADER.format(extra=extra)) == [*CHAIN, ["from_tensor_slices", "batch"]] * 2


def test_what_is_called_too_deep_below_a_library_function_is_entered_by_itself() -> None:
    steps = "".join(f"def f{n}(model, a):\n    f{n + 1}(model, a)\n" for n in range(9))
    train = "def f9(model, a):\n    model.fit(tf.data.Dataset.from_tensor_slices(a).batch(4))\n"
    run = program("import tensorflow as tf\n" + steps + train)
    assert [e.name for e in run.calls_of(".fit", ".batch")] == [".batch", ".fit"]


def test_one_of_two_functions_is_applied() -> None:
    found = fed("""
        import sys
        def slow(ds):
            return ds.shuffle(9).batch(4)
        def fast(ds):
            return ds.batch(8)
        step = fast if sys.argv[1:] else slow
        build().fit(tf.data.Dataset.from_tensor_slices((x, y)).apply(step))
        """)
    assert sorted(found) == [["from_tensor_slices", "batch"], *CHAIN]


def test_across_files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "__init__.py").write_text("from .make import *\n")
    (tmp_path / "data" / "make.py").write_text(
        "import tensorflow as tf\nfrom settings import SIZE\n"
        "def make(a):\n    return tf.data.Dataset.from_tensor_slices(a).shuffle(9).batch(SIZE)\n"
    )
    (tmp_path / "settings.py").write_text("SIZE = 4\nimport train\n")  # an import cycle
    found = fed("from data import make\nbuild().fit(make((x, y)))\n", tmp_path)
    assert found == CHAIN


@pytest.mark.parametrize(
    ("imported", "found"),
    [
        ('__import__("3-data").make', True),
        ('importlib.import_module("parts.data").make', True),
        ('__import__("parts.data").data.make', True),
        ('__import__("parts.data").make', False),  # it gives the package, as `import parts.data`
        ('importlib.import_module(".data", "parts").make', False),
        ("importlib.import_module(name).make", False),
        ('(lambda: importlib.import_module("parts.data"))().make', True),
    ],
)
def test_modules_that_a_call_imports_by_name(imported: str, found: bool, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "__init__.py").write_text("from . import data\n")
    for path in ("3-data.py", "parts/data.py"):
        (tmp_path / path).write_text(
            "import tensorflow as tf\n"
            "def make(data):\n    return tf.data.Dataset.from_tensor_slices(data).batch(4)\n"
        )
    text = f"import importlib\nmake = {imported}\nbuild().fit(make((x, y)))\n"
    assert fed(text, tmp_path) == ([["from_tensor_slices", "batch"]] if found else [])


@pytest.mark.parametrize("name", ["__post_init__", "later"])
def test_a_dataclass_makes_more_of_its_fields(name: str) -> None:
    text = f"""
        from dataclasses import InitVar, dataclass, field
        @dataclass
        class Run:
            size: int
            seed: InitVar[int] = 0
            steps: list = field(default_factory=list)
            def {name}(self, seed):
                self.data = tf.data.Dataset.from_tensor_slices((x, y)).batch(self.size)
        run = Run(8, seed=1)
        build().fit(run.data)
        """
    found = [["from_tensor_slices", "batch"]] if name == "__post_init__" else []
    assert fed(HEAD + dedent(text)) == found


@pytest.mark.parametrize(
    ("given", "used"), [("self", "run.data"), ("self.data", "run"), ("self", "made.data")]
)
def test_an_object_makes_its_data_as_it_is_entered(given: str, used: str) -> None:
    text = f"""
        class Run:
            def __enter__(self):
                self.data = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
                return {given}
            def __exit__(self, *error):
                self.data = None
        made = Run()
        with made as run:
            build().fit({used})
        """
    assert fed(HEAD + dedent(text)) == [["from_tensor_slices", "batch"]]


@pytest.mark.parametrize(
    ("given", "entered"),
    [
        ("'mse', metrics=['mae', recall]", 1),
        ("loss={'boxes': recall, 'classes': precision}", 2),
        ("loss={'recall': recall, 'precision': precision}[name]", 2),
        ("loss=recall if name else precision", 2),
    ],
)
def test_functions_of_other_files_are_entered_where_keras_may_get_them(
    given: str, entered: int, tmp_path: Path
) -> None:
    (tmp_path / "scores.py").write_text(
        "def recall(y, p):\n    return y * p\ndef precision(y, p):\n    return y - p\n"
    )
    text = HEAD + "from scores import precision, recall\nfor name in ('recall', 'precision'):\n"
    run = program(f"{text}    build().compile('sgd', {given})\n", tmp_path)
    assert len(run.trace.returns) == 1 + entered


def test_a_module_that_a_package_lacks_may_still_make_a_model(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("")
    text = "from . import nets\nnet = nets.build()\nnet.compile('sgd', 'mse')\nnet.fit(x, y)\n"
    run = program(HEAD + text, tmp_path)
    assert [acts_as_model(e.receiver) for e in run.calls_of(".fit") if e.receiver] == [True]


@pytest.mark.parametrize("found", ["importlib.import_module(path)", "nets"])
def test_what_is_found_by_a_name_of_the_settings_may_make_a_model(found: str) -> None:
    text = f"""
        import importlib
        import nets
        def named(path, name):
            return getattr({found}, name)
        net = named("nets.small", name)(size)
        net.compile("sgd", "mse")
        net.fit(x, y)
        """
    run = program(HEAD + dedent(text))
    assert [acts_as_model(e.receiver) for e in run.calls_of(".fit") if e.receiver] == [True]


REGISTRIES = {
    "table": """
        MAKERS = {}
        def register(name):
            def wrap(maker):
                MAKERS[name] = maker
                return maker
            return wrap
        def find(name):
            return MAKERS[name]
        """,
    "named": """
        MAKERS = {}
        def register(name=None):
            def wrap(maker):
                MAKERS[name or maker.__name__] = maker
                return maker
            return wrap
        def find(name):
            return MAKERS[name]
        """,
    "object": """
        class Registry:
            def __init__(self):
                self._makers = {}
            def register(self, name):
                def wrap(maker):
                    if name in self._makers:
                        raise KeyError(name)
                    self._makers[name] = maker
                    return maker
                return wrap
            def get(self, name):
                return self._makers[name]
        REGISTRY = Registry()
        register, find = REGISTRY.register, REGISTRY.get
        """,
}


@pytest.mark.parametrize("registry", REGISTRIES.values(), ids=list(REGISTRIES))
def test_what_decorators_register_is_found_by_an_unknown_name(
    registry: str, tmp_path: Path
) -> None:
    (tmp_path / "registry.py").write_text(dedent(registry))
    (tmp_path / "makers.py").write_text(
        "from registry import register\n"
        "@register('small')\ndef small(ds):\n    return ds.batch(4)\n"
        "@register('large')\ndef large(ds):\n    return ds.batch(64)\n"
    )
    text = (
        "import makers\nfrom registry import find\n"
        "build().fit(find(mode)(tf.data.Dataset.from_tensor_slices(x)))\n"
    )
    found = program(HEAD + text, tmp_path).datasets_fed()
    assert {fold(batching(dataset).size) for _, _, dataset in found} == {4, 64}


def test_a_decorator_that_wraps_is_not_called() -> None:
    run = program(
        HEAD
        + dedent("""
        def traced(step):
            def inner(*args):
                print(step)
                return step(*args)
            return inner
        @traced
        def step(ds):
            build().fit(ds)
        """)
    )
    assert not [e for e in run.calls_of("builtins.print") if e.context.root == 0]


def test_class_methods_get_the_class_and_static_ones_nothing(tmp_path: Path) -> None:
    found = fed("""
        class Data:
            def __init__(self, ds):
                self.ds = ds
            @classmethod
            def of(cls, size, rows):
                return cls(cls.batched(rows, size))
            @staticmethod
            def batched(rows, size):
                return tf.data.Dataset.from_tensor_slices(rows).batch(size)
            def again(self, rows):
                return self.of(8, rows)
        data = Data.of(4, x)
        build().fit(data.ds)
        build().fit(data.again(x).ds)
        """)
    assert found == [["from_tensor_slices", "batch"]] * 2


LAZY = {
    "none": "if self._ds is None:\n            self.load()\n        return self._ds",
    "not": "if not self._ds:\n            self._ds = self.made()\n        return self._ds",
}


@pytest.mark.parametrize("body", LAZY.values(), ids=list(LAZY))
def test_what_is_made_when_it_is_asked_for_is_not_none_behind(body: str) -> None:
    text = f"""
class Data:
    def __init__(self):
        self._ds = None
    def made(self):
        return tf.data.Dataset.from_tensor_slices((x, y))
    def load(self):
        self._ds = self.made()
    @property
    def ds(self):
        {body}
build().fit(Data().ds)
"""
    (event,) = program(HEAD + text).calls_of(".fit")
    assert isinstance(event.args[0], Dataset)


@pytest.mark.parametrize("script", ["run.py", "src/run.py", "src/jobs/run.py"])
@pytest.mark.parametrize(
    "imported",
    ["from src.data import make", "from src.data.make import make", "import src.data.make"],
)
def test_packages_need_no_init(tmp_path: Path, script: str, imported: str) -> None:
    (tmp_path / "src" / "data").mkdir(parents=True)
    (tmp_path / "src" / "jobs").mkdir()
    (tmp_path / "src" / "data" / "make.py").write_text(
        "import tensorflow as tf\nfrom src.settings import SIZE\n"
        "def make(a):\n    return tf.data.Dataset.from_tensor_slices(a).shuffle(9).batch(SIZE)\n"
    )
    (tmp_path / "src" / "settings.py").write_text("SIZE = 4\n")
    made = "make" if imported.endswith("make import make") else "make.make"
    made = f"src.data.{made}" if imported.startswith("import") else made
    text = f"{HEAD}{imported}\nbuild().fit({made}((x, y)))\n"
    run = program(text, (tmp_path / script).parent)
    assert [[op.name for op in d.ops] for _, _, d in run.datasets_fed()] == CHAIN


def test_the_folder_of_the_script_is_searched_whoever_imports(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "settings.py").write_text("SIZE = 4\n")
    (tmp_path / "models" / "net.py").write_text(
        "from settings import SIZE\ndef make(ds):\n    return ds.batch(SIZE)\n"
    )
    text = "from models.net import make\nbuild().fit(make(tf.data.Dataset.from_tensor_slices(x)))\n"
    ((_, _, dataset),) = program(HEAD + text, tmp_path).datasets_fed()
    assert fold(batching(dataset).size) == 4


def test_an_unknown_key_gives_one_of_a_table_of_functions() -> None:
    script = """
        def small(ds):
            return ds.batch(4)
        def large(ds):
            return ds.batch(64)
        makers = {{"small": small, "large": large}}
        {0}
        build().fit(makers[mode](tf.data.Dataset.from_tensor_slices(x)))
        """
    for line, sizes in (("", {4, 64}), ("makers[other] = small", None), ("fill(makers)", None)):
        found = program(HEAD + dedent(script.format(line))).datasets_fed()
        assert {fold(batching(d).size) for _, _, d in found} == (sizes or set())


@pytest.mark.parametrize(
    "hook", ["Holder", "lambda d: SimpleNamespace(**d)", "lambda d: Settings.of(d)"]
)
def test_settings_that_went_through_json_are_known(hook: str) -> None:
    text = f"""
        import json
        from types import SimpleNamespace
        class Holder(object):
            def __init__(self, given):
                self.__dict__.update(given)
        class Settings:
            @classmethod
            def of(cls, given):
                made = cls()
                for key, value in given.items():
                    setattr(made, key, value)
                return made
        cfg = json.loads(json.dumps({{"train": {{"batch": 4}}}}), object_hook={hook})
        build().fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(cfg.train.batch))
        """
    ((_, _, dataset),) = program(HEAD + dedent(text)).datasets_fed()
    assert fold(batching(dataset).size) == 4


def test_settings_that_hold_themselves_can_be_copied() -> None:
    run = program(
        HEAD
        + """
import copy
settings = {"size": 4}
settings["all"] = settings
settings = copy.deepcopy(settings)
build().fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(settings["size"]))
"""
    )
    ((_, _, dataset),) = run.datasets_fed()
    assert fold(batching(dataset).size) == 4


def test_the_folder_above_is_searched_last(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    for folder, name, size in ((".", "data", 4), (".", "sizes", 5), ("scripts", "sizes", 6)):
        text = f"def make(ds):\n    return ds.batch({size})\n"
        (tmp_path / folder / f"{name}.py").write_text(text)
    for name, size in (("data", 4), ("sizes", 6)):
        text = (
            f"from {name} import make\nbuild().fit(make(tf.data.Dataset.from_tensor_slices(x)))\n"
        )
        ((_, _, dataset),) = program(HEAD + text, tmp_path / "scripts").datasets_fed()
        assert fold(batching(dataset).size) == size


def test_folders_further_above_are_searched_for_a_script_that_adds_them(tmp_path: Path) -> None:
    deep = tmp_path / "methods" / "simple"
    deep.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "make.py").write_text("def make(ds):\n    return ds.batch(4)\n")
    text = "from data.make import make\nbuild().fit(make(tf.data.Dataset.from_tensor_slices(x)))\n"
    for added, sizes in (("", set()), ("import sys\nsys.path.append('../..')\n", {4})):
        (deep / "train.py").write_text(HEAD + added + text)
        found = program(HEAD + added + text, deep).datasets_fed()
        assert {fold(batching(d).size) for _, _, d in found} == sizes


@pytest.mark.parametrize("folder", ["tensorflow", "models/tensorflow"])
def test_a_folder_that_is_named_as_the_framework_is_not_imported_from_inside(
    tmp_path: Path, folder: str
) -> None:
    inside = tmp_path / folder
    inside.mkdir(parents=True)
    (inside / "__init__.py").write_text("VERSION = 1\n")
    (inside.parent / "__init__.py").write_text("")
    (tmp_path / "__init__.py").write_text("")
    run = program(f"{HEAD}build().fit(tf.data.Dataset.from_tensor_slices(x).batch(4))\n", inside)
    assert len(list(run.datasets_fed())) == 1


def test_every_import_of_a_script_may_lead_to_the_framework(tmp_path: Path) -> None:
    imports = ["from a import A", "from b import (  # all\n    B,\n)", "from c import C, D"]
    for name in "abc":
        (tmp_path / f"{name}.py").write_text(
            "import tensorflow\n" if name == "c" else "A = B = 1\n"
        )
    (tmp_path / "e.py").write_text("import keras\n")
    for last in ("", "from e import E"):
        text = "\n".join([*imports[: 2 if last else 3], last, "train()\n"])
        assert is_concerned(tmp_path / "main.py", text.encode(), None)[0]


def test_what_an_imported_loader_does_for_a_batch_is_seen(tmp_path: Path) -> None:
    loader = "import cv2, keras\nclass {0}(keras.utils.PyDataset):\n"
    loader += "    def __getitem__(self, i):\n        return cv2.imread('{0}.png')\n"
    text = "".join(loader.format(name) for name in ("Used", "Unused"))
    (tmp_path / "loaders.py").write_text(text)
    run = program(HEAD + "from loaders import Used\nbuild().fit(Used())\n", tmp_path)
    assert [fold(e.args[0]) for e in run.calls_of("cv2.imread")] == ["Used.png"]


def test_what_keras_calls_of_an_imported_model_is_seen(tmp_path: Path) -> None:
    text = "import tensorflow as tf\nclass Base(tf.keras.Model):\n    def train_step(self, data):\n"
    text += "        return self.compute_loss(data, self.size)\n"
    (tmp_path / "base.py").write_text(text)
    text = "import base\nclass Net(base.Base):\n    def __init__(self, size):\n"
    (tmp_path / "nets.py").write_text(text + "        self.size = size\n")
    text = "import nets\nnet = nets.Net(32)\nnet.compile('sgd')\nnet.fit(x)\n"
    (call,) = program(text, tmp_path).calls_of(".compute_loss")
    assert call.context.traced
    assert fold(call.args[1]) == 32


def test_the_main_guard_of_an_imported_module_is_closed(tmp_path: Path) -> None:
    module = HEAD + FLOWS["chain"].replace("build", 'if __name__ == "__main__":\n    build', 1)
    (tmp_path / "other.py").write_text(module + "\nelse:\n    SIZE = 4\n")
    assert fed(module) == CHAIN
    assert fed("from other import build, x\nbuild().fit(x)\n", tmp_path) == []
    sized = FLOWS["chain"].replace("batch(4)", "batch(other.SIZE)")
    ((_, _, dataset),) = program(HEAD + "import other\n" + sized, tmp_path).datasets_fed()
    assert fold(batching(dataset).size) == 4


def test_a_library_behind_the_first_import_leaves_room_for_the_second(tmp_path: Path) -> None:
    for number in range(40):  # each imports the next one
        following = f"import chain{number + 1}\n" if number < 39 else ""
        (tmp_path / f"chain{number}.py").write_text(f"{following}value = {number}\n")
    (tmp_path / "data.py").write_text(
        "import tensorflow as tf\n"
        "def make(x, y):\n"
        "    return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(4)\n"
    )
    script = """
        import chain0
        from data import make
        build().fit(make(x, y))
        """
    assert fed(script, tmp_path) == CHAIN


@pytest.mark.parametrize(("name", "seen"), [("train.py", 3), ("test_train.py", 2)])
def test_what_a_test_imports_is_followed_one_step(name: str, seen: int, tmp_path: Path) -> None:
    (tmp_path / "model.py").write_text("import layers\nmodel = layers.build()\n")
    (tmp_path / "layers.py").write_text("import tensorflow as tf\nbuild = tf.keras.Sequential\n")
    source = Source(tmp_path / name, "import model\nmodel.model.fit(x, y)\n")
    program = Program(ModuleInfo(source, source.parse()), ModuleStore(), Targets())
    assert len(list(program.modules)) == seen


@pytest.mark.parametrize(
    "imported", ["from nets import net7 as chosen", "from nets import *\nchosen = net7"]
)
def test_what_a_package_passes_on_is_found(tmp_path: Path, imported: str) -> None:
    package = tmp_path / "nets"
    package.mkdir()
    names = [f"net{number}" for number in range(9)]
    passed_on = "".join(f"from .{name} import {name}\n" for name in names)
    (package / "__init__.py").write_text(f'"""Nets."""\n{passed_on}__all__ = {names}\n')
    for size, name in enumerate(names):
        (package / f"{name}.py").write_text(f"def {name}(ds):\n    return ds.batch({size})\n")
    text = f"{imported}\nbuild().fit(chosen(tf.data.Dataset.from_tensor_slices((x, y))))"
    run = program(HEAD + text, tmp_path)
    assert [fold(batching(d).size) for _, _, d in run.datasets_fed()] == [7]
    assert len(run.modules) == (11 if "*" in imported else 3)


def test_unreadable_local_modules_are_survived(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def (:\n")
    (tmp_path / "binary.py").write_bytes(b"\0\xff")
    assert fed("import broken, binary\nbroken.f(x)\n" + FLOWS["chain"], tmp_path) == CHAIN


BATCHING = {
    "ds.batch(4)": (True, True, 4),
    "ds": (True, False, None),
    "ds.batch(4).unbatch()": (True, False, None),
    "ds.padded_batch(8)": (True, True, 8),
    "ds.batch(4).map(lambda a, b: (a, b)).prefetch(1)": (True, True, 4),
    "ds.window(3)": (False, False, None),
    "ds.map(lambda a, b: (tf.expand_dims(a, 0), b))": (False, False, None),
    "ds.map(lambda a, b: (a / 2, b))": (True, False, None),
    "ds.apply(tf.data.experimental.dense_to_ragged_batch(6))": (True, True, 6),
    "tf.data.Dataset.zip((ds.batch(4), ds.batch(4)))": (True, True, 4),
    "tf.data.Dataset.from_generator(lambda: iter([]), tf.float32)": (False, False, None),
    "tf.keras.utils.image_dataset_from_directory('d')": (True, True, 32),
    "tf.keras.utils.image_dataset_from_directory('d', batch_size=None)": (True, False, None),
    "tf.keras.utils.text_dataset_from_directory('d', 'inferred', 'int', None, 6)": (True, True, 6),
    "tf.keras.utils.timeseries_dataset_from_array(x, y, 9, 1, 1, None)": (True, False, None),
    "tf.data.experimental.make_csv_dataset('*.csv', 12)": (True, True, 12),
    "ds.apply(tf.data.experimental.map_and_batch(lambda a, b: (a, b), 3))": (True, True, 3),
    "ds.bucket_by_sequence_length(len, [5], [3, 2])": (True, True, None),
    "ds.concatenate(ds)": (True, False, None),
    "ds.batch(2 * 8)": (True, True, 16),
}


@pytest.mark.parametrize(("made", "expected"), BATCHING.items(), ids=list(BATCHING))
def test_batching(made: str, expected: tuple[bool, bool, int | None]) -> None:
    run = program(f"{HEAD}ds = tf.data.Dataset.from_tensor_slices((x, y))\nresult = {made}\n")
    value = run.module.scope.names["result"]
    assert isinstance(value, Dataset)
    known = batching(value)
    assert (known.known, known.batched, fold(known.size)) == expected


OPTIONS = {
    "argparse": """
        import argparse
        parser = argparse.ArgumentParser()
        group = parser.add_argument_group("data")
        group.add_argument("-b", "--batch-size", type=int, default=7)
        size = parser.parse_args().batch_size
        """,
    "absl": """
        from absl import flags
        flags.DEFINE_integer("batch_size", 7, "Size.")
        size = flags.FLAGS.batch_size
        """,
    "absl holder": """
        from absl import flags
        SIZE = flags.DEFINE_integer("batch_size", 7, "Size.")
        size = SIZE.value
        """,
    "click": """
        import click
        @click.command()
        @click.option("--batch-size", default=7)
        def main(batch_size):
            global size
            size = batch_size
        main()
        """,
}


@pytest.mark.parametrize("text", OPTIONS.values(), ids=list(OPTIONS))
def test_options(text: str) -> None:
    value = program(text).module.scope.names["size"]
    assert isinstance(value, Option)
    assert value.flag.replace("-", "_") == "__batch_size"
    assert fold(value.default) == 7


def test_dataclass_fields() -> None:
    run = program("""
        from dataclasses import dataclass
        @dataclass
        class Config:
            batch_size: int = 7
            rate: float = 0.1
        first = Config().batch_size
        second = Config(9).batch_size
        third = Config(batch_size=8).batch_size
        """)
    names = run.module.scope.names
    assert [fold(names[n]) for n in ("first", "second", "third")] == [7, 9, 8]


@pytest.mark.parametrize(
    "settings",
    [
        "chosen = dict(USUAL, rate=0.2)",
        "chosen = dict(USUAL); chosen.update(rate=0.2)",
        "chosen = USUAL.copy(); chosen.update({'rate': 0.2})",
        "import copy; chosen = copy.deepcopy(USUAL); chosen['rate'] = 0.2",
        "chosen = USUAL | {'rate': 0.2}",
        "from easydict import EasyDict; chosen = EasyDict(USUAL); chosen.rate = 0.2",
        "from ml_collections import ConfigDict; chosen = ConfigDict({'rate': 0.2})",
    ],
)
def test_settings_in_copies_of_dicts(settings: str) -> None:
    run = program(f"""
        import keras
        USUAL = {{"rate": 0.1, "inner": {{"size": 3}}}}
        {settings}
        keras.layers.Dropout(chosen["rate"])
        keras.layers.Dropout(USUAL["rate"])
        """)
    copied, usual = run.calls_of("keras.layers.Dropout")
    assert fold(copied.args[0]) == 0.2
    assert fold(usual.args[0]) == 0.1


def test_settings_that_callers_may_change() -> None:
    run = program("""
        import keras
        class Job:
            def __init__(self, given=None, **more):
                self.settings = dict(rate=0.1)
                if given:
                    self.settings.update(given)
                self.settings.update(more)
                keras.layers.Dropout(self.settings["rate"])
                keras.layers.Dense(**self.settings)
        """)
    assert all(made.opaque for made in run.calls_of("keras.layers.Dense"))


def test_scopes_and_tracing() -> None:
    run = program("""
        import tensorflow as tf
        strategy = tf.distribute.MirroredStrategy()
        def build():
            return tf.keras.Sequential()
        with strategy.scope():
            inside = build()
        outside = build()
        @tf.function
        def step(a):
            return helper(a)
        def helper(a):
            return tf.reduce_sum(a)
        step(tf.zeros([3]))
        """)
    first, second = run.calls_of("keras.Sequential")
    assert [s.strategy for s in first.context.scopes] == run.strategies
    assert not second.context.scopes
    assert next(run.calls_of("tensorflow.reduce_sum")).context.traced
    assert not next(run.calls_of("tensorflow.zeros")).context.traced


ALIASES = [
    ("import tensorflow as tf", "tf.keras.layers.Dense"),
    ("import tensorflow.keras as K", "K.layers.Dense"),
    ("from tensorflow import keras", "keras.layers.Dense"),
    ("from tensorflow.keras import layers as L", "L.Dense"),
    ("from tensorflow.keras.layers import Dense as D", "D"),
    ("import keras", "keras.layers.Dense"),
    ("import tensorflow.compat.v2 as tf", "tf.keras.layers.Dense"),
    ("import tf_keras as keras", "keras.layers.Dense"),
    (
        "try:\n    import tensorflow as tf\nexcept ImportError:\n    tf = None",
        "tf.keras.layers.Dense",
    ),
]


@pytest.mark.parametrize(("header", "spelled"), ALIASES)
def test_names(header: str, spelled: str) -> None:
    run = program(f"{header}\nlayer = {spelled}(3)\n")
    assert [e.name for e in run.calls_of("keras.layers.Dense")] == ["keras.layers.Dense"]


def test_a_rebound_name_is_not_the_import() -> None:
    run = program("import tensorflow as tf\ntf = make()\ntf.constant(1)\n")
    assert not list(run.calls_of("tensorflow.constant"))


def test_entry_script() -> None:
    text = HEAD + FLOWS["main guard"].replace("        ", "", 1)
    assert program(HEAD + dedent(FLOWS["main guard"])).is_entry_script, text
    library = "import tensorflow as tf\ndef train(model, ds):\n    model.fit(ds)\n"
    assert not program(library).is_entry_script


def test_era() -> None:
    assert era("import tf_keras", Targets()) is Era.KERAS2
    assert era('os.environ["TF_USE_LEGACY_KERAS"] = "1"', Targets()) is Era.KERAS2
    assert era("import tensorflow as tf", Targets()) is Era.KERAS3
    assert era("import tensorflow as tf", Targets((2, 15))) is Era.KERAS2
    assert era("sess = tf.Session()\nsess.run(loss)", Targets()) is Era.TF1
    assert era("K.set_session(tf.Session(config=config))", Targets()) is Era.KERAS3
    assert era("import tensorflow.keras as tf_keras", Targets()) is Era.KERAS3
    assert era("import tensorflow_recommenders as tfrs", Targets()) is Era.KERAS2
    assert chosen_era("import tensorflow_recommenders as tfrs", Targets()) is Era.KERAS3
    assert era("try:\n    import tensorflow_gnn\nexcept ImportError: ...", Targets()) is Era.KERAS3
    session = "session = tf.compat.v1.Session(config=config)\n"
    assert era(session, Targets()) is Era.KERAS3
    assert era(session + "session.run(loss)", Targets()) is Era.TF1
    assert program("import tensorflow as tf\n# sess = tf.Session()\n").era is Era.KERAS3


def test_long_chains_and_sums_are_survived() -> None:
    chain = "ds = tf.data.Dataset.range(3)" + ".map(f)" * 300
    total = "n = " + " + ".join(["1"] * 700)
    run = program(f"import tensorflow as tf\n{chain}\n{total}\n")
    value = run.module.scope.names["ds"]
    assert all(len(o.ops) == 301 for o in alternatives(value) if isinstance(o, Dataset))


def test_one_side_of_a_boolean_statement_is_conditional() -> None:
    made = program("def f(debug):\n    debug and print(1)\n    debug or exit(2)\n    print(3)\n")
    calls = {e.name: e.context.conditional for e in made.calls if e.args}
    assert calls["builtins.exit"]
    assert [e.context.conditional for e in made.calls_of("builtins.print")] == [True, False]


def test_a_rule_looks_for_its_words_in_imported_modules_too() -> None:
    path = Path(__file__).parent / "cases/missing_tf_function/loop_of_another.py"
    found = [f for f in check_source(read(path), Options()).findings if f.code == "TFA601"]
    assert [(f.place.path.name, f.place.line) for f in found] == [("loop_of_another_step.py", 5)]


def test_draws_inside_a_tape_are_pointed_at() -> None:
    text = (
        "import numpy as np\nimport tensorflow as tf\n"
        "model = tf.keras.Sequential([tf.keras.layers.Dense(1)])\n"
        "optimizer = tf.keras.optimizers.SGD()\n"
        "for _ in range(100):\n"
        "    x = np.random.rand(4, 8)\n"
        "    with tf.GradientTape() as tape:\n"
        "        loss = tf.reduce_mean(model(x + np.random.rand(4, 8)))\n"
        "    grads = tape.gradient(loss, model.trainable_variables)\n"
        "    optimizer.apply_gradients(zip(grads, model.trainable_variables))\n"
    )
    (found,) = [
        f for f in check_source(Source(Path("a.py"), text), Options()).findings
        if f.code == "TFA601"
    ]  # fmt: skip
    assert [r.place.line for r in found.related] == [8]


def test_what_is_out_of_sight_is_no_obstacle_to_a_graph() -> None:
    path = Path(__file__).parent / "cases/missing_tf_function/loss_out_of_sight.py"
    (found,) = [f for f in check_source(read(path), Options()).findings if f.code == "TFA601"]
    assert [r.message for r in found.related] == ["the loop that calls it"]
    assert found.fix is None


def test_a_loop_that_calls_the_step_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "data.py").write_text(
        "import tensorflow as tf\ndef load():\n"
        "    return tf.data.Dataset.from_tensor_slices((x, y)).batch(8)\n"
    )
    (tmp_path / "trainer.py").write_text(
        "import tensorflow as tf\n"
        "class Trainer:\n"
        "    def __init__(self):\n"
        "        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])\n"
        "        self.optimizer = tf.keras.optimizers.Adam()\n"
        "    def train_step(self, x, y):\n"
        "        with tf.GradientTape() as tape:\n"
        "            loss = tf.reduce_mean(tf.square(y - self.model(x)))\n"
        "        grads = tape.gradient(loss, self.model.trainable_variables)\n"
        "        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))\n"
        "        return loss\n"
    )
    text = (
        "import tensorflow as tf\nfrom data import load\nfrom trainer import Trainer\n"
        "trainer = Trainer()\n"
        "for x, y in load():\n    loss = trainer.train_step(x, y)\n    print(loss.numpy())\n"
    )
    found = check_source(Source(tmp_path / "main.py", text), Options()).findings
    assert {("TFA601", "trainer.py", 6), ("TFA701", "main.py", 7)} <= {
        (f.code, f.place.path.name, f.place.line) for f in found
    }


def test_attributes_differ_by_the_way_that_was_taken() -> None:
    """On each way an attribute is what that way made it; behind them it may be any of these."""
    run = fed("""
        class Trainer:
            def run(self, small):
                self.ds = tf.data.Dataset.from_tensor_slices((x, y))
                if small:
                    self.shorten()
                    build().fit(self.ds)
                else:
                    self.ds = self.ds.shuffle(9)
                    build().fit(self.ds)
                build().fit(self.ds)
            def shorten(self):
                self.ds = self.ds.take(8)
                if x:
                    return
        """)
    short, long = ["from_tensor_slices", "take"], ["from_tensor_slices", "shuffle"]
    assert run[:2] == [short, long]
    assert sorted(run[2:]) == sorted([short, long])


@pytest.mark.parametrize("call", ["go()", "optimizer.apply_gradients(gradients(model))"])
def test_a_script_that_leaves_its_steps_to_another_file_follows_it(
    call: str, tmp_path: Path
) -> None:
    (tmp_path / "steps.py").write_text(HEAD + "def go():\n    build().fit(x)\ngo()\n")
    run = program(f"from steps import *\n{call}\n", tmp_path)
    assert [event.module.path.stem for event in run.calls_of(".fit")]


def test_methods_of_a_base_run_as_those_of_its_first_heir(tmp_path: Path) -> None:
    (tmp_path / "base.py").write_text(
        dedent(
            """
            class Trainer:
                def __init__(self, data):
                    self.data = data

                def train(self, epochs):
                    for _ in range(epochs):
                        self.epoch()

                def epoch(self):
                    for batch in self.data:
                        self.step(batch)

                def step(self, batch):
                    raise NotImplementedError

                def describe(self):
                    print(self.data)
            """
        )
    )
    text = """
        import tensorflow as tf
        from base import Trainer

        class Gan(Trainer):
            def step(self, batch):
                self.net.train_on_batch(batch)

        class Vae(Trainer):
            def step(self, batch):
                self.vae.train_on_batch(batch)
        """
    run = program(text, tmp_path)
    steps = list(run.calls_of(".train_on_batch"))
    assert [len(event.context.loops) for event in steps] == [0, 0, 2]
    assert [frame.function.name for frame in steps[-1].context.frames] == ["train", "epoch", "step"]
    assert not list(run.calls_of("builtins.print"))


def test_what_comes_behind_much_that_is_repeated_is_followed() -> None:
    sums = "    value = value + 1\n" * 40
    checks = "    check(x)\n" * 200
    step = "    with tf.GradientTape() as tape:\n        return tape.gradient(value, value)\n"
    run = program(
        f"{HEAD}def check(value):\n{sums}    return value\ndef train_step(value):\n{step}"
        f"def train():\n{checks}    for epoch in range(9):\n        train_step(x)\ntrain()\n"
    )
    [tape] = run.calls_of("tensorflow.GradientTape")
    assert [frame.function.name for frame in tape.context.frames] == ["train", "train_step"]
    assert tape.context.loops


def test_a_dict_of_its_own_items() -> None:
    text = """
        import tensorflow as tf

        models = {"a": tf.keras.Sequential([tf.keras.layers.Dense(1)])}

        def rename(old, new):
            models[new] = models[old]

        def train(name, x, y):
            models[name].fit(x, y)
        """
    run = program(HEAD + dedent(text))
    assert [acts_as_model(e.receiver) for e in run.calls_of(".fit") if e.receiver] == [False]


@pytest.mark.parametrize(
    ("start", "test", "body", "turns"),
    [
        (0, "step < 10", "step += 1", 10),
        (1, "step <= 10", "step += 1", 10),
        (1, "step < 10", "step += 1", None),  # begins elsewhere
        (0, "step < 10", "step += 2", None),
        (0, "step < 10", "step += 1 if build() else 0", None),
        (0, "step < 10", "step += 1; step = 0", None),
        (0, "not step", "step += 1", None),
    ],
)
def test_loops_that_count_by_hand(start: int, test: str, body: str, turns: int | None) -> None:
    run = program(f"{HEAD}step = {start}\nwhile {test}:\n    print(step); {body}\n")
    (shown,) = run.calls_of("builtins.print")
    loop = shown.context.loops[0]
    assert (None if loop.turns is None else fold(loop.turns)) == turns
