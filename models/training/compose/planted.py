"""Plant one suspicious lesion of a validation person on a real wide-field photo: the development test of the levels.

    python -m models.training.compose.planted --data DATA --out .cache/evaluation/planted

Every photo of wide-dev comes once as it is and then, again and again, with one lesion (melanoma, basal or squamous cell
carcinoma) multiplied onto bare skin between its own spots, SMALLEST to LARGEST px across. Writes PNGs and planted.json:
[{image, tile, planted: null | {x, y, w, h, diagnosis, person, photo}}]; px, origin top left. Same data: same photos.
For `npm run evaluate -- --data OUT`: levels and the person's rule are chosen on it, so it is no test.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..arrays import Image, Rng
from ..classifier.photos import SPL, Photo, load_photos, read_rgb
from ..compositor.noise import log_uniform
from ..data.segment_lesions import cut_lesion
from ..detector.detector_run import TiledDetector
from ..places import MODELS

SEED, COPIES = 61, 6
SMALLEST, LARGEST = 15, 80  # px
ROOM, GAP = (0.9, 0.7), 4  # share of the planted, of the neighbour's diameter that lies between them at least; px
LEAST = 0.05  # the detector's score from which something may be a spot
SKIN_SHARE, UNEVEN, DARKEST = 0.95, 9, 60  # of a place: share of skin, deviation and mean of its brightness (of 255)
TRIES = 200


@dataclass
class Tile:
    name: str
    image: Image
    spots: list[tuple[float, float, float]]  # centre x, centre y, diameter of all that may be one


def read_tiles(folder: Path) -> list[Tile]:
    detector = TiledDetector(str(MODELS / "lesion-detector.int8.onnx"), LEAST)
    tiles = []
    for entry in json.loads((folder / "boxes.json").read_text()):
        image = read_rgb(folder / entry["image"])
        drawn = [(b["x"] + b["w"] / 2, b["y"] + b["h"] / 2, max(b["w"], b["h"])) for b in entry["boxes"]]
        found = [(float(x), float(y), float(max(w, h))) for x, y, w, h, _ in detector(image)]
        tiles.append(Tile(entry["image"], image, drawn + found))
    return tiles


def is_bare_skin(image: Image, x: float, y: float, diameter: float) -> bool:
    """Whether a square around the place shows even, lit skin alone."""
    reach = round(ROOM[0] * diameter) + 2
    left, top = int(x) - reach, int(y) - reach
    if left < 0 or top < 0 or left + 2 * reach >= image.shape[1] or top + 2 * reach >= image.shape[0]:
        return False
    patch = image[top : top + 2 * reach, left : left + 2 * reach]
    _, red, blue = np.moveaxis(cv2.cvtColor(patch, cv2.COLOR_RGB2YCrCb).astype(np.float32), 2, 0)
    skin = ((red > 133) & (red < 180) & (blue > 77) & (blue < 130)).mean()
    light = cv2.GaussianBlur(patch, (0, 0), max(1, diameter / 12)).astype(np.float32).mean(2)
    return bool(skin > SKIN_SHARE and light.std() < UNEVEN and light.mean() > DARKEST)


def place_on(rng: Rng, tile: Tile, diameter: float) -> tuple[float, float] | None:
    """A place on bare skin, off the tile's own spots, for a lesion of that diameter in px."""
    for _ in range(TRIES):
        x, y = rng.uniform(0, tile.image.shape[1]), rng.uniform(0, tile.image.shape[0])
        free = all(np.hypot(x - a, y - b) >= ROOM[0] * diameter + ROOM[1] * own + GAP for a, b, own in tile.spots)
        if free and is_bare_skin(tile.image, x, y, diameter):
            return x, y
    return None


def place_for(rng: Rng, tiles: list[Tile], diameter: float) -> tuple[Tile, float, float] | None:
    for index in rng.permutation(len(tiles)):
        place = place_on(rng, tiles[index], diameter)
        if place is not None:
            return tiles[index], *place
    return None


def planted(
    rng: Rng, tile: Tile, x: float, y: float, cut: tuple[Image, Image], diameter: float
) -> tuple[Image, dict[str, float]]:
    """The tile with the lesion, turned and mirrored, in about the middle of (x, y); and its box."""
    ratio, alpha = (part.astype(np.float32) for part in cut)
    patch = 1 + (ratio / 128 - 1) * (alpha / 255)[..., None]
    ys, xs = np.nonzero(alpha > 127)
    width, height = float(np.ptp(xs) + 1), float(np.ptp(ys) + 1)
    turns = int(rng.integers(4))
    patch = np.rot90(patch, turns)[:, :: rng.choice([-1, 1])]
    width, height = (height, width) if turns % 2 else (width, height)
    scale = diameter / ((width + height) / 2)
    size = (max(2, round(patch.shape[1] * scale)), max(2, round(patch.shape[0] * scale)))
    patch = cv2.resize(
        np.ascontiguousarray(patch), size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    )
    left, top = round(x - size[0] / 2), round(y - size[1] / 2)
    image = tile.image.copy()
    under = image[top : top + size[1], left : left + size[0]]
    under[:] = np.clip(under * patch, 0, 255).round()
    w, h = width * scale, height * scale
    box = {"x": left + size[0] / 2 - w / 2, "y": top + size[1] / 2 - h / 2, "w": w, "h": h}
    return image, {name: round(value, 1) for name, value in box.items()}


def compose(data: Path, out: Path) -> list[dict[str, Any]]:
    tiles = read_tiles(data / "wide-dev")
    entries: list[dict[str, Any]] = []

    def save(image: Image, tile: Tile, own: dict[str, Any] | None) -> None:
        name = f"{len(entries):03d}.png"
        cv2.imwrite(str(out / name), image[..., ::-1])
        entries.append({"image": name, "tile": tile.name, "planted": own})

    for tile in tiles:
        save(tile.image, tile, None)
    for number, (photo, cut) in enumerate(cut_spls(data)):
        for copy in range(COPIES):
            rng = np.random.default_rng([SEED, number, copy])
            diameter = log_uniform(rng, SMALLEST, LARGEST)
            place = place_for(rng, tiles, diameter)
            if place is not None:
                image, box = planted(rng, *place, cut, diameter)
                who = {"diagnosis": photo.diagnosis, "person": photo.unit, "photo": photo.path.name}
                save(image, place[0], {**box, **who})
    return entries


def cut_spls(data: Path) -> list[tuple[Photo, tuple[Image, Image]]]:
    found = []
    for photo in load_photos(data, "validation"):
        mask = photo.read_mask() if photo.source == "pad-ufes-20" and photo.label == SPL else None
        cut = None if mask is None else cut_lesion(photo.read(), mask)
        if cut is not None:
            found.append((photo, cut))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    entries = compose(arguments.data, arguments.out)
    (arguments.out / "planted.json").write_text(json.dumps(entries, indent=1) + "\n")
    own = [entry["planted"] for entry in entries if entry["planted"]]
    print(f"{len(own)} planted, of {len({one['person'] for one in own})} people; {len(entries) - len(own)} as they are")


if __name__ == "__main__":
    main()
