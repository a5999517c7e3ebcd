"""Grades photos with a network in torch as the product does: a close-up by the mean of its four mirror images."""

from pathlib import Path

import numpy as np
import torch

from ..arrays import Floats, Image
from .balance import balanced
from .metrics import Figure, auroc, bootstrap
from .network import LesionClassifier, six
from .photos import FINE, SPL, Photo, closeup
from .pool import FORMAT

MEL, NEV, SEK = (FINE.index(name) for name in ("MEL", "NEV", "SEK"))
BATCH = 16


@torch.no_grad()
def probabilities(network: LesionClassifier, crops: Image, mirrored: bool = True) -> Floats:
    """uint8 [n, s, s, 3] RGB -> [n, 9] of FINE, the mean of four mirror images or of one view."""
    network.eval()
    views = [(crops[:, ::down, ::across]) for down in (1, -1) for across in (1, -1)] if mirrored else [crops]
    total = np.zeros((len(crops), len(FINE)))
    for view in views:
        for start in range(0, len(view), BATCH):
            batch = torch.from_numpy(np.ascontiguousarray(view[start : start + BATCH])).permute(0, 3, 1, 2)
            total[start : start + BATCH] += network(batch.contiguous(memory_format=FORMAT)).softmax(1).numpy()
    return total / len(views)


@torch.no_grad()
def described(network: LesionClassifier, crops: Image) -> Floats:
    """uint8 [n, s, s, 3] -> float32 [n, DESCRIBED], of which the last FEATURES are the pooled features."""
    parts = []
    for start in range(0, len(crops), BATCH):
        batch = torch.from_numpy(np.ascontiguousarray(crops[start : start + BATCH])).permute(0, 3, 1, 2)
        parts.append(network.described(balanced(batch).contiguous(memory_format=FORMAT)).numpy())
    return np.concatenate(parts)


def spl(fine: Floats) -> Floats:
    """[n, 9] -> probability of SPL [n]"""
    return six(torch.from_numpy(fine))[:, SPL].numpy()


def closeups(photos: list[Photo]) -> Image:
    return np.stack([closeup(photo.read()) for photo in photos])


def closeup_figures(fine: Floats, photos: list[Photo]) -> dict[str, Figure | int]:
    """AUROC of SPL against other lesions; of melanoma against naevi and keratoses, by SPL and by P(MEL)."""
    units, diagnoses = [photo.unit for photo in photos], np.array([photo.diagnosis for photo in photos])
    labels = np.array([photo.label == SPL for photo in photos])
    figures: dict[str, Figure | int] = {"SPL vs other lesions": bootstrap(auroc, units, labels, spl(fine))}
    keep = np.flatnonzero(np.isin(diagnoses, ("MEL", "NEV", "SEK")))
    melanoma, own = diagnoses[keep] == "MEL", [units[i] for i in keep]
    among = fine[keep, MEL] / fine[keep][:, (MEL, NEV, SEK)].sum(1)
    figures["melanoma vs NEV + SEK, SPL score"] = bootstrap(auroc, own, melanoma, spl(fine)[keep])
    figures["melanoma vs NEV + SEK, P(MEL) among the three"] = bootstrap(auroc, own, melanoma, among)
    return figures | {"melanomas": int(melanoma.sum())}


def load_network(checkpoint: Path) -> LesionClassifier:
    network = LesionClassifier().eval()
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network.load_state_dict({name: value.float() for name, value in saved.get("averaged", saved).items()})
    return network.to(memory_format=FORMAT)


def load_pretrained(weights: Path) -> LesionClassifier:
    network = LesionClassifier().eval()
    network.load_pretrained(weights)
    return network.to(memory_format=FORMAT)
