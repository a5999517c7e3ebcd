"""Make the kiosk's demo photographs: composed 12-megapixel body regions with lesions of held-out people, and two small
pictures for tests (bare skin, a room).

    python compose_demo.py --cache CACHE --out ../../test/fixtures/photos [--only back]

Each composed-<name>.jpg has composed-<name>.json beside it: file, width, height, Monk tone, and for each lesion its box
(x, y, width, height in px, origin top left), source photograph and diagnosis. Only test-part cut-outs are used.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import cv2
import numpy as np

import compositor_body as body
from compositor import Materials, overlaps
from compositor_clutter import as_alpha
from compositor_lesions import Library, Patch, is_pigmented, paste, procedural_naevus
from compositor_noise import BLOOD, MELANIN, absorb, blend, curve, fractal, log_uniform, noise, stroke
from compositor_skin import MONK, draw_creases

SHAPE = (3000, 4000)                                     # px, height and width
MOST_BYTES = 1_850_000


@dataclass
class Plan:
    """One photo: the region, its Monk tone, how many lesions of what size, and what surrounds it."""

    name: str
    seed: int
    region: Callable[[tuple[int, int]], body.Body]
    tone: float
    lesions: int
    sizes: tuple[float, float]
    melanoma: bool
    backdrop: str
    hair: int
    waistband: float | None                              # its upper edge, share of the height
    exposure: float


PLANS = (
    Plan("back", 11, body.back, 3.6, 34, (20, 95), True, "room", 500, 0.94, 1.0),
    Plan("arm", 12, body.forearm, 8.3, 9, (34, 150), False, "sheet", 900, None, 1.2),
    Plan("abdomen", 13, body.abdomen, 6.0, 16, (22, 120), False, "wall", 700, 0.90, 1.12),
)


def backdrop(rng: np.random.Generator, kind: str, room: np.ndarray) -> np.ndarray:
    """Made small and enlarged: it lies out of focus anyway. float32 RGB, SHAPE."""
    small = (SHAPE[0] // 4, SHAPE[1] // 4)
    if kind == "room":
        h, w = room.shape[:2]
        image = cv2.resize(room[h // 6:h * 5 // 6, w // 8:w * 5 // 8].astype(np.float32) / 255, small[::-1], interpolation=cv2.INTER_CUBIC)
        image = cv2.GaussianBlur(image, (0, 0), 9) * 0.75
    else:
        colour = np.array([0.70, 0.74, 0.76] if kind == "sheet" else [0.55, 0.56, 0.53], np.float32)
        image = np.ones((*small, 3), np.float32) * colour
        wrinkles = fractal(rng, small, 220 if kind == "sheet" else 700, 4)
        slope = cv2.Sobel(cv2.GaussianBlur(wrinkles, (0, 0), 4), cv2.CV_32F, 1, 1, ksize=5)
        image *= (1 + (0.05 if kind == "sheet" else 0.01) * np.clip(slope, -4, 4) + 0.04 * wrinkles)[..., None]
    return cv2.resize(image, SHAPE[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1)


def bare_skin(rng: np.random.Generator, shape: tuple[int, int], tone: float) -> np.ndarray:
    """Evenly lit skin at about 9 px/mm: blotches, pores, fine creases, a few freckles."""
    low = int(tone)
    colour = (MONK[low - 1] + (MONK[low] - MONK[low - 1]) * (tone - low)) ** (1 - 0.04 * max(0.0, tone - 4))
    skin = np.broadcast_to(colour * np.exp(-0.10 * BLOOD - 0.03 * MELANIN), (*shape, 3)).astype(np.float32)
    skin = np.ascontiguousarray(skin)
    absorb(skin, 0.022 * fractal(rng, shape, 700, 3) + 0.012 * noise(rng, shape, 45), MELANIN)
    absorb(skin, 0.022 * fractal(rng, shape, 400, 3) + 0.020 * fractal(rng, shape, 40, 2), BLOOD)
    absorb(skin, 0.012 * noise(rng, shape, 3.2) + 0.014 * noise(rng, shape, 6.5), MELANIN + 0.4 * BLOOD)
    for _ in range(6):
        draw_creases(rng, skin, 1.6)
    freckles = np.clip(noise(rng, shape, 9) - 2.5, 0, 1)
    absorb(skin, 0.35 * freckles, MELANIN)
    return skin


def draw_hair(rng: np.random.Generator, skin: np.ndarray, depth: np.ndarray, count: int, tone: float) -> None:
    mask = np.zeros(skin.shape[:2], np.uint8)
    field = cv2.GaussianBlur(rng.standard_normal((24, 32)).astype(np.float32), (0, 0), 4) * 8 + 1.2
    for _ in range(count):
        x, y = rng.uniform(0, [skin.shape[1], skin.shape[0]])
        if depth[int(y), int(x)] > 30:
            angle = field[int(y * 24 / skin.shape[0]), int(x * 32 / skin.shape[1])] + rng.normal(0, 0.25)
            stroke(mask, curve(rng, np.array([x, y]), angle, rng.uniform(30, 110), 0.8, 7), 1.4, int(rng.integers(70, 190)))
    blend(skin, np.float32([0.14, 0.10, 0.08]) * (0.6 if tone > 7 else 1.3), as_alpha(mask, 0.7) * 0.7)


def draw_navel(rng: np.random.Generator, skin: np.ndarray, x: float, y: float) -> None:
    h, w = skin.shape[:2]
    gy, gx = np.mgrid[:h, :w].astype(np.float32)
    distance = np.hypot((gx - x) / 55, (gy - y) / 85) + 0.08 * fractal(rng, (h, w), 60, 2)
    absorb(skin, 1.5 * np.exp(-(distance / 0.55) ** 2) + 0.25 * np.exp(-(distance / 1.3) ** 2), MELANIN)
    skin *= (1 + 0.10 * np.exp(-(((distance - 1.15) / 0.3) ** 2)))[..., None]


def candidates(library: Library, melanoma: bool) -> list[int]:
    """Brown cut-outs: naevi and keratoses, or melanomas."""
    wanted = {"MEL", "melanoma"} if melanoma else {"NEV", "nevus", "SEK", "other"}
    return [n for n, diagnosis in enumerate(library.diagnosis) if diagnosis in wanted and looks_brown(library.patch(n).ratio)]


def looks_brown(ratio: np.ndarray) -> bool:
    """Pigmented, and neither grey, blue nor red: its dark part lacks more blue than red light, but lacks red too."""
    depth = -np.log(np.clip(ratio, 0.05, 2))
    dark = depth.mean(axis=2)
    red, green, blue = depth[dark >= np.percentile(dark, 70)].mean(axis=0)
    return is_pigmented(ratio) and 0.42 * green < red < 0.85 * blue and blue > 0.9 * green


def small_naevus(rng: np.random.Generator, size: float) -> Patch:
    while True:
        patch = procedural_naevus(rng, size)
        if looks_brown(patch.ratio):
            return patch


def add_lesions(rng: np.random.Generator, skin: np.ndarray, place: body.Body, plan: Plan, library: Library) -> list[dict]:
    """Pastes the plan's lesions well inside the outline and clear of each other; returns their records."""
    queue = list(rng.permutation(candidates(library, False)))
    sizes = sorted((log_uniform(rng, *plan.sizes) for _ in range(plan.lesions)), reverse=True)
    if plan.melanoma:
        queue.insert(2, int(rng.choice(candidates(library, True))))
    floor = (plan.waistband or 1.0) * SHAPE[0] - 120
    taken: list[tuple] = [(1850, 1950, 300, 400)] if plan.name == "abdomen" else []       # the navel
    records = []
    for n, size in enumerate(sizes):
        if size > 38:
            patch = library.patch(int(queue.pop(0)))
        else:
            patch = small_naevus(rng, size)
        for _ in range(300):
            x, y = rng.uniform(150, [SHAPE[1] - 150, floor])
            near = (x - size, y - size, 2 * size, 2 * size)
            if place.depth[int(y), int(x)] > 2 * size + 60 and not overlaps(near, taken, 30):
                break
        else:
            continue
        pasted = paste(skin, patch, (x, y), size * 1.25, rng)
        if pasted:
            (bx, by, bw, bh), counts = pasted
            taken.append((bx, by, bw, bh))
            records.append({"x": round(bx), "y": round(by), "width": round(bw), "height": round(bh), "counts": counts,
                            "source": patch.source, "diagnosis": patch.diagnosis})
    return records


def compose_photo(plan: Plan, materials: Materials, room: np.ndarray) -> tuple[np.ndarray, list[dict]]:
    """float32 RGB 0..1 and the records of its lesions."""
    rng = np.random.default_rng(plan.seed)
    place = plan.region(SHAPE)
    image = backdrop(rng, plan.backdrop, room)
    near = cv2.GaussianBlur(cv2.resize(place.opacity, None, fx=1 / 8, fy=1 / 8), (0, 0), 18)
    image *= (1 - 0.45 * cv2.resize(near, SHAPE[::-1]))[..., None]                         # the body's shadow
    skin = bare_skin(rng, SHAPE, plan.tone)
    if plan.name == "abdomen":
        draw_navel(rng, skin, 2000, 2130)
    records = add_lesions(rng, skin, place, plan, materials.library)
    skin *= place.shade[..., None]
    draw_hair(rng, skin, place.depth, plan.hair, plan.tone)
    blend(image, skin, place.opacity)
    if plan.waistband:
        draw_waistband(rng, image, plan.waistband)
    return np.minimum(image * plan.exposure, 1), records


def draw_waistband(rng: np.random.Generator, image: np.ndarray, top: float) -> None:
    """Trousers along the bottom, with a hem and the shadow it throws."""
    h, w = image.shape[:2]
    x = np.linspace(-1, 1, w, dtype=np.float32)
    edge = (top + 0.03 * x ** 2 * -1 + 0.004 * np.sin(9 * x)) * h
    below = np.mgrid[:h, :w][0].astype(np.float32) - edge[None]
    image *= (1 - 0.35 * np.exp(np.minimum(below, 0) / 18) * (below < 0))[..., None]
    fabric = np.ones((h // 4, w // 4, 3), np.float32) * np.float32([0.16, 0.18, 0.24])
    fabric *= (1 + 0.12 * fractal(rng, fabric.shape[:2], 90, 4))[..., None]
    fabric = cv2.resize(fabric, (w, h), interpolation=cv2.INTER_CUBIC)
    fabric *= (1 + 0.10 * np.sin(below / 3.5) * (below < 110) + 0.06 * noise(rng, (h, w), 3))[..., None]
    fabric *= (1 - 0.5 * np.exp(-((below - 115) / 7) ** 2))[..., None]
    blend(image, fabric, np.clip(below / 4 + 0.5, 0, 1))


def save(path: Path, image: np.ndarray, rng: np.random.Generator, most: int) -> None:
    """A little blur and noise as from a phone, then the best JPEG quality that stays under `most` bytes."""
    image = cv2.GaussianBlur(image, (0, 0), 0.8)
    image += 0.006 * cv2.GaussianBlur(rng.standard_normal(image.shape, dtype=np.float32), (0, 0), 0.7)
    pixels = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)[..., ::-1]
    for quality in range(92, 40, -3):
        _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
        if len(data) <= most:
            break
    path.write_bytes(data.tobytes())
    print(f"{path.name}: {image.shape[1]} x {image.shape[0]}, {len(data) / 1e6:.2f} MB, quality {quality}")


def small_pictures(out: Path, room: np.ndarray) -> None:
    """bare-skin.jpg (no lesion, procedural) and room.jpg (no skin, a window of `room`), 1200 x 900."""
    rng = np.random.default_rng(21)
    shape = (900, 1200)
    light = 1 + 0.06 * noise(rng, shape, 500)
    save(out / "bare-skin.jpg", bare_skin(rng, shape, 4.6) * light[..., None], rng, 350_000)
    window = np.ascontiguousarray(room[:, 60:60 + room.shape[0] * 4 // 3]).astype(np.float32) / 255
    save(out / "room.jpg", cv2.resize(window, shape[::-1], interpolation=cv2.INTER_CUBIC), rng, 350_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/ and negatives/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", choices=[*(plan.name for plan in PLANS), "small"])
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    materials = Materials.load(arguments.cache / "library", "test", None)
    lobby, apartment = (cv2.imread(str(arguments.cache / f"negatives/hdri-{name}.png"))[..., ::-1] for name in ("lobby", "apartment"))
    for plan in PLANS:
        if arguments.only in (None, plan.name):
            image, records = compose_photo(plan, materials, lobby)
            path = arguments.out / f"composed-{plan.name}.jpg"
            save(path, image, np.random.default_rng(plan.seed), MOST_BYTES)
            about = {"file": path.name, "width": SHAPE[1], "height": SHAPE[0], "monkTone": plan.tone, "boxes": records}
            path.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    if arguments.only in (None, "small"):
        small_pictures(arguments.out, apartment)


if __name__ == "__main__":
    main()
