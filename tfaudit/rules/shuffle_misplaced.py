"""`shuffle` stands where it mixes too little, or where its buffer holds decoded images.

Behind `batch` it only permutes the batches: the samples of one batch stay together in every epoch.
So they do behind the `cache` of what was shuffled and batched, as by `image_dataset_from_directory`
(reported as low); without a cache, `shuffle(1000)` behind that fills its buffer with 1,000 batches
of images, whose files were shuffled before. With `shuffle=False` there, each batch has neighbours
of one folder, and no other order comes of it, whether a `shuffle` follows or not. A buffer no
larger than the batch (where options tell, by their defaults) hardly moves a sample from its batch,
and one of a single sample, as `shuffle(True)` makes it, none, whatever the batch.
Behind `repeat()` the epochs run into each other: some samples come twice before others come once.
Behind the function that decodes images, the buffer holds decoded images, where file names would do:
10,000 photographs of 224 x 224 x 3 bytes take 1.5 GB, and the first batch waits until the buffer is
full of them. So do images of an array that a function has enlarged: 50,000 of 32 x 32 pixels, made
64 x 64 before a shuffle, took 3,051 MB, and 788 MB behind it. And so do samples of a generator, of
which more than 4 GB are reported, where its signature tells their size: 1,000 clips of 20 frames of
224 x 224 x 3 floats are 12 GB. The generator can shuffle the names or indices that it goes through.

## Before

```python
import tensorflow as tf

paths = ["a.jpg", "b.jpg"]


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path))


train_ds = tf.data.Dataset.from_tensor_slices(paths).map(load).shuffle(10_000).batch(32)
```

## After

```python
import tensorflow as tf

paths = ["a.jpg", "b.jpg"]


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path))


train_ds = tf.data.Dataset.from_tensor_slices(paths).shuffle(10_000).map(load).batch(32)
```

## Fix safety

Shuffling before a deterministic function gives the same sequence for the same seed: safe. Shuffling
before `batch` or `repeat` is unsafe: training sees other batches, as was meant. Where a
cache keeps the batches, `batch` goes behind the shuffle, and the cache keeps samples.

## When not

- The batches are sequences that are shuffled and batched again, or themselves windows of a series.
- A small buffer follows `interleave`, or files that are shuffled one by one: neighbours are apart.
- Samples were shuffled before they were batched, and no cache keeps the batches; or they are drawn
  from a replay buffer, or of a table in a loop.
- `shuffle` follows `repeat`, `fit` is told its `steps_per_epoch`, and the buffer's size is worked
  out, as `len(x)` is: it then holds all samples.
- `shuffle` after an endless `repeat` is informational where no `fit` and no loop is seen: a stream
  may have no epochs.
- The dataset is only evaluated, or the script is a test.
- `shuffle` follows `cache`, if only where a condition asks for it: the cache must stay in front.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Option, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.events import CallEvent
from tfaudit.program.expressions import usual
from tfaudit.program.mapped import MAPS, study
from tfaudit.program.values import (
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Op,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._array_shapes import shape, training_shape
from tfaudit.rules._chains import links, move_before_link, move_links
from tfaudit.rules._generated_samples import least_bytes
from tfaudit.rules._loaders import OPENS_IMAGES
from tfaudit.rules._shuffling import OF_FOLDERS, keeps_order, shuffles_by_itself
from tfaudit.rules._steps_of_data import mapped_name, repeats_forever
from tfaudit.rules._uses_of_data import is_to_validate, only_evaluates, trains_epochs
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.consumers import Consumer
    from tfaudit.program.events import Frame
    from tfaudit.program.program import Program

_BATCHES = frozenset({"batch", "padded_batch", "ragged_batch"})
_PAIR = 2  # states with their successors
_GROUPS = frozenset({
    "window", "group_by_window", "bucket_by_sequence_length", "unbatch", "flat_map", "interleave",
    "rejection_resample", "scan", "concatenate", "zip", "sample_from_datasets", "apply:?",
    *(f"apply:{name}" for name in (
        "bucket_by_sequence_length", "group_by_window", "rejection_resample", "scan", "unbatch",
    )),
})  # fmt: skip
# What gives each batch on as it comes.
_AS_THEY_COME = frozenset({"cache", "prefetch", "repeat", "with_options"})
# Of those, what takes the elements one after another.
_IN_ORDER = frozenset({"window", "unbatch", "apply:unbatch", "scan", "apply:scan"})
_IN_MEMORY = frozenset({"from_tensor_slices", "range", "list_files"})
_FROM_FILES = frozenset({"TFRecordDataset", "TextLineDataset", "FixedLengthRecordDataset"})
_SOUNDS = "tensorflow.audio."  # small, or of any length
_RESIZES = frozenset({"tensorflow.image.resize", "tensorflow.image.resize_with_pad"})
_OF_LAYER = (("height", 0), ("width", 1))
# Of the sets of TensorFlow Datasets that are small, and come decoded.
_TFDS_PIXELS = {
    **dict.fromkeys(("mnist", "fashion_mnist", "kmnist", "emnist"), 28 * 28),
    **dict.fromkeys(("cifar10", "cifar100", "svhn_cropped"), 32 * 32),
}
_SIDES = 3  # an image has rows and columns, and a set of images is a row of those
_LARGER = 2  # as many pixels
_MOST = 0.5  # of the samples, as those that are trained on are
_BYTES_OF_MEMORY = 4_000_000_000  # a burden, whatever the machine
_SAME_SAMPLES = frozenset({"repeat", "prefetch", "with_options"})
_MANY = Option("buffer", 1_000, "decoded images in a buffer from which they are a burden")


@rule(
    "TFA308",
    severity=Severity.MEDIUM,
    effect=Effect.MEMORY,
    words=("shuffle",),
    options=(_MANY,),
    fix=Safety.SAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/data",),
)
def shuffle_misplaced(program: Program) -> Iterator[Hit]:
    """Shuffles behind `batch`, `repeat` or a decoding map, and buffers as small as a batch."""
    grouping: set[cst.CSTNode] = set()
    cached: set[tuple[cst.CSTNode, tuple[Frame, ...]]] = set()  # on some way through one call
    for event in program.calls_of(".shuffle"):
        if isinstance(event.result, Dataset):
            names = {op.name for op in _behind_windows(event.result.ops)[1:]}
            if _GROUPS & names:
                grouping.add(event.node)
            if "cache" in names:
                cached.add((event.node, event.context.frames))
    for event in program.calls_of(".shuffle", ".apply"):
        if not isinstance(event.result, Dataset):
            continue
        ops = event.result.ops
        if event.name == ".apply" and ops[-1].name != "apply:shuffle_and_repeat":
            continue
        used = program.consumers_through(ops[-1])
        if used and all(only_evaluates(program, c) for c in used):
            continue
        trains = [c for c in used if trains_epochs(program, c)]
        later = [op for c in trains or used if ops[-1] in c.dataset.ops
                 for op in c.dataset.ops[c.dataset.ops.index(ops[-1]) + 1 :]]  # fmt: skip
        seen = bool(used) or event.context.root == 0
        # Batches of a length each may be shuffled once more: some way that leads here makes such.
        by_batch = event.node not in grouping
        kept = (event.node, event.context.frames) in cached
        hit = (
            (_behind_batch(program, ops, later, seen=seen) if by_batch else None)
            or (_of_whole_batches(program, ops, later, used) if by_batch else None)
            or (None if kept else _behind_decoding(program, ops))
            or _of_large_samples(ops)
            or _behind_repeat(ops, used)
            or _small_buffer(program, ops, later)
        )
        if hit is not None:
            yield hit
    yield from _in_order_of_folders(program)


def _in_order_of_folders(program: Program) -> Iterator[Hit]:
    """Folders, one for each class, that a model is trained on in the order of their names."""
    done: set[cst.CSTNode] = set()
    for consumer in program.consumers:
        source = consumer.dataset.source
        if consumer.kind != "fit" or source.event.node in done or not keeps_order(source):
            continue
        later = {op.name for op in consumer.dataset.ops[1:]}
        if later - MAPS - _AS_THEY_COME or not _has_classes(source.event):
            continue
        if trains_epochs(program, consumer) and usual(batching(consumer.dataset).size) != 1:
            done.add(source.event.node)
            fact = f"`{source.name}` reads one folder after another: each batch has neighbours of "
            fact += "one folder, the same in every epoch; leave `shuffle=False` out to train"
            yield Hit(source.event.module, underline(source.event.node), fact)


def _has_classes(folders: CallEvent) -> bool:
    """Whether the samples have the labels of their folders."""
    labels = folders.argument("labels", 1)
    mode = folders.argument("label_mode", 2)
    inferred = labels is None or usual(labels) == "inferred"
    return inferred and (mode is None or isinstance(usual(mode), str))


def _behind_windows(ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """The source, and what follows the `flat_map` that makes a row of each window of a series."""
    for index, op in enumerate(ops):
        if op.name == "flat_map" and isinstance(op.result, Made):
            before = [step.name for step in ops[1:index]]
            if _in_order(op.result) and before.count("window") == 1:
                rest = set(before) - {"window"}
                return ops if rest & (_GROUPS | {"shuffle"}) else ops[:1] + ops[index + 1 :]
    return ops


def _is_finished(program: Program, op: Op) -> bool:
    """Whether every pipeline that goes on from a step ends with `prefetch`, as whole ones do."""
    made = (d for d in program.datasets if op in d.ops)
    ends = {d.ops[-1] for d in made if d.ops[-1] not in program.continued}
    return bool(ends) and all(end.name == "prefetch" for end in ends)


def _behind_batch(
    program: Program, ops: tuple[Op, ...], later: Sequence[Op], *, seen: bool
) -> Hit | None:
    ops = _behind_windows(ops)
    names = [op.name for op in ops[:-1]]
    mixed = _GROUPS | {"shuffle"}
    if any(op.name in _BATCHES | _GROUPS for op in later) or set(names[1:]) & mixed:
        return None
    if names[0] == "zip" and _zips_batches(ops[0], mixed) and (
        seen and not set(names[1:]) & _BATCHES
    ):  # fmt: skip
        fact = "`shuffle` behind the `zip` of batches only permutes them: each keeps the same "
        fact += "samples"
        return Hit(ops[-1].event.module, underline(ops[-1].event.node), fact)
    if names[0] in mixed and not _zips_samples(ops[0], mixed):
        return None
    index = next((i for i, name in enumerate(names) if name in _BATCHES), None)
    if index is None or _size(ops[index], "batch_size") == 1 or _is_drawn(ops[0]):
        return None
    if not seen and not _is_for_training(program, ops, index):
        return None
    fact = f"`shuffle` after `{names[index]}` only permutes batches: each keeps the same samples"
    note = "the buffer then counts samples, not batches"
    return _hit(ops[index:], fact, Safety.UNSAFE, Severity.MEDIUM, note)


def _of_whole_batches(
    program: Program, ops: tuple[Op, ...], later: Sequence[Op], used: Sequence[Consumer]
) -> Hit | None:
    """Batches of samples that were shuffled, which a cache keeps, or which are many images."""
    index = max((i for i, op in enumerate(ops[:-1]) if op.name in _BATCHES), default=0)
    batches = batching(Dataset(ops[: index + 1]))
    size = batches.size
    between = [op.name for op in ops[index + 1 : -1]]
    if (
        (index == 0 and ops[0].name not in OF_FOLDERS and not _batches_in_order(ops[0], size))
        or usual(size) == 1
        or any(op.name in _BATCHES | _GROUPS for op in later)
        or _GROUPS & set(between)
        or is_to_validate(program, ops[-1])
        or not (any(trains_epochs(program, c) for c in used) if used else _ends(program, ops))
    ):
        return None
    event = ops[-1].event
    related = ((ops[index].event.module, underline(ops[index].event.node), "the batches"),)
    if "cache" in between:
        mixed = any(op.name == "shuffle" for op in ops[:-1]) or shuffles_by_itself(ops[0])
        fact = "`shuffle` behind `cache()` only permutes the batches that were kept: each has the "
        fact += "same samples in every epoch"
        severity = Severity.LOW if mixed else None
        return Hit(event.module, underline(event.node), fact, None, severity, related=related)
    if index == 0 and batches.batched and keeps_order(ops[0]) and "shuffle" not in between:
        fact = (
            f"`shuffle` only permutes the batches of `{ops[0].name}`: each has neighbours of one "
        )
        fact += "folder, the same in every epoch; leave `shuffle=False` out there"
        return Hit(event.module, underline(event.node), fact, None, related=related)
    if index == 0 and _batches_in_order(ops[0], size) and "shuffle" not in between:
        fact = f"`shuffle` only permutes the batches that `{ops[0].name}` makes: each keeps the "
        fact += "same samples"
        return Hit(event.module, underline(event.node), fact, None, related=related)
    buffer = min(_numbers(ops[-1], "buffer_size"), default=None)
    images = usual(size) if size is not None else None
    if ops[0].name != "image_dataset_from_directory" or index > 0 or not shuffles_by_itself(ops[0]):
        return None
    if not isinstance(images, int) or (buffer or 0) * images < program.setting(_MANY):
        return None
    fact = f"`shuffle({buffer})` buffers {buffer:,} batches of {images} decoded images, whose files"
    fact += f" `{ops[0].name}` has shuffled"
    return Hit(event.module, underline(event.node), fact, None, related=related)


def _batches_in_order(source: Op, size: Value | None) -> bool:
    """Whether a set of TFDS comes in batches, and its files in the same order in every pass."""
    if source.name != "tfds.load" or source.event.opaque or size is None:
        return False
    mixed = source.event.keywords.get("shuffle_files")
    rows = usual(size)
    return isinstance(rows, int) and rows > 1 and (mixed is None or usual(mixed) is False)


def _ends(program: Program, ops: tuple[Op, ...]) -> bool:
    """Whether who uses it is out of sight, and it is a whole pipeline."""
    return ops[-1] not in program.continued or _is_finished(program, ops[-1])


def _zips_samples(source: Op, mixed: frozenset[str]) -> bool:
    """Whether it is a `zip` of pipelines that are seen, and neither shuffle nor batch."""
    return source.name == "zip" and all(
        isinstance(given, Dataset)
        and given.source.name in _IN_MEMORY
        and not {op.name for op in given.ops} & (mixed | _BATCHES)
        for given in source.inputs
    )


def _zips_batches(source: Op, mixed: frozenset[str]) -> bool:
    """Whether it is a `zip` of pipelines that are seen, batch, and shuffle nothing."""
    return bool(source.inputs) and all(
        isinstance(given, Dataset)
        and given.source.name in _IN_MEMORY
        and not {op.name for op in given.ops} & mixed
        and batching(given).batched
        and usual(batching(given).size) != 1
        for given in source.inputs
    )


def _is_for_training(program: Program, ops: tuple[Op, ...], batch: int) -> bool:
    """Whether batches that nobody is seen to use are none that are batched again.

    They may be windows, sequences or pairs of states, unless their size is called that of a batch,
    or they are prefetched.
    """
    size = argument(ops[batch].event.node, "batch_size", 0)
    named = size is not None and "batch" in quoted(size.value).lower()
    pairs = _size(ops[batch], "batch_size") == _PAIR
    return named or (not pairs and _is_finished(program, ops[-1]))


def _is_drawn(source: Op) -> bool:
    """Whether the samples come in random order, anew each time, from a replay buffer, say.

    What is drawn of a table, which alone can be told the fraction, is drawn once: outside of loops.
    """
    values = (*source.event.args, *source.event.keywords.values())
    made = (origin for value in values for origin in origins(value) if isinstance(origin, Made))
    return any(
        value.name == ".sample" and (value.event.context.loops or not value.event.passes("frac"))
        for value in made
    )


def _behind_repeat(ops: tuple[Op, ...], used: Sequence[Consumer]) -> Hit | None:
    if _cuts_epochs(ops[-1], used):
        return None
    in_epochs = any(c.kind in ("fit", "loop") for c in used)
    for index in range(len(ops) - 2, 0, -1):
        op = ops[index]
        if op.name == "repeat" and (repeats_forever(op) or (_size(op, "count") or 0) > 1):
            fact = (
                "`shuffle` after `repeat` mixes epochs: some samples come twice before others once"
            )
            # An endless stream of samples, as for a bandit, may have no epochs; counted ones are.
            counted = not repeats_forever(op)
            severity = Severity.LOW if in_epochs or counted else Severity.INFO
            return _hit(ops[index:], fact, Safety.UNSAFE, severity)
        if op.name not in MAPS | {"prefetch", "with_options"}:
            break
    return None


def _cuts_epochs(shuffle: Op, used: Sequence[Consumer]) -> bool:
    """Whether `fit` is told how long an epoch is, and the buffer is as large as the data.

    Then a sample comes about as often as it should: a buffer whose size is worked out is that of
    all samples.
    """
    fits = [c for c in used if c.kind == "fit"]
    size = shuffle.event.argument("buffer_size", 0)
    return (
        bool(fits)
        and isinstance(size, (Made, Attr))
        and all(isinstance(c.event, CallEvent) and c.event.passes("steps_per_epoch") for c in fits)
    )


def _behind_decoding(program: Program, ops: tuple[Op, ...]) -> Hit | None:
    """Maps directly before the shuffle that decode images, and depend on the element alone."""
    size = min(_numbers(ops[-1], "buffer_size"), default=None)
    given = ops[-1].event.argument("buffer_size", 0)
    whole = size is None and given is not None and _counts_most(given)
    if not whole and (size is None or size < program.setting(_MANY)):
        return None
    many = "all images" if whole else f"{size:,} images"
    known = _known_images(ops[0]) is not None
    severity = Severity.LOW if whole and not known else None  # how many there are is not known
    start, decodes, safe = _decoding(program, ops, len(ops) - 1)
    if decodes is None and start == 1 and ops[0].name == "zip":
        pipelines = [i.ops for i in ops[0].inputs if isinstance(i, Dataset)]
        found = (_decoding(program, pipeline, len(pipeline))[1] for pipeline in pipelines)
        decodes = next((op for op in found if op is not None), None)
        start = 0
    if decodes is None:
        return None
    done = "enlarged" if known else "decoded"
    fact = f"`shuffle` buffers {many} that {mapped_name(decodes)} has {done}: shuffle before"
    if start == 0:  # what the images are zipped with is shuffled together with them
        event, made = ops[-1].event, decodes.event
        related = ((made.module, underline(made.node), f"the {decodes.name}"),)
        return Hit(event.module, underline(event.node), fact, None, severity, related=related)
    return _hit(ops[start:], fact, Safety.SAFE if safe else Safety.UNSAFE, severity)


def _counts_most(size: Value) -> bool:
    """Whether it is how many there are, or that of the larger part: `int(0.8 * len(names))`."""
    match size:
        case Made(name="builtins.len"):
            return True
        case Made(name="builtins.int", event=event) if event.args:
            return _counts_most(event.args[0])
        case Derived(operator="*", inputs=(first, second)):
            part, count = (first, second) if usual(second) is None else (second, first)
            factor = usual(part)
            return isinstance(factor, float) and factor >= _MOST and _counts_most(count)
    return False


def _decoding(program: Program, ops: tuple[Op, ...], start: int) -> tuple[int, Op | None, bool]:
    """The maps before a step: where they begin, one that decodes, whether they may be moved."""
    decodes: Op | None = None
    safe = True
    while start > 1 and ops[start - 1].name in MAPS | {"repeat"}:
        if ops[start - 1].name == "repeat":
            start, safe = start - 1, False
            continue
        function = study(program, ops[start - 1])
        opened = any(_opens_images(program, call) for call in function.python)
        if function.variables or (function.python and not opened):
            break
        start -= 1
        safe = safe and function.deterministic
        images = opened or any(not call.name.startswith(_SOUNDS) for call in function.decodes)
        images = images or _enlarges(program, ops[0], ops[start])
        decodes = ops[start] if images else decodes
    return start, decodes, safe


def _of_large_samples(ops: tuple[Op, ...]) -> Hit | None:
    """A buffer of what a generator makes that takes gigabytes of memory."""
    size = min(_numbers(ops[-1], "buffer_size"), default=0)
    each = least_bytes(ops[0])
    taken = size * each
    if taken < _BYTES_OF_MEMORY or any(op.name not in _SAME_SAMPLES for op in ops[1:-1]):
        return None
    event = ops[-1].event
    fact = f"`shuffle` buffers {size:,} samples of {each / 1e6:,.1f} MB, which are "
    fact += f"{taken / 1e9:,.0f} GB: let the generator shuffle what it goes through"
    return Hit(event.module, underline(event.node), fact, None)


def _known_images(source: Op) -> int | None:
    """How many pixels each image has of those that are in memory, if that is known."""
    if source.name == "tfds.load":
        match source.event.argument("name", 0):
            case Const(value=str() as name):
                return _TFDS_PIXELS.get(re.split("[/:]", name)[0])
        return None
    given = source.event.argument("tensors", 0) if source.name == "from_tensor_slices" else None
    parts = given.items if isinstance(given, Items) else (given,)
    shapes = [found for part in parts if (found := shape(part)) is not None]
    sides = next((found[1:_SIDES] for found in shapes if len(found) >= _SIDES), ())
    height, width = sides if len(sides) == _SIDES - 1 else (None, None)
    return height * width if height and width else None


def _enlarges(program: Program, source: Op, op: Op) -> bool:
    """Whether a map makes images larger that are in memory as they are."""
    pixels = _known_images(source)
    if pixels is None:
        return False
    for call in program.inside(op.event).calls:
        sizes: list[Value | None] = []
        if call.name in _RESIZES:
            given = call.argument("size", 1)
            sizes = list(given.items) if isinstance(given, Items) else [given, given]
        elif call.name == "()" and isinstance(call.callee, Made):
            layers = call.callee.attrs.get("layers")
            for layer in layers.items if isinstance(layers, Items) else (call.callee,):
                if isinstance(layer, Made) and layer.name == "keras.layers.Resizing":
                    sizes = [layer.event.argument(*side) for side in _OF_LAYER]
        numbers = [usual(size) for size in sizes if size is not None]
        match numbers:
            case [int() as height, int() as width] if height * width >= _LARGER * pixels:
                return True
    return False


def _opens_images(program: Program, python: CallEvent) -> bool:
    """Whether the function that a `tf.py_function` gets reads images."""
    given = (*python.args, *python.keywords.values())
    functions = {value.node for value in given if isinstance(value, Function)}
    return any(
        frame.function.node in functions
        for call in program.calls_of(*OPENS_IMAGES)
        for frame in call.context.frames
    )


def _small_buffer(program: Program, ops: tuple[Op, ...], later: Sequence[Op]) -> Hit | None:
    """A buffer that holds no more than one batch, and not all that there is."""
    later = later or _later_unseen(program, ops[-1])
    if not all(map(_keeps_neighbours, ops[:-1])):
        return None
    if any(op.name in _GROUPS | {"shuffle"} for op in later):
        return None
    batch = next((op for op in later if op.name in _BATCHES), None)
    sources = _sources(ops[0])
    names = {op.name for op in sources}
    if batch is None or not names <= _IN_MEMORY | _FROM_FILES:
        return None
    reads = [op.event.keywords.get("num_parallel_reads") for op in sources]
    if any(value is not None and usual(value) != 1 for value in reads):
        return None  # the files' records are mixed already
    event = ops[-1].event
    sizes, batches = _numbers(ops[-1], "buffer_size"), _numbers(batch, "batch_size")
    size, batched = max(sizes, default=None), min(batches, default=None)
    given = {_size(ops[-1], "buffer_size"), _size(batch, "batch_size")}
    of_option = None in given and len(sizes) == len(batches) == 1
    told = ", as they are by default," if of_option else ""  # of a command-line option
    in_memory = names <= _IN_MEMORY
    name = _same_name(event, batch.event)
    if name is not None and not in_memory and "batch" not in name.lower():
        name = None  # as many records as there are, maybe
    buffer = event.argument("buffer_size", 0)
    if given == {None} and name is not None:
        fact = f"`shuffle({name})` before batches of as many hardly moves a sample from its batch"
    elif _size(ops[-1], "buffer_size") == 1:
        if _is_setting(event):
            return None  # whoever uses the object sets it
        fact = "`shuffle(1)` has no other sample to draw from, and leaves each in its place"
    elif buffer is not None and usual(buffer) is True:
        fact = "`shuffle(True)` is a buffer of one sample, which leaves each in its place: say how "
        fact += "many"
    elif in_memory and size is not None and 0 < (_rows_of(ops[0]) or 0) <= size:
        return None  # the buffer holds them all, or all windows of them
    elif size is not None and batched is not None and size <= batched and batched > 1:
        fact = f"`shuffle({_either(sizes)})` before batches of {_either(batches)}{told} hardly "
        fact += "moves a sample from its batch"
    else:
        return None
    return Hit(event.module, underline(event.node), fact, None, Severity.LOW)


def _is_setting(event: CallEvent) -> bool:
    """Whether an object holds the buffer's size."""
    size = argument(event.node, "buffer_size", 0)
    return size is not None and isinstance(size.value, cst.Attribute)


def _keeps_neighbours(op: Op) -> bool:
    """Whether samples stand behind a step as they stood before it, neighbours by each other."""
    if op.name == "flat_map":
        return _in_order(op.result)
    if op.name == "zip":
        return all(map(_in_order, op.inputs))
    return op.name in _IN_ORDER or op.name not in _GROUPS | {"shuffle"}


def _in_order(value: Value) -> bool:
    """Whether it is a pipeline that mixes nothing, or a window that is made one row."""
    match value:
        case Dataset(ops=ops):
            return all(map(_keeps_neighbours, ops))
        case Made(name=".batch", event=event):
            return isinstance(event.receiver, Element)
    return False


def _sources(source: Op) -> list[Op]:
    """Where the samples come from: of a `zip`, all that it zips."""
    given = source.inputs if source.name == "zip" else ()
    if not given or not all(isinstance(i, Dataset) for i in given):
        return [source]
    return [op for i in given if isinstance(i, Dataset) for op in _sources(i.source)]


def _rows_of(source: Op) -> int | None:
    """How many elements there are, where literals tell."""
    given = _sources(source)[0].event.argument("tensors", 0)
    while isinstance(given, Items) and given.kind == "tuple" and given.items:
        given = given.items[0]
    known = training_shape(given)
    return known[0] if known else None


def _later_unseen(program: Program, op: Op) -> list[Op]:
    """What follows a step in the pipelines that it is a part of, where nobody is seen to use them.

    Nothing, if one of them is not batched: what is done with that is not known.
    """
    made = (d for d in program.datasets if op in d.ops)
    ends = [d.ops for d in made if d.ops[-1] not in program.continued]
    rests = [ops[ops.index(op) + 1 :] for ops in ends]
    batched = all(any(step.name in _BATCHES for step in rest) for rest in rests)
    return [step for rest in rests for step in rest] if batched else []


def _same_name(shuffle: CallEvent, batch: CallEvent) -> str | None:
    """What the buffer's size and that of a batch are both called, in one call of one function."""
    values = shuffle.argument("buffer_size", 0), batch.argument("batch_size", 0)
    buffer, size = argument(shuffle.node, "buffer_size", 0), argument(batch.node, "batch_size", 0)
    if buffer is None or size is None or shuffle.context.frames != batch.context.frames:
        return None
    if any(isinstance(value, Made) or _is_worked_out(value) for value in values):
        return None  # `len(x)`, say: then a batch is all there is
    name = quoted(buffer.value)
    named = isinstance(buffer.value, (cst.Name, cst.Attribute, cst.Subscript))
    return name if named and name == quoted(size.value) else None


def _is_worked_out(value: Value | None) -> bool:
    """Whether a number is computed, and not one that settings give: `config["batch_size"]`."""
    match value:
        case Derived(operator="[]", inputs=(_, Const(value=str()))):
            return False
    return isinstance(value, Derived)


def _size(op: Op, keyword: str) -> int | None:
    value = op.event.argument(keyword, 0)
    known = usual(value) if value is not None else None
    return known if isinstance(known, int) and not isinstance(known, bool) else None


def _numbers(op: Op, keyword: str) -> list[int]:
    """The sizes that it may be, by the way that control took; none where one is not known.

    That of a command-line option is its default, unless the user says otherwise.
    """
    value = op.event.argument(keyword, 0)
    options = alternatives(value) if value is not None else ()
    known = [usual(option) for option in options]
    numbers = {n for n in known if isinstance(n, int) and not isinstance(n, bool)}
    return sorted(numbers) if all(n in numbers for n in known) else []


def _either(numbers: list[int]) -> str:
    return " or ".join(map(str, numbers))


def _hit(
    steps: tuple[Op, ...],  # from the one that the shuffle should stand before, to the shuffle
    fact: str,
    safety: Safety,
    severity: Severity | None = None,
    note: str = "",
) -> Hit:
    event, first = steps[-1].event, steps[0].event
    plan = None
    if all(step.event.module is event.module for step in steps) and (
        links(event.module.index, [step.event.node for step in steps])
    ):
        between = {step.name for step in steps[1:-1]}
        if "cache" not in between:
            change = move_before_link(event.module.index, event.node, first.node)
            plan = Plan(f"Shuffle before `{steps[0].name}`", (change,), safety, note)
        elif between <= {"cache", "prefetch"}:  # a cache behind the shuffle would keep one order
            change = move_links(event.module.index, [first.node], event.node)
            plan = Plan(f"Move `{steps[0].name}` behind `shuffle`", (change,), safety, note)
    related = ((first.module, underline(first.node), f"the {steps[0].name}"),)
    return Hit(event.module, underline(event.node), fact, plan, severity, related=related)
