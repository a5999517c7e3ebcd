"""What is chosen on the validation part for a trained classifier: its temperature, calibration, levels and limits."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from ..arrays import Floats, Image, Ints, Mask
from ..classifier.backgrounds import load_pictures
from ..classifier.balance import balanced
from ..classifier.lesion_space import LesionSpace
from ..classifier.network import LesionClassifier, head
from ..classifier.photos import SIX_OF_FINE, SPL
from ..classifier.views import bare_view, lesion_views

REFER_SENSITIVITY, FOLLOW_SENSITIVITY, FAMILIAR = 0.90, 0.96, 0.98
WIDE_FIELD = ("widefield-25", "widefield-40", "widefield-80")
BATCH = 16
CLIP = 1e-6


def logit(p: Floats) -> Floats:
    p = np.clip(p, CLIP, 1 - CLIP)
    return np.log(p / (1 - p))


def spl_score(p_spl: Floats, slope: float, offset: float) -> Floats:
    return 1 / (1 + np.exp(-(slope * logit(p_spl) + offset)))


@torch.no_grad()
def pooled(network: LesionClassifier, crops: Image) -> Floats:
    """uint8 [n, s, s, 3] -> pooled features float32 [n, 1280]."""
    parts = []
    for start in range(0, len(crops), BATCH):
        batch = torch.from_numpy(np.ascontiguousarray(crops[start : start + BATCH])).permute(0, 3, 1, 2)
        features = network.frozen(balanced(batch).contiguous(memory_format=torch.channels_last))
        parts.append(network.tuned(features).mean((2, 3)).numpy())
    return np.concatenate(parts)


@dataclass
class Seen:
    """Fine logits [views, n, 9] and features of the first view [n, 1280] of crops, with their labels [n] of the six."""

    logits: Floats
    features: Floats
    labels: Ints

    @classmethod
    def of(cls, network: LesionClassifier, crops: Image, labels: Ints, mirrored: bool = False) -> "Seen":
        views = [crops[:, ::down, ::across] for across in (1, -1) for down in (1, -1)] if mirrored else [crops]
        features = [pooled(network, view) for view in views]
        weight, bias = head(network)
        return cls(np.stack([own @ weight.T + bias for own in features]), features[0], labels)

    def six(self, temperature: float) -> Floats:
        """[n, 6]: mean of the views' probabilities, summed to the six classes."""
        powers = np.exp((self.logits - self.logits.max(-1, keepdims=True)) / temperature)
        fine = (powers / powers.sum(-1, keepdims=True)).mean(0)
        return fine @ np.eye(6)[list(SIX_OF_FINE)]


def temperature_of(all_seen: list[Seen]) -> float:
    """The temperature with the least cross-entropy of the six classes."""

    def loss(log_temperature: float) -> float:
        chosen = [seen.six(np.exp(log_temperature))[np.arange(len(seen.labels)), seen.labels] for seen in all_seen]
        return -float(np.log(np.clip(np.concatenate(chosen), 1e-12, 1)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def platt(p_spl: Floats, is_spl: Mask) -> dict[str, float]:
    """slope and offset of `spl_score`, fitted by logistic regression."""
    fitted = LogisticRegression(C=1e6).fit(logit(p_spl)[:, None], is_spl)
    return {"slope": float(fitted.coef_[0, 0]), "offset": float(fitted.intercept_[0])}


def calibrate(
    network: LesionClassifier, space: LesionSpace, data: Path, pictures: Path
) -> tuple[float, dict[str, Any]]:
    """(temperature, the classifier's part of the manifest that is chosen on the validation part)."""
    views = lesion_views(data, "validation")
    close = Seen.of(network, views["closeup"].crops, views["closeup"].labels, mirrored=True)
    dermoscope = Seen.of(network, views["dermoscope"].crops, views["dermoscope"].labels)
    wide = [Seen.of(network, views[name].crops, views[name].labels) for name in WIDE_FIELD]
    bare = bare_view(data, "validation", load_pictures(pictures, "train"), 60, seed=1)
    temperature = temperature_of([close, dermoscope, *wide, Seen.of(network, bare.crops, bare.labels)])

    kinds = {
        "closeUp": (close.six(temperature)[:, SPL], close.labels == SPL),
        "wideField": (
            np.concatenate([seen.six(temperature)[:, SPL] for seen in wide]),
            np.concatenate([seen.labels for seen in wide]) == SPL,
        ),
    }
    calibration = {name: platt(p, is_spl) for name, (p, is_spl) in kinds.items()}
    scores = np.concatenate([spl_score(p, **calibration[name]) for name, (p, _) in kinds.items()])
    is_spl = np.concatenate([own for _, own in kinds.values()])
    refer, follow = (float(np.quantile(scores[is_spl], 1 - goal)) for goal in (REFER_SENSITIVITY, FOLLOW_SENSITIVITY))
    unfamiliar = np.concatenate([space.unfamiliarity(seen.features) for seen in (close, dermoscope, *wide)])
    quiet = [float((scores[~is_spl] < limit).mean()) for limit in (follow, refer)]
    return temperature, {
        "calibration": calibration,
        "levels": {
            "follow": follow,
            "refer": refer,
            "reason": f"SPL scores that {FOLLOW_SENSITIVITY:.0%} and {REFER_SENSITIVITY:.0%} of the SPL crops of the "
            f"validation part reach ({len(scores)} crops of smartphone lesions, {is_spl.sum()} SPL: close-ups, and "
            f"wide-field crops of 25, 40 and 80 px); {quiet[0]:.0%} and {quiet[1]:.0%} of its other lesions' crops "
            "stay below",
        },
        "unfamiliarFrom": float(np.quantile(unfamiliar, FAMILIAR)),
        "unfamiliarReason": f"{FAMILIAR:.0%} of the lesion crops of the validation part stay below "
        f"({len(unfamiliar)} crops: smartphone, dermoscope, wide-field)",
    }
