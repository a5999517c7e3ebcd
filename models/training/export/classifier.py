"""Fits the lesion space, calibrates a classifier on the validation part, writes it as ONNX and into the manifest.

    python -m models.training.export.classifier --data DATA [--checkpoint FILE] [--out models/lesion-classifier.onnx]

classifier/train.py ends with the same; the hashes in the manifest are sealed with it.

Contract. Input `crops` uint8 [batch, 192, 192, 3] RGB, the batch free. Outputs, float32: `probabilities` [batch, 6]
(softmax of the fine logits / temperature, summed to six classes), `diagnoses` [batch, 9] (the same, not summed: for the
evaluation only, the product does not ask for it), `embedding` [batch, 64] and `unfamiliarity` [batch]
(classifier/lesion_space.py, fitted on the train part), `activation` [batch, 6, 6] (class-activation map of SPL against
no lesion, in logits).

Chosen on the validation part, and written into models/manifest.json with the reason: slope and offset of
splScore = sigmoid(slope logit(p_spl) + offset), p_spl clipped to 1e-6..1 - 1e-6, one pair for close-ups (mean of four
mirror images) and one for wide-field crops (one view); levels.refer and levels.follow, the scores that the stated share
of its SPL crops reaches; unfamiliarFrom, which the stated share of its lesion crops stays below.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch

from ..arrays import Image, Names
from ..classifier.grading import load_network
from ..classifier.graph import build
from ..classifier.lesion_space import EMBEDDING, LesionSpace
from ..classifier.network import LesionClassifier
from ..classifier.photos import SIZE, closeup, load_photos, widefield
from ..places import CACHE, MODELS, PICTURES
from .calibration import Seen, calibrate, pooled
from .quantize import quantize_classifier
from .seal_manifest import seal_manifest

MANIFEST = MODELS / "manifest.json"
MODEL = MODELS / "lesion-classifier.onnx"


def training_lesions(data: Path) -> tuple[Image, Names]:
    """Each photo of the train part once, in turn as the close-up and, where a mask allows it, the wide-field crop."""
    crops, diagnoses = [], []
    for number, photo in enumerate(load_photos(data, "train")):
        image = photo.read()
        mask = photo.read_mask() if number % 2 else None
        crops.append(closeup(image) if mask is None else widefield(image, mask, 40))
        diagnoses.append(photo.diagnosis)
    return np.stack(crops), np.array(diagnoses)


@torch.no_grad()
def check(path: Path, network: LesionClassifier, temperature: float, space: LesionSpace) -> dict[str, float]:
    """Compares the outputs with torch and numpy on random crops; raises when they differ."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rng, worst = np.random.default_rng(0), 0.0
    for batch in (1, 5):
        crops = (rng.integers(0, 256, (batch, SIZE, SIZE, 3)) // rng.integers(1, 4)).astype(np.uint8)
        seen = Seen.of(network, crops, np.zeros(batch, int))
        goals = {
            "probabilities": seen.six(temperature),
            "embedding": space.embed(seen.features),
            "unfamiliarity": space.unfamiliarity(seen.features),
        }
        for name, own in zip(goals, session.run(list(goals), {"crops": crops}), strict=True):
            worst = max(worst, float(np.abs(own - goals[name]).max()))
    if worst > 1e-2:
        raise SystemExit(f"ONNX and torch differ by {worst}")
    return {"largest difference from torch": worst, "bytes": path.stat().st_size}


def write_manifest(chosen: dict[str, Any]) -> None:
    manifest = json.loads(MANIFEST.read_text())
    entry = manifest["classifier"]
    entry["outputs"]["embedding"]["shape"] = [-1, EMBEDDING]
    entry["outputs"]["unfamiliarity"] = {"name": "unfamiliarity", "type": "float32", "shape": [-1]}
    entry.update(chosen)
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


def export(checkpoint: Path, data: Path, pictures: Path, out: Path) -> None:
    network = load_network(checkpoint)
    crops, diagnoses = training_lesions(data)
    space = LesionSpace.fit(pooled(network, crops), diagnoses)
    temperature, chosen = calibrate(network, space, data, pictures)
    model = build(network, temperature, space)
    onnx.helper.set_model_props(model, {"calibration": json.dumps({"temperature": temperature, **chosen})})
    onnx.save(model, out)
    print(json.dumps({"temperature": temperature, **chosen, **check(out, network, temperature, space)}, indent=1))
    print("operators:", *sorted({node.op_type for node in model.graph.node}))
    quantize_classifier(data, out)
    if out == MODEL:
        write_manifest(chosen)
        seal_manifest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, default=CACHE / "classifier/run/checkpoint.pt")
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--out", type=Path, default=MODEL, help="elsewhere: the manifest stays as it is")
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.data, arguments.pictures, arguments.out)


if __name__ == "__main__":
    main()
