"""Write NAME.onnx once more with int8 convolutions, which a CPU runs 1.2 to 1.8 times faster: NAME.int8.onnx.

    python -m models.training.export.quantize --data DATA [--scenes .cache/detector/scenes/train-seed8]

Both models, from the shipped files; the manifest is sealed with the results. Ranges of the activations are those seen
on the train part: 200 crops, 120 tiles of composed scenes. Weights have seven bits, since AVX2 adds two products in 16
bits. What decides stays in full precision: of the detector the narrow convolutions at fine resolution and the head, of
the classifier the last block and the heads. GPUs run the full-precision graph.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quantize_static,
)

from ..arrays import Image
from ..classifier.graph import DERMOSCOPE
from ..classifier.photos import closeup, load_photos, widefield
from ..places import DETECTOR_CACHE, MODELS
from .detector import TILE
from .seal_manifest import seal_manifest

CROPS, CLOSE, TILES, BATCH = 200, 0.4, 120, 4
WIDE, WIDEST = 48, 1280  # channels: of the detector's convolutions that are int8; of the classifier's that are not


class Shown(CalibrationDataReader):
    """Batches of one input."""

    def __init__(self, name: str, images: Image) -> None:
        self.feeds = iter([{name: images[i : i + BATCH]} for i in range(0, len(images), BATCH)])

    def get_next(self) -> dict[str, Image] | None:
        return next(self.feeds, None)


def training_crops(data: Path) -> Image:
    """Close-ups and wide-field crops of the train part."""
    photos, rng, crops = load_photos(data, "train"), np.random.default_rng(0), []
    for index in rng.permutation(len(photos))[:CROPS]:
        image = photos[index].read()
        mask = None if rng.random() < CLOSE else photos[index].read_mask()
        crops.append(closeup(image) if mask is None else widefield(image, mask, 40))
    return np.stack(crops)


def training_tiles(scenes: Path) -> Image:
    """Tiles of four scenes each."""
    chunks, rng, tiles = sorted(scenes.glob("chunk-*.npz")), np.random.default_rng(0), []
    for index in range(TILES):
        images = np.load(chunks[index % len(chunks)])["images"]
        a, b, c, d = images[rng.permutation(len(images))[:4]]
        tiles.append(np.vstack([np.hstack([a, b]), np.hstack([c, d])])[:TILE, :TILE])
    return np.stack(tiles)


def quantize(model: Path, images: Image, keep: Callable[[int, int], bool]) -> None:
    """keep(widest, kernel): which convolutions stay as they are, by their channels on the wider side and their side."""
    graph = onnx.load(model).graph
    shapes = {tensor.name: tensor.dims for tensor in graph.initializer}
    kept = [
        node.name
        for node in graph.node
        if node.name.startswith(DERMOSCOPE)
        or (node.op_type == "Conv" and keep(max(shapes[node.input[1]][:2]), shapes[node.input[1]][2]))
    ]
    quantize_static(
        model,
        model.with_suffix(".int8.onnx"),
        Shown(graph.input[0].name, images),
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        reduce_range=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["Conv", "Relu"],
        nodes_to_exclude=kept,
    )


def quantize_classifier(data: Path, model: Path) -> None:
    quantize(model, training_crops(data), lambda widest, kernel: widest == WIDEST)


def quantize_detector(scenes: Path, model: Path) -> None:
    quantize(model, training_tiles(scenes), lambda widest, kernel: widest < WIDE or kernel == 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scenes", type=Path, default=DETECTOR_CACHE / "scenes/train-seed8")
    arguments = parser.parse_args()
    quantize_detector(arguments.scenes, MODELS / "lesion-detector.onnx")
    quantize_classifier(arguments.data, MODELS / "lesion-classifier.onnx")
    seal_manifest()


if __name__ == "__main__":
    main()
