"""Fits the lesion space, calibrates a trained classifier on the validation part, writes it as ONNX and into the manifest.

    python export_classifier.py --data DATA [--checkpoint FILE] [--out ../lesion-classifier.onnx]

train_classifier.py ends with the same; the hashes in the manifest are sealed with it.

Contract. Input `crops` uint8 [batch, 192, 192, 3] RGB, the batch free. Outputs, float32: `probabilities` [batch, 6]
(softmax of the fine logits / temperature, summed to six classes), `diagnoses` [batch, 9] (the same, not summed: for
the evaluation only, the product does not ask for it), `embedding` [batch, 64] and `unfamiliarity` [batch]
(lesion_space.py, fitted on the train part), `activation` [batch, 6, 6] (class-activation map of SPL against no lesion, in logits).

Chosen on the validation part, and written into ../manifest.json with the reason: slope and offset of
splScore = sigmoid(slope logit(p_spl) + offset), p_spl clipped to 1e-6..1 - 1e-6, one pair for close-ups (mean of four
mirror images) and one for wide-field crops (one view); levels.refer and levels.follow, the scores that the stated share
of its SPL crops reaches; unfamiliarFrom, which the stated share of its lesion crops stays below.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from classifier_backgrounds import load_pictures
from classifier_balance import balanced
from classifier_data import SIX_OF_FINE, SIZE, SPL, closeup, load_photos, widefield
from classifier_graph import build, head
from classifier_grading import load_network
from classifier_network import LesionClassifier
from classifier_views import bare_view, lesion_views
from lesion_space import EMBEDDING, LesionSpace
from quantize import quantize_classifier
from seal_manifest import seal_manifest

REFER_SENSITIVITY, FOLLOW_SENSITIVITY, FAMILIAR = 0.90, 0.96, 0.98
WIDE_FIELD = ("widefield-25", "widefield-40", "widefield-80")
BATCH = 16
CLIP = 1e-6
MANIFEST = Path(__file__).parent.parent / "manifest.json"
MODEL = MANIFEST.parent / "lesion-classifier.onnx"


def logit(p: np.ndarray) -> np.ndarray:
    p = np.clip(p, CLIP, 1 - CLIP)
    return np.log(p / (1 - p))


def spl_score(p_spl: np.ndarray, slope: float, offset: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(slope * logit(p_spl) + offset)))


@torch.no_grad()
def pooled(network: LesionClassifier, crops: np.ndarray) -> np.ndarray:
    """uint8 [n, s, s, 3] -> pooled features float32 [n, 1280]."""
    parts = []
    for start in range(0, len(crops), BATCH):
        batch = torch.from_numpy(np.ascontiguousarray(crops[start:start + BATCH])).permute(0, 3, 1, 2)
        parts.append(network.tuned(network.frozen(balanced(batch).contiguous(memory_format=torch.channels_last))).mean((2, 3)).numpy())
    return np.concatenate(parts)


def training_lesions(data: Path) -> tuple[np.ndarray, np.ndarray]:
    """Each photo of the train part once, in turn as the close-up and, where a mask allows it, the wide-field crop."""
    crops, diagnoses = [], []
    for number, photo in enumerate(load_photos(data, "train")):
        image = photo.read()
        mask = photo.read_mask(image) if number % 2 else None
        crops.append(closeup(image) if mask is None else widefield(image, mask, 40))
        diagnoses.append(photo.diagnosis)
    return np.stack(crops), np.array(diagnoses)


@dataclass
class Seen:
    """Fine logits [views, n, 9] and features of the first view [n, 1280] of crops, with their labels [n] of the six."""

    logits: np.ndarray
    features: np.ndarray
    labels: np.ndarray

    @classmethod
    def of(cls, network: LesionClassifier, crops: np.ndarray, labels: np.ndarray, mirrored: bool = False) -> "Seen":
        views = [crops[:, ::down, ::across] for across in (1, -1) for down in (1, -1)] if mirrored else [crops]
        features = [pooled(network, view) for view in views]
        weight, bias = head(network)
        return cls(np.stack([own @ weight.T + bias for own in features]), features[0], labels)

    def six(self, temperature: float) -> np.ndarray:
        """[n, 6]: mean of the views' probabilities, summed to the six classes."""
        powers = np.exp((self.logits - self.logits.max(-1, keepdims=True)) / temperature)
        fine = (powers / powers.sum(-1, keepdims=True)).mean(0)
        return fine @ np.eye(6)[list(SIX_OF_FINE)]


def temperature_of(all_seen: list[Seen]) -> float:
    """The temperature with the least cross-entropy of the six classes."""
    def loss(log_temperature: float) -> float:
        chosen = [seen.six(np.exp(log_temperature))[np.arange(len(seen.labels)), seen.labels] for seen in all_seen]
        return -np.log(np.clip(np.concatenate(chosen), 1e-12, 1)).mean()

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def platt(p_spl: np.ndarray, is_spl: np.ndarray) -> dict:
    fitted = LogisticRegression(C=1e6).fit(logit(p_spl)[:, None], is_spl)
    return {"slope": float(fitted.coef_[0, 0]), "offset": float(fitted.intercept_[0])}


def calibrate(network: LesionClassifier, space: LesionSpace, data: Path, pictures: Path) -> tuple[float, dict]:
    """(temperature, the classifier's part of the manifest that is chosen on the validation part)."""
    views = lesion_views(data, "validation")
    close = Seen.of(network, views["closeup"].crops, views["closeup"].labels, mirrored=True)
    dermoscope = Seen.of(network, views["dermoscope"].crops, views["dermoscope"].labels)
    wide = [Seen.of(network, views[name].crops, views[name].labels) for name in WIDE_FIELD]
    bare = bare_view(data, "validation", load_pictures(pictures, "train"), 60, seed=1)
    temperature = temperature_of([close, dermoscope, *wide, Seen.of(network, bare.crops, bare.labels)])

    kinds = {"closeUp": (close.six(temperature)[:, SPL], close.labels == SPL),
             "wideField": (np.concatenate([seen.six(temperature)[:, SPL] for seen in wide]),
                           np.concatenate([seen.labels for seen in wide]) == SPL)}
    calibration = {name: platt(p, is_spl) for name, (p, is_spl) in kinds.items()}
    scores = np.concatenate([spl_score(p, **calibration[name]) for name, (p, _) in kinds.items()])
    is_spl = np.concatenate([own for _, own in kinds.values()])
    refer, follow = (float(np.quantile(scores[is_spl], 1 - goal)) for goal in (REFER_SENSITIVITY, FOLLOW_SENSITIVITY))
    unfamiliar = np.concatenate([space.unfamiliarity(seen.features) for seen in (close, dermoscope, *wide)])
    quiet = [float((scores[~is_spl] < limit).mean()) for limit in (follow, refer)]
    return temperature, {
        "calibration": calibration,
        "levels": {"nearFollow": follow / 2, "follow": follow, "refer": refer, "reason":
                   f"SPL scores that {FOLLOW_SENSITIVITY:.0%} and {REFER_SENSITIVITY:.0%} of the SPL crops of the validation part reach "
                   f"({len(scores)} crops of smartphone lesions, {is_spl.sum()} SPL: close-ups, and wide-field crops of 25, 40 and 80 px); "
                   f"{quiet[0]:.0%} and {quiet[1]:.0%} of its other lesions' crops stay below"},
        "unfamiliarFrom": float(np.quantile(unfamiliar, FAMILIAR)),
        "unfamiliarReason": f"{FAMILIAR:.0%} of the lesion crops of the validation part stay below "
                            f"({len(unfamiliar)} crops: smartphone, dermoscope, wide-field)"}


@torch.no_grad()
def check(path: Path, network: LesionClassifier, temperature: float, space: LesionSpace) -> dict:
    """Compares the outputs with torch and numpy on random crops; raises when they differ."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rng, worst = np.random.default_rng(0), 0.0
    for batch in (1, 5):
        crops = (rng.integers(0, 256, (batch, SIZE, SIZE, 3)) // rng.integers(1, 4)).astype(np.uint8)
        seen = Seen.of(network, crops, np.zeros(batch, int))
        goals = {"probabilities": seen.six(temperature), "embedding": space.embed(seen.features),
                 "unfamiliarity": space.unfamiliarity(seen.features)}
        for name, own in zip(goals, session.run(list(goals), {"crops": crops}), strict=True):
            worst = max(worst, float(np.abs(own - goals[name]).max()))
    if worst > 1e-2:
        raise SystemExit(f"ONNX and torch differ by {worst}")
    return {"largest difference from torch": worst, "bytes": path.stat().st_size}


def write_manifest(chosen: dict) -> None:
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
    parser.add_argument("--checkpoint", type=Path, default=Path(".cache/classifier/run/checkpoint.pt"))
    parser.add_argument("--pictures", type=Path, default=Path(".cache/detector/negatives"))
    parser.add_argument("--out", type=Path, default=MODEL, help="elsewhere: the manifest stays as it is")
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.data, arguments.pictures, arguments.out)


if __name__ == "__main__":
    main()
