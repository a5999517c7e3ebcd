"""Fits the lesion space, calibrates a classifier on the validation part, writes it as ONNX and into the manifest.

    python -m models.training.export.classifier --data DATA --checkpoint FILE --dermoscope FILE
        [--out models/lesion-classifier.onnx]

FILEs are what classifier/train.py (or refine.py, average.py) and dermoscope/head.py leave. The hashes in the manifest
are sealed, too.

Contract. Input `crops` uint8 [batch, 192, 192, 3] RGB, the batch free. Outputs, float32: `probabilities` [batch, 6]
(softmax of the fine logits / temperature, summed to six classes), `diagnoses` [batch, 9] (the same, not summed: for
the evaluation only, the product does not ask for it), `embedding` [batch, 64] and `unfamiliarity` [batch]
(classifier/lesion_space.py, fitted on the train part), `activation` [batch, 6, 6] (class-activation map of SPL against
no lesion, in logits), `splByView` [batch, 3] (the probability of SPL at the temperature of each kind of view, in the
order of export/calibration.py's VIEWS; under a dermoscope by a head of its own).

Chosen on the validation part, and written into models/manifest.json with the reason: calibration and levels of each
kind of view (export/calibration.py); unfamiliarFrom, which the stated share of its lesion crops stays below.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from scipy.special import expit

from ..arrays import Image, Names
from ..classifier.backgrounds import load_pictures
from ..classifier.grading import described, load_network
from ..classifier.graph import Temperatures, build
from ..classifier.lesion_space import EMBEDDING, LesionSpace
from ..classifier.network import FEATURES, LesionClassifier
from ..classifier.photos import SIZE, closeup, load_photos, widefield
from ..classifier.views import bare_view, lesion_views, plain_view
from ..dermoscope.head import DermoscopeHead, load_head
from ..dermoscope.pool import POOL as DERMOSCOPE_POOL
from ..places import CACHE, MODELS, PICTURES
from .calibration import SHARES, VIEWS, Scorer, Seen, calibrate_view, fitting_temperature, logit
from .quantize import quantize_classifier
from .seal_manifest import seal_manifest

FAMILIAR, NOT_STRANGE = 0.98, 0.995
MANIFEST = MODELS / "manifest.json"
MODEL = MANIFEST.parent / "lesion-classifier.onnx"


def training_lesions(data: Path) -> tuple[Image, Names]:
    """Each photo of the train part once, in turn as the close-up and, where a mask allows it, the wide-field crop."""
    crops, diagnoses = [], []
    for number, photo in enumerate(load_photos(data, "train")):
        image = photo.read()
        mask = photo.read_mask() if number % 2 else None
        crops.append(closeup(image) if mask is None else widefield(image, mask, 40))
        diagnoses.append(photo.diagnosis)
    return np.stack(crops), np.array(diagnoses)


def calibrate(
    network: LesionClassifier, dermoscope: DermoscopeHead, space: LesionSpace, data: Path, pictures: Path
) -> tuple[Temperatures, dict[str, Any]]:
    """The classifier's part of the manifest that is chosen on the validation part, and the temperatures."""
    views = lesion_views(data, "validation")
    seen = {kind: [Seen.of(network, dermoscope, views[name]) for name in names] for kind, names in VIEWS.items()}
    lesions = [own for group in seen.values() for own in group]
    bare = bare_view(data, "validation", load_pictures(pictures, "train"), 60, seed=1)
    classes = fitting_temperature([*lesions, Seen.of(network, dermoscope, bare, mirrored=False)])
    scorers: dict[str, Scorer] = {"dermoscopic": lambda own, t: own.dermoscopic_spl(t, classes)}
    chosen = {kind: calibrate_view(own, SHARES[kind], scorers.get(kind, Seen.spl)) for kind, own in seen.items()}
    unfamiliar = np.concatenate([space.unfamiliarity(own.features) for own in lesions])
    return Temperatures(classes, tuple(temperature for temperature, _ in chosen.values())), {
        **{name: {kind: own[name] for kind, (_, own) in chosen.items()} for name in ("calibration", "levels")},
        **looks_again(chosen["wideField"][1]["levels"]),
        "unfamiliarFrom": float(np.quantile(unfamiliar, FAMILIAR)),
        "strangeFrom": float(np.quantile(unfamiliar, NOT_STRANGE)),
        "unfamiliarReason": f"{FAMILIAR:.0%} of the lesion crops of the validation part stay below, {NOT_STRANGE:.1%} "
        f"below strangeFrom ({len(unfamiliar)} crops: smartphone, dermoscope, wide-field)",
    }


def looks_again(levels: dict[str, float]) -> dict[str, Any]:
    """The scores near a level that are looked at again.

    First from nearFollow on, as far above refer as that lies below, in log odds; then what is at most half as far from
    follow and refer. Of 803 spots of the development test that were looked at again, 65 changed between these levels by
    all four mirror images, and all of these scored within the second limits.
    """
    near, follow, refer = (float(logit(np.array(levels[name]))) for name in ("nearFollow", "follow", "refer"))
    reach = refer - near
    return {
        "secondLook": {
            "from": levels["nearFollow"],
            "to": float(expit(refer + reach)),
            "reason": "as far above refer as nearFollow lies below it, in log odds",
        },
        "thirdLook": {
            "from": float(expit(follow - reach / 2)),
            "to": float(expit(refer + reach / 2)),
            "reason": "up to half as far from follow and refer, in log odds, as nearFollow lies below refer",
        },
    }


@torch.no_grad()
def check(
    path: Path,
    network: LesionClassifier,
    dermoscope: DermoscopeHead,
    temperatures: Temperatures,
    space: LesionSpace,
) -> dict[str, Any]:
    """Compares the outputs with torch and numpy on random crops; raises when they differ."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rng, worst = np.random.default_rng(0), 0.0
    for batch in (1, 5):
        crops = (rng.integers(0, 256, (batch, SIZE, SIZE, 3)) // rng.integers(1, 4)).astype(np.uint8)
        seen = Seen.of(network, dermoscope, plain_view(crops), mirrored=False)
        goals = {
            "probabilities": seen.six(temperatures.classes),
            "splByView": np.stack(
                [
                    *(seen.spl(temperature) for temperature in temperatures.views[:-1]),
                    seen.dermoscopic_spl(temperatures.views[-1], temperatures.classes),
                ],
                axis=1,
            ),
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
    entry["outputs"]["splByView"] = {"name": "splByView", "type": "float32", "shape": [-1, len(VIEWS)]}
    entry.update(chosen)
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


def export(checkpoint: Path, head: Path, data: Path, pictures: Path, out: Path) -> None:
    network, dermoscope = load_network(checkpoint), load_head(head)
    crops, diagnoses = training_lesions(data)
    space = LesionSpace.fit(described(network, crops)[:, -FEATURES:], diagnoses)
    temperatures, chosen = calibrate(network, dermoscope, space, data, pictures)
    model = build(network, dermoscope, temperatures, space)
    onnx.helper.set_model_props(model, {"calibration": json.dumps({"temperature": temperatures.classes, **chosen})})
    onnx.save(model, out)
    checked = check(out, network, dermoscope, temperatures, space)
    print(json.dumps({"temperature": temperatures.classes, **chosen, **checked}, indent=1))
    print("operators:", *sorted({node.op_type for node in model.graph.node}))
    quantize_classifier(data, out)
    if out == MODEL:
        write_manifest(chosen)
        seal_manifest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, default=CACHE / "classifier/run/checkpoint.pt")
    parser.add_argument("--dermoscope", type=Path, default=DERMOSCOPE_POOL / "head.pt")
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--out", type=Path, default=MODEL, help="elsewhere: the manifest stays as it is")
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.dermoscope, arguments.data, arguments.pictures, arguments.out)


if __name__ == "__main__":
    main()
