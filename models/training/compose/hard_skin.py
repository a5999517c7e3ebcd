"""Plant suspicious lesions on hard skin: with a hundred lentigines, with hairs, with inflamed papules.

    python -m models.training.compose.hard_skin --data DATA --out .cache/evaluation/hard-skin

Every scene is a tile of wide-dev, on which up to PLANTS lesions of validation people (melanoma, basal or squamous cell
carcinoma) are planted as compose/planted.py does. It comes in every kind of skin, "plain" being the tile as it is, with
the same lesions at the same places. The first CLEAN scenes of each tile come without them too. Writes PNGs and
hard-skin.json: [{image, tile, skin, planted, ordinary}], where planted lists {x, y, w, h, diagnosis, person, photo},
and ordinary {kind, x, y, w, h}: px, origin top left. Those of kind "own" are the tile's lesions as drawn in wide-dev.
Only tiles of known scale take part. Same data: same photos. For `npm run evaluate -- --data OUT`; trains nothing.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..arrays import Floats, Image, Mask, Rng
from ..classifier.photos import Photo
from ..compositor.blemishes import Spot, draw_hairs, draw_lentigines, draw_papules
from ..compositor.noise import Box, log_uniform
from ..data.segment_lesions import Cut
from .planted import LARGEST, SMALLEST, Tile, cut_spls, place_on, planted, read_tiles

SEED, SCENES, PLANTS, CLEAN = 67, 5, 3, 3  # SCENES a tile
SCALE = 12.0  # px per mm: tiles of the body scans are about 90 mm wide
OTHER_SCALE = "tile_image_0094.png"  # a tile, but a much closer view
FLAT, MARGIN = 0.4, 12  # deviation of brightness (of 255) below which it is no photo of skin; px from what is none
KEEP = 1.3  # of a planted lesion's diameter: what other spots keep clear of
Draw = Callable[[Rng, Floats, Mask, list[Spot]], list[tuple[str, Box]]]


def bare_skin(image: Image) -> Mask:
    """Where the photo (uint8 RGB) shows skin: no cloth, no dark, no masked part, nothing near them."""
    _, red, blue = cv2.split(cv2.cvtColor(cv2.GaussianBlur(image, (0, 0), 3), cv2.COLOR_RGB2YCrCb))
    light = image.astype(np.float32).mean(axis=2)
    mean, square = cv2.blur(light, (15, 15)), cv2.blur(light**2, (15, 15))
    uneven = np.sqrt(np.maximum(square - mean**2, 0))
    skin = (red > 133) & (red < 180) & (blue > 77) & (blue < 130) & (mean > 50)
    closed = cv2.morphologyEx(skin.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    closed[uneven <= FLAT] = 0
    return cv2.erode(closed, np.ones((2 * MARGIN + 1,) * 2, np.uint8), borderValue=0).astype(bool)


def with_lentigines(rng: Rng, skin: Floats, free: Mask, taken: list[Spot]) -> list[tuple[str, Box]]:
    return [("lentigo", box) for box in draw_lentigines(rng, skin, free, taken, SCALE)]


def with_hairs(rng: Rng, skin: Floats, free: Mask, taken: list[Spot]) -> list[tuple[str, Box]]:
    draw_hairs(rng, skin, free, SCALE)
    return []


def with_papules(rng: Rng, skin: Floats, free: Mask, taken: list[Spot]) -> list[tuple[str, Box]]:
    return [("papule", box) for box in draw_papules(rng, skin, free, taken, SCALE)]


KINDS: dict[str, Draw | None] = {
    "plain": None,
    "lentigines": with_lentigines,
    "hairs": with_hairs,
    "papules": with_papules,
}


def drawn(kind: str, rng: Rng, free: Mask, taken: list[Spot]) -> tuple[Floats, list[dict[str, Any]]]:
    """That kind of skin as a ratio to the photo, float32 [h, w, 3], and the ordinary spots that it brings."""
    ratio, draw = np.ones((*free.shape, 3), np.float32), KINDS[kind]
    spots = draw(rng, ratio, free, taken) if draw else []
    return ratio, [
        {"kind": name, **dict(zip("xywh", (round(side, 1) for side in box), strict=True))} for name, box in spots
    ]


@dataclass
class Base:
    """A tile, where its skin is, and the lesions drawn in wide-dev as ordinary spots."""

    tile: Tile
    free: Mask
    own: list[dict[str, Any]]


def read_bases(folder: Path) -> list[Base]:
    entries = {entry["image"]: entry for entry in json.loads((folder / "boxes.json").read_text())}
    bases = []
    for tile in read_tiles(folder):
        entry = entries[tile.name]
        if entry["source"] == "nci" or tile.name.endswith(OTHER_SCALE):
            continue
        lesions = [box for box in entry["boxes"] if box["class"] == "lesion"]
        own = [{"kind": "own", **{side: box[side] for side in "xywh"}} for box in lesions]
        bases.append(Base(tile, bare_skin(tile.image), own))
    return bases


def plant(rng: Rng, base: Base, cuts: Iterator[tuple[Photo, Cut]]) -> tuple[Image, list[dict[str, Any]], list[Spot]]:
    """The tile with up to PLANTS lesions; their labels; what spots must keep clear of: they and the tile's own."""
    tile, labels, taken = base.tile, [], list(base.tile.spots)
    for _ in range(PLANTS):
        photo, cut = next(cuts)
        diameter = log_uniform(rng, SMALLEST, LARGEST)
        place = place_on(rng, replace(tile, spots=taken), diameter)
        if place is None or not base.free[int(place[1]), int(place[0])]:
            continue
        image, box = planted(rng, tile, *place, cut, diameter)
        tile = replace(tile, image=image)
        labels.append({**box, "diagnosis": photo.diagnosis, "person": photo.unit, "photo": photo.path.name})
        taken = [*taken, (*place, KEEP * max(box["w"], box["h"]))]
    return tile.image, labels, taken


def in_turn(pool: list[tuple[Photo, Cut]]) -> Iterator[tuple[Photo, Cut]]:
    """All of them in random order, again and again."""
    rng = np.random.default_rng([SEED, 1])
    while True:
        for index in rng.permutation(len(pool)):
            yield pool[index]


def compose(data: Path, out: Path) -> list[dict[str, Any]]:
    bases, cuts = read_bases(data / "wide-dev"), in_turn(cut_spls(data))
    entries: list[dict[str, Any]] = []

    def save(image: Floats, base: Base, kind: str, own: list[dict[str, Any]], ordinary: list[dict[str, Any]]) -> None:
        name = f"{len(entries):03d}-{kind}.png"
        cv2.imwrite(str(out / name), np.clip(image, 0, 255).round().astype(np.uint8)[..., ::-1])
        about = {"image": name, "tile": base.tile.name, "skin": kind}
        entries.append({**about, "planted": own, "ordinary": [*base.own, *ordinary]})

    for scene in range(SCENES):
        for number, base in enumerate(bases):
            image, labels, taken = plant(np.random.default_rng([SEED, 0, scene, number]), base, cuts)
            for index, kind in enumerate(KINDS):
                seed = [SEED, 2, scene, number, index]  # the same spots with the planted lesions and without them
                ratio, spots = drawn(kind, np.random.default_rng(seed), base.free, taken)
                if labels:
                    save(image * ratio, base, kind, labels, spots)
                if scene < (1 if kind == "plain" else CLEAN):
                    save(base.tile.image * ratio, base, kind, [], spots)
    return entries


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    entries = compose(arguments.data, arguments.out)
    (arguments.out / "hard-skin.json").write_text(json.dumps(entries, indent=1) + "\n")
    for kind in KINDS:
        own = [entry for entry in entries if entry["skin"] == kind]
        lesions = [lesion for entry in own for lesion in entry["planted"]]
        people = len({lesion["person"] for lesion in lesions})
        print(f"{kind}: {len(own)} photos, {len(lesions)} planted lesions of {people} people")


if __name__ == "__main__":
    main()
