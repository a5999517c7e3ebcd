"""Compose crops that no lesion classifier can judge: things, carpets, tattoos, blurred and over-exposed lesions.

    python -m models.training.compose.strange --data DATA --skimage SKIMAGE --part PART --out FOLDER

Writes 256 px PNGs and index.csv (image, kind, source). None is ever trained on: the pictures are none of the
classifier's backgrounds (data/gather_negatives.py) and differ between the parts; carpets and tattoos are made by this
file alone; blurred and over-exposed lesions are photographs of the part. SKIMAGE is the unpacked wheel of scikit-image
0.26. Pictures and their owners' terms: validation: `rocket` (SpaceX, public domain), `retina` (CC0),
`hubble_deep_field` (NASA, public domain); test: `astronaut` (NASA, public domain), `clock_motion` (public domain),
`coffee` (CC0) and the held-out rooms and landscapes of Poly Haven (CC0), which are also in the folder of
data/gather_negatives.py.
"""

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Image, Rng
from ..classifier.backgrounds import colour, load_pictures
from ..classifier.photos import closeup, load_photos, read_rgb
from ..classifier.skin import display, linear, noise, skin, skin_patches
from ..places import PICTURES

SIDE, EACH = 256, 40
SAMPLES = {
    "validation": ("rocket.jpg", "retina.jpg", "hubble_deep_field.jpg"),
    "test": ("astronaut.png", "clock_motion.png"),
}
SEED = {"validation": 31, "test": 32}


def window(picture: Image, rng: Rng) -> Image:
    """A square of a quarter of the short side or more."""
    side = int(min(picture.shape[:2]) * rng.uniform(0.25, 1))
    y, x = (int(rng.integers(0, n - side + 1)) for n in picture.shape[:2])
    return cv2.resize(picture[y : y + side, x : x + side], (SIDE, SIDE), interpolation=cv2.INTER_AREA)


def carpet(rng: Rng) -> Image:
    """Tufts in rows, each of its own shade, with a medallion or a border of another yarn: a rug from above."""
    pitch = rng.uniform(3, 9)
    ys, xs = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    row = np.floor(ys / pitch)
    tuft = np.floor(xs / pitch + 0.5 * (row % 2))
    shades = rng.normal(1, 0.18, (SIDE, SIDE)).astype(np.float32)[row.astype(int), tuft.astype(int) % SIDE]
    pile = 0.55 + 0.45 * np.cos(np.pi * (xs / pitch + 0.5 * (row % 2) - tuft - 0.5)) * np.cos(
        np.pi * (ys / pitch - row - 0.5)
    )
    u, v = tuft * pitch - rng.uniform(60, 196), row * pitch - rng.uniform(60, 196)
    radius, angle = np.hypot(u, v), np.arctan2(v, u)
    figure = [
        radius + 12 * np.cos(rng.integers(4, 9) * angle) < rng.uniform(30, 90),
        np.abs(u) + np.abs(v) < rng.uniform(40, 110),
        np.maximum(np.abs(u), np.abs(v)) % rng.uniform(40, 80) < 14,
    ][int(rng.integers(3))]
    ground, yarn = colour(rng), colour(rng)
    image = np.where(figure[..., None], yarn, ground) * (shades * pile)[..., None]
    return display(cv2.GaussianBlur(image.astype(np.float32), (0, 0), rng.uniform(0.5, 1.5)))


def tattoo(patches: list[Image], rng: Rng) -> Image:
    """Ink under the skin: letters, filled and hatched figures, in black, blue-black, red or green."""
    ground = cv2.resize(skin(patches, rng), (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    image = linear(ground)
    for _ in range(rng.integers(1, 4)):
        layer = np.zeros((SIDE, SIDE), np.uint8)
        kind, centre = rng.integers(3), rng.uniform(70, SIDE - 70, 2)
        if kind == 0:
            text = "".join(chr(c) for c in rng.integers(65, 91, rng.integers(1, 5)))
            at = (int(centre[0] - 60), int(centre[1] + 20))
            cv2.putText(
                layer,
                text,
                at,
                int(rng.choice([2, 3, 6, 7])),
                rng.uniform(1.2, 4),
                255,
                int(rng.integers(3, 12)),
                cv2.LINE_AA,
            )
        else:
            corners = int(rng.integers(3, 9)) * 2
            angles = np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.uniform(0, 6)
            reach = rng.uniform(40, 100) * np.where(np.arange(corners) % 2, rng.uniform(0.3, 0.8), 1)
            points = (centre + np.stack([np.cos(angles), np.sin(angles)], 1) * reach[:, None]).astype(np.int32)
            cv2.fillPoly(layer, [points], 255, cv2.LINE_AA) if kind == 1 else cv2.polylines(
                layer, [points], True, 255, int(rng.integers(3, 9)), cv2.LINE_AA
            )
        absorb = np.array(
            [[2.4, 2.0, 1.5], [2.6, 1.9, 1.2], [0.4, 2.2, 1.9], [2.2, 0.7, 1.4]][rng.integers(4)]
        ) * rng.uniform(0.6, 1.1)
        depth = cv2.GaussianBlur(layer.astype(np.float32) / 255, (0, 0), rng.uniform(0.8, 2.2)) * (
            1 + 0.15 * noise(rng, 60)[0, 0]
        )
        image = image * np.exp(-depth[..., None] * absorb)
    return display(image.astype(np.float32))


def blurred(image: Image, rng: Rng) -> Image:
    """Far out of focus: a blur of a twelfth to a fifth of the frame, of which only colours are left."""
    return cv2.GaussianBlur(image, (0, 0), SIDE * rng.uniform(0.08, 0.2) * 0.5)


def over_exposed(image: Image, rng: Rng) -> Image:
    """Two to four stops too much light, with the glow of a lamp."""
    glow = 1 + 0.3 * cv2.resize(noise(rng, 3), (SIDE, SIDE))
    return display((linear(image) * 2 ** rng.uniform(2, 4) * glow[..., None]).astype(np.float32))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--skimage", type=Path, required=True)
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--part", choices=tuple(SEED), required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    photos = load_photos(arguments.data, arguments.part)
    smartphone = [photo for photo in photos if photo.source == "pad-ufes-20"]
    patches: list[Image] = []
    for photo in smartphone[:60]:
        image = photo.read()
        patches += skin_patches(image, photo.read_mask())
    pictures = [(read_rgb(arguments.skimage / "data" / name), name) for name in SAMPLES[arguments.part]]
    if arguments.part == "test":
        pictures += [
            (picture, "Poly Haven or coffee, held out") for picture in load_pictures(arguments.pictures, "test")
        ]
    rows = []
    for kind_number, kind in enumerate(("picture", "carpet", "tattoo", "blurred", "over-exposed")):
        for index in range(EACH):
            rng = np.random.default_rng([SEED[arguments.part], kind_number, index])
            picture, source = pictures[index % len(pictures)]
            photo = photos[rng.integers(len(photos))] if kind_number % 2 else smartphone[rng.integers(len(smartphone))]
            if kind == "picture":
                crop = window(picture, rng)
            elif kind in ("carpet", "tattoo"):
                crop, source = (carpet(rng), "procedural") if kind == "carpet" else (tattoo(patches, rng), "procedural")
            else:
                whole, source = closeup(photo.read(), SIDE), f"{photo.source}/{photo.path.name}"
                crop = (blurred if kind == "blurred" else over_exposed)(whole, rng)
            name = f"{kind}-{index:02d}.png"
            cv2.imwrite(str(arguments.out / name), crop[..., ::-1])
            rows.append({"image": name, "kind": kind, "source": source})
    with (arguments.out / "index.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, ("image", "kind", "source"))
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
