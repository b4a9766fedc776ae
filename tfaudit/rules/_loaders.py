"""Data that `fit` gets from Python code: loaders by index, and generators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program import api
from tfaudit.program.events import Context
from tfaudit.program.values import Instance, Items, Made, Symbol, Union, Value, but_none

if TYPE_CHECKING:
    from tfaudit.program.events import ClassEvent
    from tfaudit.program.program import Program

OPENS_IMAGES = frozenset({
    "cv2.imread", "cv2.imdecode", "PIL.Image.open", "imageio.imread", "imageio.v2.imread",
    "imageio.v3.imread", "skimage.io.imread", "matplotlib.pyplot.imread", "matplotlib.image.imread",
    "keras.utils.load_img", "keras.preprocessing.image.load_img", "rasterio.open",
    "tifffile.imread", "osgeo.gdal.Open", "gdal.Open", "SimpleITK.ReadImage", "nibabel.load",
    "pydicom.dcmread", "pydicom.read_file", "pydicom.filereader.dcmread", "dicom.read_file",
    "medpy.io.load", "nrrd.read", "itk.imread", "imageio.volread", "imageio.v2.volread",
    "scipy.misc.imread", "scipy.ndimage.imread", "mahotas.imread",
})  # fmt: skip
_FLOWS = frozenset({".flow", ".flow_from_directory", ".flow_from_dataframe"})
_GENERATOR = "keras.preprocessing.image.ImageDataGenerator"
_NEXT = ("builtins.next", ".next", ".__next__")
_DEEPEST = 3  # generators that go through one another


def is_pydataset(data: Value | None) -> bool:
    """Whether Keras takes it for a `PyDataset` (`Sequence` in Keras 2): batches by index."""
    if isinstance(data, Instance):
        return any(isinstance(c, Symbol) and c.name in api.LOADER_BASES for c in data.cls.lineage())
    return is_image_flow(data)


def defines_loader(made: ClassEvent) -> bool:
    """Whether a class derives from `PyDataset` itself."""
    return any(isinstance(base, Symbol) and base.name in api.LOADER_BASES for base in made.bases)


def is_image_flow(data: Value | None) -> bool:
    """Whether it is what `ImageDataGenerator.flow…` gives: a `PyDataset` of decoded images."""
    if isinstance(data, Union):
        return all(is_image_flow(option) for option in but_none(data))
    if isinstance(data, Made) and data.name in _FLOWS:
        maker = data.event.receiver
        return isinstance(maker, Made) and maker.name == _GENERATOR
    return False


def is_generator(data: Value | None) -> bool:
    """Whether it is a generator: what a function with `yield`, or an expression, gives."""
    return isinstance(data, Items) and data.kind == "generator"


def flows_behind(program: Program, data: Value, depth: int = 0) -> list[Made]:
    """What `ImageDataGenerator.flow…` gives to a `zip`, or to the body of a generator.

    As where the images and the masks of a segmentation come from two folders.
    """
    if depth > _DEEPEST:
        return []
    match data:
        case Made() if is_image_flow(data):
            return [data]
        case Made(name="builtins.zip" | "builtins.enumerate", event=event):
            through = list(event.args)
        case Items(kind="generator", each_of=Value() as gone_through):
            through = [gone_through]
        case Items(kind="generator", made=Context(frames=(*_, run))):
            through = [loop.iterable for loop in program.loops if run in loop.context.frames]
            through += [
                taken
                for call in program.calls_of(*_NEXT)
                if run in call.context.frames
                and (taken := call.receiver or call.argument("iterator", 0)) is not None
            ]
        case _:
            return []
    found = (flow for value in through for flow in flows_behind(program, value, depth + 1))
    return list(dict.fromkeys(found))
