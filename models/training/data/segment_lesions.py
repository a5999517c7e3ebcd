"""Cut lesions and bare-skin patches out of the labelled photographs, into one library file per split part.

    python -m models.training.data.segment_lesions --data DATA --splits models/evaluation/splits.csv --out CACHE

A lesion is kept as a *ratio*: its pixels divided by the colour of the skin around it. Multiplied onto any other
skin it keeps its own pattern, takes that skin's tone and light, and shows no seam. pad-ufes-20 brings masks; for the
dermoscopic ISIC photographs `pigment_mask` makes one and refuses whatever looks doubtful.

Each `lesions-<part>.npz` holds, for n lesions of at most SIDE px a side:
    ratio   uint8 [n, SIDE, SIDE, 3]  RGB ratio * 128 (1.0 = skin), padded with 128
    alpha   uint8 [n, SIDE, SIDE]     soft mask * 255, padded with 0
    extent  int32 [n, 2]              height, width in use
    source, diagnosis, image          str [n]
Each `skin-<part>.npz`: texture uint8 [m, SKIN_SIDE, SKIN_SIDE, 3], RGB ratio to the patch's own smooth colour * 128.
"""

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np

SIDE = 224
SKIN_SIDE = 128
PARTS = ("train", "validation", "test")
PIGMENTED = {"NEV", "SEK", "MEL", "BCC"}
RING = 0.12  # width of the soft rim and of the skin margin, as a share of the lesion's diameter


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def read_rgb(path: Path) -> np.ndarray:
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


def pigment_mask(image: np.ndarray) -> np.ndarray | None:
    """Mask (bool [h, w]) of the one pigmented blob of a dermoscopic RGB photo, or None where it is doubtful."""
    h, w = image.shape[:2]
    lab = cv2.cvtColor(cv2.medianBlur(image, 7), cv2.COLOR_RGB2LAB).astype(np.float32)
    border = np.concatenate(
        [lab[:6].reshape(-1, 3), lab[-6:].reshape(-1, 3), lab[:, :6].reshape(-1, 3), lab[:, -6:].reshape(-1, 3)]
    )
    if np.percentile(border[:, 0], 10) < 70:  # black corners of the dermoscope
        return None
    pigment = np.clip(255 - lab[..., 0] + 0.5 * (lab[..., 1] - 128), 0, 255).astype(np.uint8)
    level, binary = cv2.threshold(cv2.GaussianBlur(pigment, (0, 0), 2), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    binary = cv2.morphologyEx(binary, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    binary = cv2.morphologyEx(binary, cv2.MORPH_CLOSE, np.ones((11, 11), np.uint8))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(binary)
    if count < 2:
        return None
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    x, y, bw, bh, area = stats[best]
    blob = labels == best
    touches = x < 4 or y < 4 or x + bw > w - 4 or y + bh > h - 4
    others = stats[1:, cv2.CC_STAT_AREA].sum() - area
    contrast = float(pigment[blob].mean() - pigment[~blob].mean())
    if touches or not 0.015 < area / (h * w) < 0.45 or others > 0.25 * area or contrast < 22:
        return None
    if area / (bw * bh) < 0.45 or max(bw, bh) > 2.5 * min(bw, bh):
        return None
    contours, _ = cv2.findContours(blob.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if area < 0.8 * cv2.contourArea(cv2.convexHull(contours[0])):
        return None
    return cv2.morphologyEx(blob.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)) > 0


def skin_around(image: np.ndarray, mask: np.ndarray, diameter: float) -> np.ndarray:
    """Smooth colour field of the skin, float32 [h, w, 3]: a plane a channel, fitted to the pixels outside the mask."""
    grow = max(3, int(diameter * 0.1)) | 1
    outside = cv2.dilate(mask.astype(np.uint8), np.ones((grow, grow), np.uint8)) == 0
    h, w = mask.shape
    y, x = np.mgrid[:h, :w].astype(np.float32)
    basis = np.stack([np.ones_like(x), x / w - 0.5, y / h - 0.5], axis=-1)
    field = np.empty(image.shape, np.float32)
    for channel in range(3):
        values = image[..., channel].astype(np.float32)
        low, high = np.percentile(values[outside], [20, 97])  # leaves out hair and glare
        keep = outside & (values >= low) & (values <= high)
        weights, *_ = np.linalg.lstsq(basis[keep], values[keep], rcond=None)
        field[..., channel] = basis @ weights
    return np.maximum(field, 8)


def cut_lesion(image: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """(ratio uint8 [h, w, 3], alpha uint8 [h, w]) cropped to the lesion and its rim, at most SIDE px; None if unfit."""
    ys, xs = np.nonzero(mask)
    if len(ys) < 60:
        return None
    top, bottom, left, right = ys.min(), ys.max() + 1, xs.min(), xs.max() + 1
    diameter = float(max(bottom - top, right - left))
    margin = int(RING * diameter) + 2
    if mask.mean() > 0.5 or min(top, left) < 2 or bottom > mask.shape[0] - 2 or right > mask.shape[1] - 2:
        return None
    ratio = np.clip(image / skin_around(image, mask, diameter), 0, 1.99)
    rim = max(1.0, RING * diameter / 2)
    distance = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 3)
    alpha = np.clip(1 - distance / (2 * rim), 0, 1)
    box = np.s_[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin]
    ratio, alpha = (ratio[box] * 128).astype(np.uint8), (alpha[box] * 255).astype(np.uint8)
    shrink = SIDE / max(alpha.shape)
    if shrink < 1:
        size = (max(1, int(alpha.shape[1] * shrink)), max(1, int(alpha.shape[0] * shrink)))
        ratio, alpha = (cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (ratio, alpha))
    return ratio, alpha


def cut_skin(image: np.ndarray, mask: np.ndarray) -> np.ndarray | None:
    """A lesion-free square beside the lesion as texture (uint8 [SKIN_SIDE, SKIN_SIDE, 3], ratio * 128), or None."""
    free = cv2.dilate(mask.astype(np.uint8), np.ones((15, 15), np.uint8)) == 0
    h, w = mask.shape
    side = min(h, w) // 3
    corners = ((0, 0), (0, w - side), (h - side, 0), (h - side, w - side))
    for top, left in corners:
        box = np.s_[top : top + side, left : left + side]
        if not free[box].all():
            continue
        patch = image[box].astype(np.float32)
        texture = patch / np.maximum(cv2.GaussianBlur(patch, (0, 0), side / 5), 8)
        grey = texture.mean(axis=2)
        if np.percentile(texture[..., 0] / np.maximum(texture[..., 2], 0.1), 0.5) < 0.9:  # blue or violet: ink
            continue
        if np.percentile(grey, 0.5) > 0.82 and np.percentile(grey, 99.5) < 1.25 and 0.008 < grey.std() < 0.06:
            texture = cv2.resize(texture, (SKIN_SIDE, SKIN_SIDE), interpolation=cv2.INTER_AREA)
            return np.clip(texture * 128, 0, 255).astype(np.uint8)
    return None


def photographs(data: Path, splits: Path):
    """Yields (part, source, diagnosis, image name, RGB image, mask or None) for every photo that may be cut."""
    part_of = {(row["source"], row["unit"]): row["part"] for row in read_rows(splits)}
    pad = data / "pad-ufes-20"
    for row in read_rows(pad / "index.csv"):
        if row["mask"] and row["diagnostic"] in PIGMENTED:
            image = read_rgb(pad / row["image"])
            mask = cv2.imread(str(pad / row["mask"]), cv2.IMREAD_GRAYSCALE)
            mask = cv2.resize(mask, image.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 127
            yield part_of["pad-ufes-20", row["patient_id"]], "pad-ufes-20", row["diagnostic"], row["image"], image, mask
    sharp = set()
    for row in read_rows(data / "isic-uda1/index.csv"):
        sharp.add(row["image_id"])
        image = read_rgb(data / "isic-uda1" / row["image"])
        yield part_of["isic", row["image_id"]], "isic-uda1", row["diagnosis"], row["image"], image, pigment_mask(image)
    for row in read_rows(data / "isic-2017/index.csv"):
        if row["image_id"] not in sharp:
            image = cv2.resize(read_rgb(data / "isic-2017" / row["image"]), (341, 256))  # squeezed from 4:3
            diagnosis = "melanoma" if row["melanoma"] == "1" else "other"
            yield part_of["isic", row["image_id"]], "isic-2017", diagnosis, row["image"], image, pigment_mask(image)


def padded(patch: np.ndarray, fill: int) -> np.ndarray:
    out = np.full((SIDE, SIDE, *patch.shape[2:]), fill, np.uint8)
    out[: patch.shape[0], : patch.shape[1]] = patch
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--splits", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)

    lesions: dict[str, list] = {part: [] for part in PARTS}
    skins: dict[str, list] = {part: [] for part in PARTS}
    for part, source, diagnosis, name, image, mask in photographs(arguments.data, arguments.splits):
        cut = None if mask is None else cut_lesion(image, mask)
        if cut:
            lesions[part].append((*cut, source, diagnosis, name))
        if source == "pad-ufes-20" and (texture := cut_skin(image, mask)) is not None:
            skins[part].append(texture)
    for part in PARTS:
        ratios, alphas, sources, diagnoses, names = zip(*lesions[part])
        np.savez_compressed(
            arguments.out / f"lesions-{part}.npz",
            ratio=np.stack([padded(ratio, 128) for ratio in ratios]),
            alpha=np.stack([padded(alpha, 0) for alpha in alphas]),
            extent=np.array([alpha.shape for alpha in alphas], np.int32),
            source=np.array(sources),
            diagnosis=np.array(diagnoses),
            image=np.array(names),
        )
        np.savez_compressed(arguments.out / f"skin-{part}.npz", texture=np.stack(skins[part]))
        print(f"{part}: {len(lesions[part])} lesions, {len(skins[part])} skin patches")


if __name__ == "__main__":
    main()
