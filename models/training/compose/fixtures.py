"""Make small pictures for tests: bare skin and a room; lesions that touch, that are small, one that is large.

    python -m models.training.compose.fixtures --cache CACHE --out test/fixtures

Writes pictures/ and lesions/ under --out; each picture with lesions has a .json of its name beside it, as those of
compose/demo.py. Only cut-outs of the test part are used, and only such as anyone sees.
"""

import argparse
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..compositor.lesions import Library, Patch, paste, visible_box
from ..compositor.noise import noise
from ..compositor.region import bare_skin
from .brown_lesions import Record, candidates, record_of, small_naevus
from .demo import save

CLEAR = 0.35  # least contrast of a patch before it is pasted
SHARED = 0.1  # of its width that the first of a touching pair shares
MOST_BYTES, TONE = 350_000, 4.6


def plain_pictures(out: Path, room: Image) -> None:
    """bare-skin.jpg (no lesion, procedural) and room.jpg (no skin, a window of `room`), 1200 x 900."""
    rng = np.random.default_rng(21)
    shape = (900, 1200)
    light = 1 + 0.06 * noise(rng, shape, 500)
    save(out / "bare-skin.jpg", bare_skin(rng, shape, TONE, freckled=False) * light[..., None], rng, MOST_BYTES)
    window = np.ascontiguousarray(room[:, 60 : 60 + room.shape[0] * 4 // 3]).astype(np.float32) / 255
    save(out / "room.jpg", cv2.resize(window, shape[::-1], interpolation=cv2.INTER_CUBIC), rng, MOST_BYTES)


def paste_at(seed: int, skin: Floats, patch: Patch, place: tuple[float, float], size: float) -> Record:
    """Pastes one lesion of `size` px and returns its record; the same seed pastes the same shape."""
    pasted = paste(skin, patch, place, size, np.random.default_rng(seed))
    if pasted is None:
        raise ValueError(f"{patch.source} does not show at {place}")
    return record_of(pasted, patch)


def paste_clear(
    rng: Rng,
    skin: Floats,
    draw: Callable[[], Patch],
    place: tuple[float, float],
    size: float,
    left: float | None = None,
    sides: tuple[float, float] = (12, np.inf),
) -> Record:
    """Draws until a lesion counts, is seen by anyone, and its box has `sides` px on average; pastes it at `place`, or
    so that its box begins at `left`."""
    while True:
        patch, seed = draw(), int(rng.integers(1 << 30))
        found = visible_box(patch.ratio)
        if found is None or found[1] < CLEAR:
            continue
        tried = paste_at(seed, skin.copy(), patch, place, size)
        if tried["counts"] and sides[0] <= (tried["width"] + tried["height"]) / 2 <= sides[1]:
            x = place[0] if left is None else place[0] + left - tried["x"]
            return paste_at(seed, skin, patch, (x, place[1]), size)


def lesion_pictures(out: Path, library: Library) -> None:
    """touching.jpg: six pairs; small.jpg: twelve lesions of 12 to 15 px; large.jpg: one of about 1,000 px."""
    rng = np.random.default_rng(22)
    brown = candidates(library, False)

    def any_of() -> Patch:
        return library.patch(int(rng.choice(brown)))

    touching, small, large = (
        bare_skin(rng, shape, TONE, freckled=False) for shape in ((600, 900), (600, 900), (1500, 1800))
    )
    records: dict[str, list[Record]] = {"touching": [], "small": [], "large": []}
    for column, row in np.ndindex(3, 2):
        x, y, size = 150 + 300 * column, 150 + 300 * row, rng.uniform(40, 90)
        first = paste_clear(rng, touching, any_of, (x, y), size)
        end = first["x"] + (1 - SHARED) * first["width"]
        records["touching"] += [first, paste_clear(rng, touching, any_of, (x + size, y), size, left=end)]
    for column, row in np.ndindex(4, 3):
        place, size = (110 + 220 * column, 100 + 200 * row), rng.uniform(15, 20)
        records["small"].append(paste_clear(rng, small, partial(small_naevus, rng, size), place, size, sides=(12, 15)))
    records["large"].append(paste_clear(rng, large, any_of, (900, 750), 1300, sides=(950, 1050)))
    for (name, boxes), image in zip(records.items(), (touching, small, large), strict=True):
        save(out / f"{name}.jpg", image, rng, MOST_BYTES)
        about = {
            "file": f"{name}.jpg",
            "width": image.shape[1],
            "height": image.shape[0],
            "monkTone": TONE,
            "boxes": boxes,
        }
        (out / f"{name}.json").write_text(json.dumps(about, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/ and negatives/")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    for folder in ("pictures", "lesions"):
        (arguments.out / folder).mkdir(parents=True, exist_ok=True)
    plain_pictures(
        arguments.out / "pictures", cv2.imread(str(arguments.cache / "negatives/hdri-apartment.png"))[..., ::-1]
    )
    lesion_pictures(arguments.out / "lesions", Library(arguments.cache / "library", "test"))


if __name__ == "__main__":
    main()
