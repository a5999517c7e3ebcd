"""The labelled photographs of the lesion classifier: which files, which class, which part of the frozen split.

Sources: pad-ufes-20 (CC BY 4.0), isic-2017 and isic-uda1 (CC0). ham10000-eval, nci-cases and wide-dev never pass
through `load_photos`: nothing here can train on them.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..places import SPLITS

CLASSES = ("background", "skin-edge", "skin", "nspl-a", "nspl-b", "spl")
BACKGROUND, SKIN_EDGE, SKIN, NSPL_A, NSPL_B, SPL = range(6)
SIZE = 192  # px, side of the network's input
LABEL_OF = {
    "NEV": NSPL_A,
    "SEK": NSPL_A,
    "not-melanoma": NSPL_A,
    "ACK": NSPL_B,
    "BCC": SPL,
    "SCC": SPL,
    "MEL": SPL,
    "melanoma": SPL,
}
# What the network tells apart: the three classes without a lesion, then diagnoses; the six classes are sums of these.
FINE = ("background", "skin-edge", "skin", "NEV", "SEK", "ACK", "BCC", "SCC", "MEL")
SIX_OF_FINE = (BACKGROUND, SKIN_EDGE, SKIN, NSPL_A, NSPL_A, NSPL_B, SPL, SPL, SPL)
# What each label allows; the last three are the detector's proposals (data/gather_proposals.py).
FINE_OF = {name: (name,) for name in FINE} | {
    "melanoma": ("MEL",),
    "not-melanoma": ("NEV", "SEK"),
    "mistake": FINE[:3],
    "lesion": FINE[3:],
    "beside": (*FINE[:3], "NEV", "SEK", "ACK"),
}
FOLDS = 5
RAREST_FIRST = ("MEL", "SCC", "NEV", "SEK", "ACK", "BCC", "melanoma", "not-melanoma")


@dataclass(frozen=True)
class Photo:
    """One close-up. `unit` is the patient (pad-ufes-20) or the image id (isic): what splits and bootstraps keep whole."""

    path: Path
    mask_path: Path | None
    source: str  # "pad-ufes-20" | "isic"
    diagnosis: str  # a key of LABEL_OF
    unit: str
    squeezed: bool  # isic-2017: 4:3 pressed into 256 x 256

    @property
    def label(self) -> int:
        return LABEL_OF[self.diagnosis]

    def read(self) -> np.ndarray:
        """uint8 [h, w, 3], RGB, right aspect (isic-2017: 341 x 256)."""
        image = read_rgb(self.path)
        return cv2.resize(image, (341, 256), interpolation=cv2.INTER_LINEAR) if self.squeezed else image

    def read_mask(self, image: np.ndarray) -> np.ndarray | None:
        """bool [h, w]: the drawn mask, for dermoscopic photos a guessed one; None where there is none to trust."""
        if self.mask_path is not None:
            mask = cv2.imread(str(self.mask_path), cv2.IMREAD_GRAYSCALE) > 127
        elif self.source == "isic":
            mask = guess_mask(image)
        else:
            return None
        return mask if mask is not None and mask.sum() >= 64 else None


def read_rgb(path: Path) -> np.ndarray:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise SystemExit(f"{path}: no readable image")
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def load_photos(data: Path, part: str) -> list[Photo]:
    """Every photo of `part` ("train" | "validation" | "test")."""
    parts = {(row["source"], row["unit"]): row["part"] for row in rows(SPLITS)}
    return [photo for photo in all_photos(data) if parts[photo.source, photo.unit] == part]


def folds_of(photos: list[Photo]) -> dict[str, int]:
    """unit -> fold 0..4 for cross-validation over all parts: units of each rarest diagnosis are dealt out in turn."""
    rarest: dict[str, int] = {}
    for photo in photos:
        rank = RAREST_FIRST.index(photo.diagnosis)
        rarest[photo.unit] = min(rank, rarest.get(photo.unit, rank))
    shuffled = np.random.default_rng(20261123).permutation(sorted(rarest)).tolist()
    return {unit: index % FOLDS for index, unit in enumerate(sorted(shuffled, key=rarest.__getitem__))}


def all_photos(data: Path) -> list[Photo]:
    """pad-ufes-20, then isic, where an image of both sets comes once, as the sharper uda1."""
    photos = []
    for row in rows(data / "pad-ufes-20/index.csv"):
        mask = data / "pad-ufes-20" / row["mask"] if row["mask"] else None
        photos.append(
            Photo(data / "pad-ufes-20" / row["image"], mask, "pad-ufes-20", row["diagnostic"], row["patient_id"], False)
        )
    sharper = rows(data / "isic-uda1/index.csv")
    for row in sharper:
        diagnosis = "melanoma" if row["diagnosis"] == "melanoma" else "not-melanoma"
        photos.append(Photo(data / "isic-uda1" / row["image"], None, "isic", diagnosis, row["image_id"], False))
    known = {row["image_id"] for row in sharper}
    for row in rows(data / "isic-2017/index.csv"):
        if row["image_id"] not in known:
            diagnosis = "melanoma" if row["melanoma"] == "1" else "not-melanoma"
            photos.append(Photo(data / "isic-2017" / row["image"], None, "isic", diagnosis, row["image_id"], True))
    return photos


def guess_mask(image: np.ndarray) -> np.ndarray | None:
    """A dermoscopic lesion's rough mask: what differs from the frame's colour (Otsu), if one central blob comes of it."""
    height, width = image.shape[:2]
    lab = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2LAB), (0, 0), width / 60).astype(np.float32)
    margin = max(4, width // 12)
    frame = np.ones((height, width), bool)
    frame[margin:-margin, margin:-margin] = False
    frame &= lab[..., 0] > 60  # black corners are no skin
    if frame.mean() < 0.1:
        return None
    distance = np.linalg.norm(lab - np.median(lab[frame], axis=0), axis=-1)
    distance[lab[..., 0] < 30] = 0
    grey = np.clip(distance * 2, 0, 255).astype(np.uint8)
    _, binary = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(binary)
    if len(stats) < 2:
        return None
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    area = stats[best, cv2.CC_STAT_AREA] / (height * width)
    off_centre = np.abs(centres[best] / (width, height) - 0.5).max()
    mask = labels == best
    touching = mask[[0, -1]].mean() + mask[:, [0, -1]].mean()
    return mask if 0.02 < area < 0.5 and off_centre < 0.2 and touching < 0.1 else None


def box_of(mask: np.ndarray) -> tuple[float, float, float]:
    """Centre x, centre y and diameter (mean of the box's width and height) in pixels."""
    ys, xs = np.nonzero(mask)
    width, height = np.ptp(xs) + 1, np.ptp(ys) + 1
    return (xs.min() + width / 2, ys.min() + height / 2, (width + height) / 2)


def closeup(image: np.ndarray, size: int = SIZE) -> np.ndarray:
    """The whole photo padded to a square (edge replicated) and resized: what `analyze --closeup` does."""
    height, width = image.shape[:2]
    up, left = max(0, width - height) // 2, max(0, height - width) // 2
    square = cv2.copyMakeBorder(
        image, up, max(0, width - height) - up, left, max(0, height - width) - left, cv2.BORDER_REPLICATE
    )
    return cv2.resize(square, (size, size), interpolation=cv2.INTER_AREA)


def widefield(image: np.ndarray, mask: np.ndarray, diameter: int, size: int = SIZE) -> np.ndarray:
    """The product's crop (side 3 x diameter, edge replicated) as if the lesion had `diameter` px in a wide-field photo."""
    x, y, own = box_of(mask)
    side = int(round(3 * own))
    left, top = int(round(x - side / 2)), int(round(y - side / 2))
    pad = side
    padded = cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    crop = padded[top + pad : top + pad + side, left + pad : left + pad + side]
    if 3 * diameter < side:
        crop = cv2.resize(crop, (3 * diameter, 3 * diameter), interpolation=cv2.INTER_AREA)
    _, jpeg = cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, 88])
    method = cv2.INTER_AREA if crop.shape[0] > size else cv2.INTER_LINEAR
    return cv2.resize(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), (size, size), interpolation=method)
