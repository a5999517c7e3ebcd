"""Draws the pool: augmented crops pushed through the frozen blocks once, so that a training costs only its tuned ones.

    python -m models.training.classifier.pool --data DATA --weights WEIGHTS [--pool .cache/classifier/pool]

classifier/train.py begins with the same. Leaves POOL/rows.csv (label, diagnosis, source, unit, part, fold of each
crop), POOL/features.npy (float16 [n, 48, 24, 24]) and POOL/drawn.txt (how many are there). Safe to interrupt: crop i is
drawn from default_rng([SEED, i]) alone. The train part comes first. People of the other parts are drawn too, for
cross-validation only: nothing that ships may read their rows. Isic: the train part only. Last come the detector's
proposals on the train part (data/gather_proposals.py) and more views of its photos.
"""

import argparse
import csv
import time
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.lib.format import open_memmap
from torch.utils.data import DataLoader, Dataset

from ..arrays import Floats
from ..data.materials import keep_to_source
from ..places import PICTURES, POOL, PROPOSALS
from .balance import balanced
from .network import LesionClassifier
from .photos import FINE, SIZE, rows
from .pool_plan import SEED, Job, Row, plan

BATCH = 32
SOFTENED = 1.5  # temperature at which a training keeps to a teacher's answers (Hinton et al. 2015)
FORMAT = torch.channels_last


class Drawing(Dataset[torch.Tensor]):
    """The jobs from `start` on, as uint8 [3, 192, 192] each."""

    def __init__(self, jobs: list[Job], start: int) -> None:
        self.jobs, self.start = jobs, start

    def __len__(self) -> int:
        return len(self.jobs) - self.start

    def __getitem__(self, index: int) -> torch.Tensor:
        image = self.jobs[self.start + index].draw(np.random.default_rng([SEED, self.start + index]))
        return torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)


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
    return network.to(device).to(memory_format=FORMAT)


def write_rows(jobs: list[Job], path: Path) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Row)])
        writer.writerows(astuple(job.row) for job in jobs)


@torch.no_grad()
def answers_of(teachers: Sequence[LesionClassifier], crops: torch.Tensor) -> Floats:
    """[n, 9]: logits of the mean of the teachers' answers, each softened as the loss will soften it."""
    softened = torch.stack([(teacher(crops) / SOFTENED).softmax(1) for teacher in teachers]).mean(0)
    return SOFTENED * softened.log().cpu().numpy()


@torch.no_grad()
def draw(
    network: LesionClassifier, jobs: list[Job], pool: Path, teachers: Sequence[LesionClassifier] = (), workers: int = 2
) -> None:
    """Draws what is missing of the jobs into POOL; returns at once when they are complete.

    teachers: with any, balances the crops as the product does, and keeps their answers, POOL/answers.npy (float32
    [n, 9], logits), from which a later training must not stray far.
    """
    count = pool / "drawn.txt"
    drawn = int(count.read_text()) if count.exists() else 0
    if drawn == len(jobs):
        return
    cv2.setNumThreads(0)
    device = next(network.parameters()).device
    write_rows(jobs, pool / "rows.csv")
    mode = "r+" if drawn else "w+"
    features = open_memmap(pool / "features.npy", mode, np.float16, (len(jobs), 48, SIZE // 8, SIZE // 8))
    answers = open_memmap(pool / "answers.npy", mode, np.float32, (len(jobs), len(FINE))) if teachers else None
    began, first = time.time(), drawn
    for images in DataLoader(Drawing(jobs, drawn), BATCH, num_workers=workers, prefetch_factor=4):
        crops = images.to(device, memory_format=FORMAT)
        frozen = network.frozen(balanced(crops) if teachers else crops)
        features[drawn : drawn + len(images)] = frozen.half().contiguous().cpu().numpy()
        if answers is not None:
            answers[drawn : drawn + len(images)] = answers_of(teachers, crops)
        drawn += len(images)
        if drawn // BATCH % 25 == 0 or drawn == len(jobs):
            for written in (features, answers):
                if written is not None:
                    written.flush()
            count.write_text(str(drawn))
            print(f"{drawn}/{len(jobs)} {(time.time() - began) / (drawn - first) * 1e3:.1f} ms a crop", flush=True)


def draw_pool(data: Path, weights: Path, pictures: Path, proposals: Path, pool: Path, workers: int = 2) -> None:
    """Draws what is missing of the pool; returns at once when it is complete.

    Raises SystemExit where the pool was drawn from other photographs.
    """
    keep_to_source(pool, data)
    count = pool / "drawn.txt"
    if count.exists() and int(count.read_text()) == len(rows(pool / "rows.csv")):
        return
    jobs = plan(data, pictures, proposals)
    print(f"pool: {len(jobs)} crops, {sum(job.row.part == 'train' for job in jobs)} of the train part", flush=True)
    draw(load_frozen(weights, "cuda" if torch.cuda.is_available() else "cpu"), jobs, pool, workers=workers)


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
