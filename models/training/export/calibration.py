"""What the export chooses on the validation part: temperatures, Platt scaling and levels, for each kind of view.

p(SPL) is a sum over three of nine classes, so a temperature changes the ranking and not only the calibration. Each kind
of view has its own, the one that ranks validation people's SPLs best; the class probabilities keep the one that fits
them. What a dermoscope shows has a head of its own (dermoscope/head.py). splScore = sigmoid(slope logit(p) + offset),
p clipped to CLIP..1 - CLIP, of the mean p of four mirror images.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from ..arrays import Floats, Ints, Mask
from ..classifier.grading import described
from ..classifier.network import FEATURES, LesionClassifier, head
from ..classifier.photos import SIX_OF_FINE, SKIN, SPL, SUSPICIOUS
from ..classifier.views import View
from ..dermoscope.head import DermoscopeHead

# In the order of the graph's output splByView.
VIEWS = {
    "wideField": ("widefield-15", "widefield-25", "widefield-40", "widefield-80"),
    "closeUp": ("closeup",),
    "dermoscopic": ("dermoscope",),
}
TEMPERATURES = np.round(np.arange(0.5, 4.01, 0.25), 2)


class Shares(NamedTuple):
    """Shares of the SPL crops at or above each level. Below `nearFollow` a doubt changes nothing."""

    refer: float
    follow: float
    near: float


# Of wide-field crops more than of close-ups: with classifier 0.7.0 that costs few ordinary spots (development test).
SHARES = {
    "wideField": Shares(0.88, 0.91, 0.96),
    "closeUp": Shares(0.85, 0.89, 0.95),
    "dermoscopic": Shares(0.85, 0.89, 0.95),
}
CLIP = 1e-6


def softmax(logits: Floats, temperature: float) -> Floats:
    powers = np.exp((logits - logits.max(-1, keepdims=True)) / temperature)
    return powers / powers.sum(-1, keepdims=True)


@dataclass
class Seen:
    """Fine logits [mirror images, n, 9], what the dermoscope's head answers [mirror images, n, 6], and pooled features
    of the first mirror image [n, 1280], with labels [n] of the six classes."""

    logits: Floats
    diagnoses: Floats
    features: Floats
    labels: Ints

    @classmethod
    def of(cls, network: LesionClassifier, dermoscope: DermoscopeHead, view: View, mirrored: bool = True) -> "Seen":
        crops = view.crops
        images = [crops[:, ::down, ::across] for across in (1, -1) for down in (1, -1)] if mirrored else [crops]
        seen = [described(network, image) for image in images]
        pooled = [own[:, -FEATURES:] for own in seen]
        weight, bias = head(network)
        logits = np.stack([own @ weight.T + bias for own in pooled])
        return cls(logits, np.stack([dermoscope.answer(own) for own in seen]), pooled[0], view.labels)

    @property
    def is_spl(self) -> Mask:
        return self.labels == SPL

    def six(self, temperature: float) -> Floats:
        """[n, 6]: mean of the mirror images' probabilities, summed to the six classes."""
        return softmax(self.logits, temperature).mean(0) @ np.eye(6)[list(SIX_OF_FINE)]

    def spl(self, temperature: float) -> Floats:
        return self.six(temperature)[:, SPL]

    def dermoscopic_spl(self, temperature: float, classes: float) -> Floats:
        """Among lesions, as the dermoscope's head sees it, times how likely there is one, at temperature `classes`."""
        lesion = softmax(self.logits, classes) @ np.eye(6)[list(SIX_OF_FINE)][:, SKIN + 1 :].sum(1)
        among = softmax(self.diagnoses, temperature)[..., SUSPICIOUS].sum(-1)
        return (lesion * among).mean(0)


Scorer = Callable[[Seen, float], Floats]  # p(SPL) at a temperature


def logit(p: Floats) -> Floats:
    p = np.clip(p, CLIP, 1 - CLIP)
    return np.log(p / (1 - p))


def spl_score(p_spl: Floats, slope: float, offset: float) -> Floats:
    return 1 / (1 + np.exp(-(slope * logit(p_spl) + offset)))


def fitting_temperature(all_seen: list[Seen]) -> float:
    """The temperature with the least cross-entropy of the six classes."""

    def loss(log_temperature: float) -> float:
        chosen = [seen.six(np.exp(log_temperature))[np.arange(len(seen.labels)), seen.labels] for seen in all_seen]
        return float(-np.log(np.clip(np.concatenate(chosen), 1e-12, 1)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def ranking_temperature(views: list[Seen], spl: Scorer) -> float:
    """The temperature with the best AUROC of SPL against other lesions, the mean over the views."""
    means = [np.mean([roc_auc_score(seen.is_spl, spl(seen, t)) for seen in views]) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmax(means))])


def platt(p_spl: Floats, is_spl: Mask) -> dict[str, float]:
    fitted = LogisticRegression(C=1e6).fit(logit(p_spl)[:, None], is_spl)
    return {"slope": float(fitted.coef_[0, 0]), "offset": float(fitted.intercept_[0])}


def levels_of(score: Floats, is_spl: Mask, shares: Shares) -> dict[str, float]:
    """The scores that these shares of the SPL crops reach."""
    named = {"nearFollow": shares.near, "follow": shares.follow, "refer": shares.refer}
    return {name: float(np.quantile(score[is_spl], 1 - share)) for name, share in named.items()}


def calibrate_view(views: list[Seen], shares: Shares, spl: Scorer = Seen.spl) -> tuple[float, dict[str, Any]]:
    """(temperature, {calibration, levels} of the manifest) of one kind of view."""
    temperature = ranking_temperature(views, spl)
    p, is_spl = (np.concatenate(parts) for parts in zip(*((spl(v, temperature), v.is_spl) for v in views), strict=True))
    scaling = platt(p, is_spl)
    score = spl_score(p, **scaling)
    levels = levels_of(score, is_spl, shares)
    quiet = {name: float((score[~is_spl] < levels[name]).mean()) for name in ("refer", "follow")}
    reason = (
        f"{shares.refer:.0%} and {shares.follow:.0%} of {is_spl.sum()} SPL crops of validation people score at least "
        f"refer and follow, {quiet['refer']:.0%} and {quiet['follow']:.0%} of {(~is_spl).sum()} crops of their other "
        "lesions less; "
        f"{shares.near:.0%} of the SPL crops score at least nearFollow"
    )
    return temperature, {
        "calibration": {**scaling, "temperature": temperature},
        "levels": {**levels, "reason": reason},
    }
