"""Draws close-ups of the train part's lesions, dermoscopic ones above all, for the teacher (teach.py) and for the head
that it teaches (fit_head.py).

    python -m models.training.dermoscope.pool --data DATA [--pool .cache/dermoscope]

Leaves POOL/rows.csv, as classifier/pool.py does, and POOL/crops.npy (uint8 [n, 192, 192, 3]). Crop i is drawn from
default_rng([SEED, i]) alone.
"""

import argparse
from collections import Counter
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.lib.format import open_memmap
from torch import Tensor
from torch.utils.data import DataLoader

from ..arrays import Floats
from ..classifier.crops import Crops
from ..classifier.photos import DIAGNOSES, FINE_OF, SIZE, load_photos
from ..classifier.pool import Drawing, read_rows, write_rows
from ..classifier.pool_plan import SEED, Job, Row
from ..data.materials import keep_to_source
from ..places import CACHE

POOL = CACHE / "dermoscope"
# Crops of each photo: rare diagnoses are drawn more often.
VIEWS = {
    "NEV": 22,
    "SEK": 22,
    "ACK": 16,
    "BCC": 14,
    "SCC": 34,
    "MEL": 60,
    "melanoma": 20,
    "nevus": 9,
    "seborrheic_keratosis": 12,
}
BATCH = 32


def plan(data: Path) -> list[Job]:
    """Every crop, shuffled; the same for the same data."""
    group = Crops(load_photos(data, "train"), [])
    jobs = [
        Job(
            Row(lesion.photo.label, lesion.photo.diagnosis, lesion.photo.source, lesion.photo.unit, "train", -1),
            partial(group.closeup, lesion),
        )
        for lesion in group.lesions
        for _ in range(VIEWS[lesion.photo.diagnosis])
    ]
    return [jobs[i] for i in np.random.default_rng(SEED).permutation(len(jobs))]


def draw_closeups(data: Path, pool: Path, workers: int = 2) -> None:
    """Draws them all; returns at once when that is done. Raises SystemExit where the pool is of other photographs."""
    keep_to_source(pool, data)
    count = pool / "drawn.txt"
    if count.exists():
        return
    cv2.setNumThreads(0)
    jobs = plan(data)
    write_rows(jobs, pool / "rows.csv")
    crops = open_memmap(pool / "crops.npy", "w+", np.uint8, (len(jobs), SIZE, SIZE, 3))
    drawn = 0
    for images in DataLoader(Drawing(jobs, 0), BATCH, num_workers=workers, prefetch_factor=4):
        crops[drawn : drawn + len(images)] = images.permute(0, 2, 3, 1).numpy()
        drawn += len(images)
        if drawn // BATCH % 100 == 0:
            print(f"{drawn}/{len(jobs)} close-ups", flush=True)
    crops.flush()
    count.write_text(str(drawn))


def labelled(pool: Path, share: dict[str, float]) -> tuple[Tensor, Floats]:
    """Index into DIAGNOSES [n] of each crop, and its chance [n] to be drawn, so that each diagnosis has its share."""
    names = [row.diagnosis for row in read_rows(pool)]
    counts = Counter(names)
    chance = np.array([share[name] / counts[name] for name in names])
    return torch.tensor([DIAGNOSES.index(FINE_OF[name][0]) for name in names]), chance / chance.sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    arguments = parser.parse_args()
    draw_closeups(arguments.data, arguments.pool)


if __name__ == "__main__":
    main()
