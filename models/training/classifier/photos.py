"""The labelled photographs of the lesion classifier: which files, which class, which part of the frozen split.

Sources: pad-ufes-20 (CC BY 4.0) and isic-dermoscopic (CC0). ham10000-eval, nci-cases and wide-dev never pass
through `load_photos`: nothing here can train on them.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Image, Mask
from ..places import SPLITS

CLASSES = ("background", "skin-edge", "skin", "nspl-a", "nspl-b", "spl")
BACKGROUND, SKIN_EDGE, SKIN, NSPL_A, NSPL_B, SPL = range(6)
SIZE = 192  # px, side of the network's input
LABEL_OF = {
    "NEV": NSPL_A,
    "SEK": NSPL_A,
    "nevus": NSPL_A,
    "seborrheic_keratosis": NSPL_A,
    "ACK": NSPL_B,
    "BCC": SPL,
    "SCC": SPL,
    "MEL": SPL,
    "melanoma": SPL,
}
# What the network tells apart: the three classes without a lesion, then diagnoses; the six classes are sums of these.
FINE = ("background", "skin-edge", "skin", "NEV", "SEK", "ACK", "BCC", "SCC", "MEL")
SIX_OF_FINE = (BACKGROUND, SKIN_EDGE, SKIN, NSPL_A, NSPL_A, NSPL_B, SPL, SPL, SPL)
DIAGNOSES = FINE[3:]
SUSPICIOUS = [six == SPL for six in SIX_OF_FINE[3:]]  # which of them
# What each label allows; the last three are the detector's proposals (data/gather_proposals.py), the two before them
# drawn (classifier/ordinary.py).
FINE_OF = {name: (name,) for name in FINE} | {
    "nevus": ("NEV",),
    "seborrheic_keratosis": ("SEK",),
    "melanoma": ("MEL",),
    "ordinary": ("NEV", "SEK"),
    "dark papule": ("BCC", "MEL"),
    "mistake": FINE[:3],
    "lesion": FINE[3:],
    "beside": (*FINE[:3], "NEV", "SEK", "ACK"),
}
FOLDS = 5
RAREST_FIRST = ("MEL", "SCC", "NEV", "SEK", "ACK", "BCC", "seborrheic_keratosis", "melanoma", "nevus")
PARTS = ("train", "validation", "test")
# folder, name in splits.csv, columns of the unit and of the diagnosis
SETS = (
    ("pad-ufes-20", "pad-ufes-20", "patient_id", "diagnostic"),
    ("isic-dermoscopic", "isic", "image_id", "label"),
)
CUTOUTS = "pad-ufes-20-cutouts"  # lesions on black, of the patients of pad-ufes-20: for composed scenes only
LARGEST, CUT_OFF = 0.5, 0.1  # shares of a dermoscopic photo, and of its border, that the mask of a whole lesion covers


@dataclass(frozen=True)
class Photo:
    """One close-up. `unit`, kept whole by splits and bootstraps: the patient (pad-ufes-20) or the image id (isic)."""

    path: Path
    mask_path: Path | None
    source: str  # "pad-ufes-20" | "isic"
    diagnosis: str  # a key of LABEL_OF
    unit: str
    part: str  # "train" | "validation" | "test"

    @property
    def label(self) -> int:
        return LABEL_OF[self.diagnosis]

    def read(self) -> Image:
        """[h, w, 3], RGB."""
        return read_rgb(self.path)

    def read_mask(self) -> Mask | None:
        """[h, w]: the drawn mask; None where there is none, or where a dermoscopic lesion fills the frame."""
        if self.mask_path is None:
            return None
        mask = cv2.imread(str(self.mask_path), cv2.IMREAD_GRAYSCALE)
        if mask is None:
            raise SystemExit(f"{self.mask_path}: no readable mask")
        drawn: Mask = mask > 127
        return drawn if drawn.sum() >= 64 and (self.source != "isic" or is_whole(drawn)) else None


def read_rgb(path: Path) -> Image:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise SystemExit(f"{path}: no readable image")
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def load_photos(data: Path, part: str) -> list[Photo]:
    """Every photo of `part` ("train" | "validation" | "test")."""
    photos = [photo for photo in all_photos(data) if photo.part == part]
    if not photos:
        raise SystemExit(f"{data} holds no photo of the {part} part of {SPLITS}")
    return photos


def folds_of(photos: list[Photo]) -> dict[str, int]:
    """unit -> fold 0..4 for cross-validation over all parts: units of each rarest diagnosis are dealt out in turn."""
    rarest: dict[str, int] = {}
    for photo in photos:
        rank = RAREST_FIRST.index(photo.diagnosis)
        rarest[photo.unit] = min(rank, rarest.get(photo.unit, rank))
    shuffled = np.random.default_rng(20261123).permutation(sorted(rarest)).tolist()
    return {unit: index % FOLDS for index, unit in enumerate(sorted(shuffled, key=rarest.__getitem__))}


def all_photos(data: Path) -> list[Photo]:
    """pad-ufes-20, then isic-dermoscopic: the photos that train, validate or test. Photos that splits.csv does not
    name, or names as withdrawn, are left out."""
    parts = {(row["source"], row["unit"]): row["part"] for row in rows(SPLITS)}
    photos: list[Photo] = []
    for folder, source, unit, diagnosis in SETS:
        for row in rows(data / folder / "index.csv"):
            if row[diagnosis] not in LABEL_OF:
                raise SystemExit(
                    f"{data / folder}/index.csv: {diagnosis} {row[diagnosis]!r} of {row['image']} is unknown"
                )
            part = parts.get((source, row[unit]))
            if part is not None and part in PARTS:
                mask = data / folder / row["mask"] if row["mask"] else None
                photos.append(Photo(data / folder / row["image"], mask, source, row[diagnosis], row[unit], part))
    return photos


def is_whole(mask: Mask) -> bool:
    """Whether the lesion lies in the photo with skin around it, so that a crop of it shows more than the lesion."""
    touching = mask[[0, -1]].mean() + mask[:, [0, -1]].mean()
    return bool(mask.mean() < LARGEST and touching < CUT_OFF)


def box_of(mask: Mask) -> tuple[float, float, float]:
    """Centre x, centre y and diameter (mean of the box's width and height) in pixels."""
    ys, xs = np.nonzero(mask)
    width, height = np.ptp(xs) + 1, np.ptp(ys) + 1
    return float(xs.min() + width / 2), float(ys.min() + height / 2), float(width + height) / 2


def closeup(image: Image, size: int = SIZE) -> Image:
    """The whole photo padded to a square (edge replicated) and resized: what `analyze --closeup` does."""
    height, width = image.shape[:2]
    up, left = max(0, width - height) // 2, max(0, height - width) // 2
    square = cv2.copyMakeBorder(
        image, up, max(0, width - height) - up, left, max(0, height - width) - left, cv2.BORDER_REPLICATE
    )
    return cv2.resize(square, (size, size), interpolation=cv2.INTER_AREA)


def widefield(image: Image, mask: Mask, diameter: int, size: int = SIZE) -> Image:
    """The product's crop (side 3 x diameter, edge replicated) as if the lesion had `diameter` px in the whole photo."""
    x, y, own = box_of(mask)
    side = round(3 * own)
    left, top = round(x - side / 2), round(y - side / 2)
    pad = side
    padded = cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    crop = padded[top + pad : top + pad + side, left + pad : left + pad + side]
    if 3 * diameter < side:
        crop = cv2.resize(crop, (3 * diameter, 3 * diameter), interpolation=cv2.INTER_AREA)
    _, jpeg = cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, 88])
    method = cv2.INTER_AREA if crop.shape[0] > size else cv2.INTER_LINEAR
    return cv2.resize(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), (size, size), interpolation=method)
