"""Cut lesions and bare-skin patches out of the labelled photographs, into one library file per split part.

    python -m models.training.data.segment_lesions --data DATA --out .cache/detector/library

A lesion is kept as a *ratio*: its pixels divided by the colour of the skin around it. Multiplied onto any other
skin it keeps its own pattern, takes that skin's tone and light, and shows no seam. Photographs without a mask are left
out, and dermoscopic ones whose lesion fills the frame or does not stand out.

Each `lesions-<part>.npz` holds, for n lesions of at most SIDE px a side:
    ratio   uint8 [n, SIDE, SIDE, 3]  RGB ratio * 128 (1.0 = skin), padded with 128
    alpha   uint8 [n, SIDE, SIDE]     soft mask * 255, padded with 0
    extent  int32 [n, 2]              height, width in use
    source, diagnosis, image          str [n]
Each `skin-<part>.npz`: texture uint8 [m, SKIN_SIDE, SKIN_SIDE, 3], RGB ratio to the patch's own smooth colour * 128.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Mask
from ..classifier.photos import CUTOUTS, PARTS, Photo, all_photos, read_rgb, rows
from ..places import SPLITS

SIDE = 224
SKIN_SIDE = 128
DARKEST, CONTRAST = 70, 22  # of 255: lightness of a border without black corners; pigment over the skin's
RING = 0.12  # width of the soft rim and of the skin margin, as a share of the lesion's diameter
RIM, LIGHT, SMALLEST = 0.15, 70, 60  # of lesions without skin: share of the half-width, percentile; px of the mask
Cut = tuple[Image, Image]  # ratio, alpha


def stands_out(image: Image, mask: Mask) -> bool:
    """Whether a dermoscopic lesion is worth cutting out: darker than the skin around it, and no black corners there, to
    which that skin's colour would be fitted."""
    lab = cv2.cvtColor(cv2.medianBlur(image, 7), cv2.COLOR_RGB2LAB).astype(np.float32)
    light = lab[..., 0]
    border = np.concatenate([light[:6].ravel(), light[-6:].ravel(), light[:, :6].ravel(), light[:, -6:].ravel()])
    pigment = np.clip(255 - light + 0.5 * (lab[..., 1] - 128), 0, 255)
    return bool(np.percentile(border, 10) >= DARKEST and pigment[mask].mean() - pigment[~mask].mean() >= CONTRAST)


def skin_around(image: Image, mask: Mask, diameter: float) -> Floats:
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


def cut_lesion(image: Image, mask: Mask) -> Cut | None:
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
    return shrunk((ratio[box] * 128).astype(np.uint8), (alpha[box] * 255).astype(np.uint8))


def shrunk(ratio: Image, alpha: Image) -> Cut:
    """At most SIDE px a side."""
    height, width = alpha.shape
    share = SIDE / max(height, width)
    if share >= 1:
        return ratio, alpha
    size = (max(1, int(width * share)), max(1, int(height * share)))
    shrink = cv2.INTER_AREA
    return cv2.resize(ratio, size, interpolation=shrink), cv2.resize(alpha, size, interpolation=shrink)


def cut_skin(image: Image, mask: Mask) -> Image | None:
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


def photographs(data: Path) -> Iterator[tuple[Photo, Image, Mask]]:
    """Yields (photo, RGB image, mask) of every photo that may be cut."""
    for photo in all_photos(data):
        mask = photo.read_mask()
        if mask is not None:
            image = photo.read()
            if photo.source == "pad-ufes-20" or stands_out(image, mask):
                yield photo, image, mask


def cut_outs(data: Path) -> Iterator[tuple[str, Cut, str, str]]:
    """(part, cut, diagnosis, image) of the lesions that come without the skin around them."""
    parts = {row["unit"]: row["part"] for row in rows(SPLITS) if row["source"] == "pad-ufes-20"}
    for row in rows(data / CUTOUTS / "index.csv"):
        part = parts.get(row["patient_id"])
        if part not in PARTS or row["touches_border"] != "0":
            continue
        mask = cv2.imread(str(data / CUTOUTS / row["mask"]), cv2.IMREAD_GRAYSCALE)
        if mask is None:
            raise SystemExit(f"{data / CUTOUTS / row['mask']}: no readable mask")
        if (mask > 127).sum() >= SMALLEST:
            yield (
                part,
                cut_without_skin(read_rgb(data / CUTOUTS / row["image"]), mask > 127),
                row["diagnostic"],
                row["image"],
            )


def cut_without_skin(image: Image, mask: Mask) -> Cut:
    """As cut_lesion, where only the lesion is known: its rim, the lighter part of it, stands for the skin."""
    depth = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 3)
    rim = image[mask & (depth <= max(2.0, RIM * depth.max()))]
    skin = np.maximum(np.percentile(rim, LIGHT, axis=0), 8)
    ratio = np.where(mask[..., None], np.clip(image / skin, 0, 1.99), 1)
    alpha = np.clip(depth / max(2.0, RING * depth.max() * 2), 0, 1)
    return shrunk((ratio * 128).astype(np.uint8), (alpha * 255).astype(np.uint8))


def padded(patch: Image, fill: int) -> Image:
    out = np.full((SIDE, SIDE, *patch.shape[2:]), fill, np.uint8)
    out[: patch.shape[0], : patch.shape[1]] = patch
    return out


def cut_library(data: Path, folder: Path) -> None:
    """Writes lesions-PART.npz and skin-PART.npz of every part."""
    lesions: dict[str, list[tuple[Image, Image, str, str, str]]] = {part: [] for part in PARTS}
    skins: dict[str, list[Image]] = {part: [] for part in PARTS}
    for photo, image, mask in photographs(data):
        if cut := cut_lesion(image, mask):
            source, *name = photo.path.relative_to(data).parts
            lesions[photo.part].append((*cut, source, photo.diagnosis, "/".join(name)))
        if photo.source == "pad-ufes-20" and (texture := cut_skin(image, mask)) is not None:
            skins[photo.part].append(texture)
    for part, cut, diagnosis, image_name in cut_outs(data):
        lesions[part].append((*cut, "pad-ufes-20", diagnosis, f"{CUTOUTS}/{image_name}"))
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        ratios, alphas, sources, diagnoses, names = zip(*lesions[part], strict=True)
        np.savez_compressed(
            folder / f"lesions-{part}.npz",
            ratio=np.stack([padded(ratio, 128) for ratio in ratios]),
            alpha=np.stack([padded(alpha, 0) for alpha in alphas]),
            extent=np.array([alpha.shape for alpha in alphas], np.int32),
            source=np.array(sources),
            diagnosis=np.array(diagnoses),
            image=np.array(names),
        )
        np.savez_compressed(folder / f"skin-{part}.npz", texture=np.stack(skins[part]))
        print(f"{part}: {len(lesions[part])} lesions, {len(skins[part])} skin patches")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    cut_library(arguments.data, arguments.out)


if __name__ == "__main__":
    main()
