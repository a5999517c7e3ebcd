"""The paper's recipe on our split: a frozen ImageNet backbone with Dense 256 and softmax over the six classes.

    python -m models.training.studies.paper_baseline --data DATA --weights WEIGHTS [--part validation]

The backbone is the classifier's own (MobileNet-EdgeTPU, where the paper has VGG16), trained on crops of the pool's
train part. Adds its figures on the part to models/evaluation/classifier-baseline.json. Uses of the test part are logged
by hand.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..arrays import Floats, Image
from ..classifier.grading import load_pretrained
from ..classifier.metrics import auroc, bootstrap
from ..classifier.network import FEATURES, LesionClassifier
from ..classifier.photos import CLASSES, SPL, closeup, load_photos
from ..classifier.pool import FORMAT
from ..classifier.trainer import Pool
from ..classifier.views import ham_view
from ..places import EVALUATION, POOL

HIDDEN, CROPS, STEPS, BATCH, RATE, SEED = 256, 6000, 3000, 64, 1e-3, 20261123


@torch.no_grad()
def pooled(network: LesionClassifier, crops: Image) -> torch.Tensor:
    """uint8 [n, s, s, 3] -> [n, 1280]"""
    batches = (
        torch.from_numpy(crops[i : i + 16]).permute(0, 3, 1, 2).contiguous(memory_format=FORMAT)
        for i in range(0, len(crops), 16)
    )
    return torch.cat([network.tuned(network.frozen(batch)).mean((2, 3)) for batch in batches])


@torch.no_grad()
def training_set(network: LesionClassifier, folder: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """(features [CROPS, 1280], class of six [CROPS]), drawn by the shares of the classifier's own batches."""
    pool, rng = Pool(folder, lambda row: row.part == "train"), np.random.default_rng(SEED)
    features, labels = [], []
    for _ in range(CROPS // BATCH):
        chosen = rng.choice(len(pool.at), BATCH, p=pool.chance)
        frozen = torch.from_numpy(np.stack([pool.features[i] for i in pool.at[chosen]])).float()
        features.append(network.tuned(frozen.contiguous(memory_format=FORMAT)).mean((2, 3)))
        labels.append(pool.labels[chosen])
    return torch.cat(features), torch.from_numpy(np.concatenate(labels))


def fit(features: torch.Tensor, labels: torch.Tensor) -> nn.Module:
    torch.manual_seed(SEED)
    scale = features.mean(0), features.std(0) + 1e-3
    head = nn.Sequential(nn.Linear(FEATURES, HIDDEN), nn.ReLU(), nn.Dropout(0.5), nn.Linear(HIDDEN, len(CLASSES)))
    optimizer = torch.optim.Adam(head.parameters(), lr=RATE)
    for _ in range(STEPS):
        chosen = torch.randint(len(features), (BATCH,))
        loss = nn.functional.cross_entropy(head((features[chosen] - scale[0]) / scale[1]), labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return nn.Sequential(Standard(*scale), head).eval()


class Standard(nn.Module):
    """(x - mean) / deviation"""

    def __init__(self, mean: torch.Tensor, deviation: torch.Tensor) -> None:
        super().__init__()
        self.mean, self.deviation = mean, deviation

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (x - self.mean) / self.deviation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-baseline.json")
    parser.add_argument("--part", default="validation", choices=["validation", "test"])
    arguments = parser.parse_args()
    network = load_pretrained(arguments.weights)
    head = fit(*training_set(network, arguments.pool))

    def score(crops: Image) -> Floats:
        return head(pooled(network, crops)).softmax(1)[:, SPL].detach().numpy()

    figures = {}
    for name, source in (("smartphone close-ups", "pad-ufes-20"), ("dermoscopic melanoma", "isic")):
        photos = [photo for photo in load_photos(arguments.data, arguments.part) if photo.source == source]
        crops, units = np.stack([closeup(photo.read()) for photo in photos]), [photo.unit for photo in photos]
        views = [crops, crops[:, :, ::-1], crops[:, ::-1], crops[:, ::-1, ::-1]] if source == "pad-ufes-20" else [crops]
        mean = np.mean([score(np.ascontiguousarray(view)) for view in views], axis=0)
        figures[f"SPL vs other lesions, {name}"] = bootstrap(
            auroc, units, np.array([p.label == SPL for p in photos]), mean
        )
    if arguments.part == "test":
        crops, codes, lesions = ham_view(arguments.data)
        figures["HAM10000 melanoma vs rest"] = bootstrap(auroc, lesions, codes == "mel", score(crops))
    report = json.loads(arguments.out.read_text()) if arguments.out.exists() else {}
    arguments.out.write_text(json.dumps(report | {arguments.part: figures}, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
