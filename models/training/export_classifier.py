"""Calibrates a trained classifier on the validation part and writes it as ONNX.

    python export_classifier.py --data DATA [--work WORK] [--out ../lesion-classifier.onnx]

Contract. Input `crops` uint8 [batch, 192, 192, 3] RGB, the batch free. Outputs, float32: `probabilities` [batch, 6]
(softmax of logits / temperature), `embedding` [batch, 1280] (pooled features, length 1), `activation` [batch, 6, 6]
(class-activation map of SPL in logits: its mean is the SPL logit before the temperature).
The metadata key "calibration" holds JSON: temperature; a, b of splScore = sigmoid(a logit(p_spl) + b), p_spl clipped
to 1e-6..1 - 1e-6; thresholds `refer` and `follow` on splScore, with the sensitivity each was chosen for.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from classifier_backgrounds import load_pictures
from classifier_data import NSPL_A, SIZE, SPL
from classifier_graph import build
from classifier_network import LesionClassifier
from classifier_views import bare_view, lesion_views

REFER_SENSITIVITY, FOLLOW_SENSITIVITY = 0.90, 0.96
CALIBRATION_VIEWS = ("closeup", "widefield-25", "widefield-40", "widefield-80")  # what the kiosk sees
BATCHES = (1, 5)  # compared with torch
CLIP = 1e-6


def spl_score(p_spl: np.ndarray, a: float, b: float) -> np.ndarray:
    p = np.clip(p_spl, CLIP, 1 - CLIP)
    return 1 / (1 + np.exp(-(a * np.log(p / (1 - p)) + b)))


@torch.no_grad()
def logits_of(network: LesionClassifier, crops: np.ndarray) -> np.ndarray:
    batches = [torch.from_numpy(crops[i:i + 32]).permute(0, 3, 1, 2) for i in range(0, len(crops), 32)]
    return torch.cat([network(batch) for batch in batches]).numpy().astype(np.float64)


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def calibrate(network: LesionClassifier, data: Path, pictures: Path) -> dict:
    """Temperature over all six classes; then Platt's a, b and the thresholds on the lesions of what the kiosk sees."""
    views = lesion_views(data, "validation")
    shown = [views[name] for name in CALIBRATION_VIEWS]
    lesion_logits = np.concatenate([logits_of(network, view.crops) for view in shown])
    labels = np.concatenate([view.labels for view in shown])
    bare = bare_view(data, "validation", load_pictures(pictures, "train"), 60, seed=1)
    others = [bare, views["dermoscope"]]
    all_logits = np.concatenate([lesion_logits, *[logits_of(network, view.crops) for view in others]])
    all_labels = np.concatenate([labels, *[view.labels for view in others]])

    def loss(log_temperature: float) -> float:
        p = softmax(all_logits / np.exp(log_temperature))
        return -np.log(np.clip(p[np.arange(len(p)), all_labels], 1e-12, 1)).mean()

    temperature = float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))
    p_spl = np.clip(softmax(lesion_logits / temperature)[:, SPL], CLIP, 1 - CLIP)
    platt = LogisticRegression(C=1e6).fit(np.log(p_spl / (1 - p_spl))[:, None], labels == SPL)
    a, b = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    score = spl_score(p_spl, a, b)
    thresholds = [float(np.quantile(score[labels == SPL], 1 - goal)) for goal in (REFER_SENSITIVITY, FOLLOW_SENSITIVITY)]
    counts = {"lesion crops": len(labels), "SPL crops": int((labels == SPL).sum()), "crops of six classes": len(all_labels)}
    specificity = [float((score[(labels >= NSPL_A) & (labels != SPL)] < t).mean()) for t in thresholds]
    return {"temperature": temperature, "a": a, "b": b, "refer": thresholds[0], "follow": thresholds[1],
            "sensitivity": {"refer": REFER_SENSITIVITY, "follow": FOLLOW_SENSITIVITY},
            "validation specificity": {"refer": specificity[0], "follow": specificity[1]}, "validation": counts}


@torch.no_grad()
def check(path: Path, network: LesionClassifier, temperature: float) -> dict:
    """Compares every output with torch on random crops; raises when they differ."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rng, worst = np.random.default_rng(0), 0.0
    for batch in BATCHES:
        crops = (rng.integers(0, 256, (batch, SIZE, SIZE, 3)) // rng.integers(1, 4)).astype(np.uint8)
        features = network.tuned(network.frozen(torch.from_numpy(crops).permute(0, 3, 1, 2)))
        probabilities = torch.softmax(network.classify(features) / temperature, 1)
        embedding = torch.nn.functional.normalize(features.mean((2, 3)))
        activation = torch.einsum("nchw,c->nhw", features, network.classes.weight[SPL]) + network.classes.bias[SPL]
        for own, goal in zip(session.run(None, {"crops": crops}), (probabilities, embedding, activation), strict=True):
            worst = max(worst, float(np.abs(own - goal.numpy()).max()))
    if worst > 1e-3:
        raise SystemExit(f"ONNX and torch differ by {worst}")
    return {"largest difference from torch": worst, "bytes": path.stat().st_size}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(".cache/classifier/run"))
    parser.add_argument("--pictures", type=Path, default=Path(".cache/detector/negatives"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "lesion-classifier.onnx")
    arguments = parser.parse_args()

    network = LesionClassifier().eval()
    network.load_state_dict(torch.load(arguments.work / "checkpoint.pt", map_location="cpu", weights_only=True)["averaged"])
    calibration = calibrate(network, arguments.data, arguments.pictures)
    model = build(network, calibration["temperature"])
    onnx.helper.set_model_props(model, {"calibration": json.dumps(calibration)})
    onnx.save(model, arguments.out)
    print(json.dumps({**calibration, **check(arguments.out, network, calibration["temperature"])}, indent=1))
    print("operators:", *sorted({node.op_type for node in model.graph.node}))


if __name__ == "__main__":
    main()
