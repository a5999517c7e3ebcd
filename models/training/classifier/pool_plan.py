"""What the pool holds: every crop of every photo, by part, with how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from ..arrays import Image, Rng
from .backgrounds import load_pictures
from .crops import Crops, proposal
from .ordinary import dark_papule, ordinary_spot
from .photos import (
    BACKGROUND,
    CLASSES,
    FOLDS,
    NSPL_A,
    PARTS,
    SKIN,
    SKIN_EDGE,
    SPL,
    Photo,
    all_photos,
    folds_of,
    load_photos,
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
# For a training that mends a trained network: fewer of the photos, which it knows, and what no set labels.
REFINING_VIEWS = {
    "NEV": 10,
    "SEK": 10,
    "ACK": 6,
    "BCC": 6,
    "SCC": 24,
    "MEL": 24,
    "melanoma": 5,
    "nevus": 2,
    "seborrheic_keratosis": 2,
}
COMPANY_VIEWS = {"NEV": 3, "SEK": 3, "ACK": 2, "BCC": 2, "SCC": 6, "MEL": 10}
DRAWN, BARE_REFINING, MISTAKE_VIEWS = {"ordinary": 7000, "dark papule": 500}, 600, 1


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
    draw: Callable[[Rng], Image]


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
    """The detector's proposals of the train part; their label is the likeliest; the loss reads `diagnosis`."""
    return [
        Job(
            Row(NSPL_A if row["diagnosis"] == "lesion" else SKIN, row["diagnosis"], "proposal", "", "proposed", -1),
            partial(proposal, folder / row["image"], group),
        )
        for row in rows(folder / "index.csv")
        for _ in range(PROPOSAL_VIEWS[row["diagnosis"]])
    ]


def drawn(photo: Photo, part: str) -> bool:
    """Whether the pool shows the photo as one of `part`; of dermoscopic ones it has the train part only."""
    return photo.part == part and (part == "train" or photo.source == "pad-ufes-20")


def plan(data: Path, pictures: Path, proposals: Path) -> list[Job]:
    """Every crop of the pool, part by part, the train part first and more of it last, shuffled within; the same for
    the same data."""
    photos, rng = all_photos(data), np.random.default_rng(SEED)
    folds = folds_of(photos)
    jobs: list[Job] = []
    more: list[Job] = []
    for part in PARTS:
        own: list[Job] = []
        shown = load_pictures(pictures, "train" if part == "train" else "validation")
        for fold in range(FOLDS):
            group = Crops([photo for photo in photos if drawn(photo, part) and folds[photo.unit] == fold], shown)
            own += views(group, VIEWS, part, fold)
            for label in (BACKGROUND, SKIN_EDGE, SKIN):
                bare = Job(Row(label, CLASSES[label], "composed", "", part, fold), partial(group.bare, label))
                own += [bare] * BARE[part]
            if part == "train":
                more += views(group, MORE_VIEWS, part, fold) + (proposed(proposals, group) if fold == 0 else [])
        jobs += [own[i] for i in rng.permutation(len(own))]
    return jobs + [more[i] for i in rng.permutation(len(more))]


def in_company(group: Crops) -> list[Job]:
    """Smartphone lesions among drawn spots. Their source is "composed": a network's answer would be a wrong one."""
    return [
        Job(
            Row(lesion.photo.label, lesion.photo.diagnosis, "composed", lesion.photo.unit, "train", -1),
            partial(group.in_company, lesion, lesion.mask),
        )
        for lesion in group.lesions
        if lesion.mask is not None and lesion.photo.source == "pad-ufes-20"
        for _ in range(COMPANY_VIEWS[lesion.photo.diagnosis])
    ]


def refining_plan(data: Path, pictures: Path, mistakes: Path) -> list[Job]:
    """Crops of the train part, of drawn spots, and of what the detector takes for lesions in pictures without people
    (`mistakes`), for classifier/refine.py; shuffled, the same for the same data."""
    group = Crops(load_photos(data, "train"), load_pictures(pictures, "train"))
    jobs = views(group, REFINING_VIEWS, "train", -1) + in_company(group)
    for path in sorted(mistakes.glob("*.png")):
        mistake = Job(Row(BACKGROUND, "mistake", "composed", "", "train", -1), partial(proposal, path, group))
        jobs += [mistake] * MISTAKE_VIEWS
    for label in (BACKGROUND, SKIN_EDGE, SKIN):
        bare = Job(Row(label, CLASSES[label], "composed", "", "train", -1), partial(group.bare, label))
        jobs += [bare] * BARE_REFINING
    for diagnosis, label, draw in (("ordinary", NSPL_A, ordinary_spot), ("dark papule", SPL, dark_papule)):
        spot = Job(Row(label, diagnosis, "composed", "", "train", -1), partial(group.drawn, draw, label))
        jobs += [spot] * DRAWN[diagnosis]
    return [jobs[i] for i in np.random.default_rng(SEED).permutation(len(jobs))]
