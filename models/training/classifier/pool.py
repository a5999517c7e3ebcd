"""Draws the pool: augmented crops pushed through the frozen blocks once, so that a training costs its tuned blocks only.

    python -m models.training.classifier.pool --data DATA --weights WEIGHTS [--pool .cache/classifier/pool]

classifier/train.py begins with the same. Leaves POOL/rows.csv (label, diagnosis, source, unit, part, fold of each crop), POOL/features.npy (float16
[n, 48, 24, 24]) and POOL/drawn.txt (how many are there). Safe to interrupt: crop i is drawn from
default_rng([SEED, i]) alone. The train part comes first. People of the other parts are drawn too, for
cross-validation only: nothing that ships may read their rows. Isic: the train part only. Last come the detector's
proposals on the train part (data/gather_proposals.py) and more views of its photos.
"""

import argparse
import csv
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.lib.format import open_memmap
from torch.utils.data import DataLoader, Dataset

from ..data.materials import keep_to_source
from ..places import PICTURES, POOL, PROPOSALS
from .augment import Rng
from .backgrounds import load_pictures
from .crops import Crops, proposal
from .network import LesionClassifier
from .photos import (
    BACKGROUND,
    CLASSES,
    FOLDS,
    NSPL_A,
    SIZE,
    SKIN,
    SKIN_EDGE,
    all_photos,
    folds_of,
    rows,
)

SEED = 20261123
# Crops of each photo: rare diagnoses are drawn more often.
VIEWS = {
    "NEV": 24,
    "SEK": 28,
    "ACK": 18,
    "BCC": 16,
    "SCC": 34,
    "MEL": 60,
    "melanoma": 14,
    "nevus": 5,
    "seborrheic_keratosis": 5,
}
BARE = {"train": 260, "validation": 40, "test": 40}  # of each class without a lesion, in each fold
# More of the train part, drawn after all others: dermoscopic photos above all, which the first were too few of.
MORE_VIEWS = {
    "NEV": 14,
    "SEK": 14,
    "ACK": 7,
    "BCC": 9,
    "SCC": 16,
    "MEL": 24,
    "melanoma": 16,
    "nevus": 8,
    "seborrheic_keratosis": 8,
}
PROPOSAL_VIEWS = {"mistake": 1, "beside": 1, "lesion": 1}
BATCH = 32
FORMAT = torch.channels_last


@dataclass(frozen=True)
class Row:
    """One crop. `diagnosis`: a key of FINE_OF. `part`: of the split; "proposed" for the detector's proposals, whose
    people are of the train part but not named: a study that leaves people out must leave these out too."""

    label: int
    diagnosis: str
    source: str
    unit: str  # patient or image; "" without a lesion
    part: str
    fold: int


@dataclass(frozen=True)
class Job:
    row: Row
    draw: Callable[[Rng], np.ndarray]


class Drawing(Dataset):
    def __init__(self, jobs: list[Job], start: int):
        self.jobs, self.start = jobs, start

    def __len__(self) -> int:
        return len(self.jobs) - self.start

    def __getitem__(self, index: int) -> torch.Tensor:
        image = self.jobs[self.start + index].draw(np.random.default_rng([SEED, self.start + index]))
        return torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)


def views(group: Crops, times: dict[str, int], part: str, fold: int) -> list[Job]:
    return [
        Job(
            Row(lesion.photo.label, lesion.photo.diagnosis, lesion.photo.source, lesion.photo.unit, part, fold),
            partial(group.of_lesion, lesion),
        )
        for lesion in group.lesions
        for _ in range(times[lesion.photo.diagnosis])
    ]


def proposed(folder: Path, group: Crops) -> list[Job]:
    """The detector's proposals of the train part; their label of the six is the likeliest, the loss reads the diagnosis."""
    return [
        Job(
            Row(NSPL_A if row["diagnosis"] == "lesion" else SKIN, row["diagnosis"], "proposal", "", "proposed", -1),
            partial(proposal, folder / row["image"], group),
        )
        for row in rows(folder / "index.csv")
        for _ in range(PROPOSAL_VIEWS[row["diagnosis"]])
    ]


def plan(data: Path, pictures: Path, proposals: Path) -> list[Job]:
    """Every crop of the pool, part by part, the train part first and more of it last, shuffled within; the same for
    the same data."""
    photos = all_photos(data)
    folds, rng, jobs, more = folds_of(photos), np.random.default_rng(SEED), [], []
    for part in ("train", "validation", "test"):
        own: list[Job] = []
        shown = load_pictures(pictures, "train" if part == "train" else "validation")
        for fold in range(FOLDS):
            group = Crops(
                [
                    photo
                    for photo in photos
                    if photo.part == part
                    and folds[photo.unit] == fold
                    and (part == "train" or photo.source == "pad-ufes-20")
                ],
                shown,
            )
            own += views(group, VIEWS, part, fold)
            for label in (BACKGROUND, SKIN_EDGE, SKIN):
                own += [Job(Row(label, CLASSES[label], "composed", "", part, fold), partial(group.bare, label))] * BARE[
                    part
                ]
            if part == "train":
                more += views(group, MORE_VIEWS, part, fold) + (proposed(proposals, group) if fold == 0 else [])
        jobs += [own[i] for i in rng.permutation(len(own))]
    return jobs + [more[i] for i in rng.permutation(len(more))]


def read_rows(pool: Path) -> list[Row]:
    """The rows that are drawn so far, in the order of POOL/features.npy."""
    drawn = int((pool / "drawn.txt").read_text())
    return [
        Row(int(row["label"]), row["diagnosis"], row["source"], row["unit"], row["part"], int(row["fold"]))
        for row in rows(pool / "rows.csv")[:drawn]
    ]


def load_frozen(weights: Path, device: str) -> LesionClassifier:
    network = LesionClassifier().eval()
    network.load_pretrained(weights)
    return network.to(device, memory_format=FORMAT)


def write_rows(jobs: list[Job], path: Path) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Row)])
        writer.writerows(astuple(job.row) for job in jobs)


@torch.no_grad()
def draw_pool(data: Path, weights: Path, pictures: Path, proposals: Path, pool: Path, workers: int = 2) -> None:
    """Draws what is missing of the pool; returns at once when it is complete.

    Raises SystemExit where the pool was drawn from other photographs.
    """
    keep_to_source(pool, data)
    count, features_path = pool / "drawn.txt", pool / "features.npy"
    drawn = int(count.read_text()) if count.exists() else 0
    if drawn and drawn == len(rows(pool / "rows.csv")):
        return
    cv2.setNumThreads(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network, jobs = load_frozen(weights, device), plan(data, pictures, proposals)
    write_rows(jobs, pool / "rows.csv")
    features = open_memmap(features_path, "r+" if drawn else "w+", np.float16, (len(jobs), 48, SIZE // 8, SIZE // 8))
    print(
        f"pool: {len(jobs)} crops, {sum(job.row.part == 'train' for job in jobs)} of the train part, {drawn} drawn",
        flush=True,
    )
    began, first = time.time(), drawn
    for images in DataLoader(Drawing(jobs, drawn), BATCH, num_workers=workers, prefetch_factor=4):
        frozen = network.frozen(images.to(device, memory_format=FORMAT))
        features[drawn : drawn + len(images)] = frozen.half().contiguous().cpu().numpy()
        drawn += len(images)
        if drawn // BATCH % 25 == 0 or drawn == len(jobs):
            features.flush()
            count.write_text(str(drawn))
            print(f"{drawn}/{len(jobs)} {(time.time() - began) / (drawn - first) * 1e3:.1f} ms a crop", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--proposals", type=Path, default=PROPOSALS)
    arguments = parser.parse_args()
    draw_pool(arguments.data, arguments.weights, arguments.pictures, arguments.proposals, arguments.pool)


if __name__ == "__main__":
    main()
