"""Things on skin that are no lesion, and that the detector must not mark. All draw on float32 RGB [h, w, 3] in place.

zoom is the scene's scale (about px per 0.3 mm); it sets the width of hair, pen and vessels.
"""

import cv2
import numpy as np

from compositor_noise import BLOOD, MELANIN, absorb, blend, curve, fractal, log_uniform, stroke

PEN = np.array([[0.10, 0.12, 0.35], [0.05, 0.05, 0.06], [0.25, 0.10, 0.35], [0.05, 0.25, 0.20], [0.5, 0.08, 0.10]])


def as_alpha(mask: np.ndarray, soften: float = 0) -> np.ndarray:
    mask = cv2.GaussianBlur(mask, (0, 0), soften) if soften else mask
    return mask.astype(np.float32) / 255


def hair(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """Fine, dense or shaved hair: strokes along a drifting direction, dark, sometimes fair, with a faint shadow."""
    h, w = skin.shape[:2]
    kind = rng.choice(["fine", "dense", "stubble", "few"], p=[0.35, 0.25, 0.25, 0.15])
    count = {"fine": rng.integers(20, 150), "dense": rng.integers(150, 500),
             "stubble": rng.integers(40, 350), "few": rng.integers(1, 8)}[kind]
    length = {"fine": 35, "dense": 45, "stubble": 5, "few": 60}[kind] * zoom * rng.uniform(0.6, 1.5)
    width = rng.uniform(0.35, 1.2) * zoom ** 0.7
    main, spread = rng.uniform(0, 6.3), rng.choice([0.2, 0.5, 1.5])
    patch, radius = rng.uniform(0, [w, h]), rng.uniform(0.3, 1.5) * w
    mask = np.zeros((h, w), np.uint8)
    for _ in range(count):
        start = rng.normal(patch, radius) if kind == "dense" else rng.uniform(0, [w, h])
        points = curve(rng, start, main + rng.normal(0, spread), length * rng.uniform(0.5, 1.5), rng.uniform(0.1, 1.5), 5)
        stroke(mask, points, width * rng.uniform(0.6, 1.3), int(rng.integers(120, 256)))
    colour = np.array([0.12, 0.09, 0.07]) * rng.uniform(0.3, 2.5) if rng.random() < 0.9 else np.array([0.75, 0.68, 0.55])
    if rng.random() < 0.5:
        shadow = np.roll(mask, (int(zoom * 2), int(zoom)), (0, 1))
        absorb(skin, 0.25 * as_alpha(shadow, 1 + zoom), MELANIN)
    blend(skin, colour.astype(np.float32), as_alpha(mask) * rng.uniform(0.5, 0.95))


def pen(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """Ink: rings (a lesion may sit inside), arrows, handwritten digits, dots, lines, solid printed arrows."""
    h, w = skin.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    width = rng.uniform(0.8, 2.5) * max(1, zoom)
    for _ in range(rng.integers(1, 7)):                             # never so small that ink becomes a filled blob
        kind, centre, size = rng.choice(7), rng.uniform(0, [w, h]), 4 * width + log_uniform(rng, 3, 36)
        if kind == 0:
            stroke(mask, ring(rng, centre, size), width)
        elif kind == 1:
            tip = centre + size * 2 * rng.normal(0, 1, 2)
            cv2.arrowedLine(mask, tuple(map(int, centre)), tuple(map(int, tip)), 255, max(1, round(width)), cv2.LINE_AA, 0, 0.25)
        elif kind == 2:
            text = str(rng.integers(0, 120)) if rng.random() < 0.8 else str(rng.choice(list("ABCDEMNXabx?*")))
            cv2.putText(mask, text, tuple(map(int, centre)), int(rng.choice([0, 3, 6, 7])) | (16 if rng.random() < 0.3 else 0),
                        size / 30 + 0.15, 255, max(1, round(width)), cv2.LINE_AA)
        elif kind == 3:
            stroke(mask, curve(rng, centre, rng.uniform(0, 6.3), size * 4, 1.0), width)
        elif kind == 4:
            for point in rng.normal(centre, size / 3, (rng.integers(2, 6), 2)):   # short ticks
                stroke(mask, curve(rng, point, rng.uniform(0, 6.3), width * 5, 0.5, 3), width)
        else:                                                      # two kinds in seven: a printed arrow
            solid_arrow(mask, centre, size * rng.uniform(0.7, 1.6), rng.uniform(0, 6.3))
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(-30, 30), 1)
    lay_ink(rng, skin, cv2.warpAffine(mask, turn, (w, h)))


def lay_ink(rng: np.random.Generator, skin: np.ndarray, mask: np.ndarray) -> None:
    """Ink where `mask` (uint8) is, uneven as on skin."""
    alpha = as_alpha(mask, rng.uniform(0.3, 0.9))
    alpha *= np.clip(1 + 0.3 * fractal(rng, mask.shape, 6, 2), 0.2, 1) * rng.uniform(0.45, 1)
    blend(skin, PEN[rng.integers(len(PEN))].astype(np.float32), alpha)


def ring(rng: np.random.Generator, centre: np.ndarray, size: float) -> np.ndarray:
    """A hand-drawn, not quite closed ring: points (x, y), float32 [24, 2]."""
    angles = np.linspace(0, rng.uniform(5.6, 7.2), 24) + rng.uniform(0, 6.3)
    radii = size * (1 + 0.12 * np.sin(2 * angles + rng.uniform(0, 6)) + 0.05 * rng.standard_normal(24).cumsum() / 5)
    return (centre + np.stack([radii * np.cos(angles), radii * np.sin(angles) * rng.uniform(0.7, 1)], 1)).astype(np.float32)


def ring_lesions(rng: np.random.Generator, skin: np.ndarray, zoom: float, boxes: list[tuple]) -> None:
    """Rings, numbers and arrows at lesions, as doctors draw them: the lesion inside still counts."""
    mask = np.zeros(skin.shape[:2], np.uint8)
    width = rng.uniform(0.7, 2.2) * max(1, zoom)
    for x, y, w, h, *_ in boxes:
        if rng.random() < 0.5:
            radius = max(w, h) * rng.uniform(0.75, 1.8) + 2 * width
            centre = np.array([x + w / 2, y + h / 2])
            stroke(mask, ring(rng, centre, radius), width)
            if rng.random() < 0.7:
                place = centre + radius * rng.uniform(1.1, 1.5) * np.array([rng.choice([-1.2, 0.9]), rng.uniform(-1, 1)])
                cv2.putText(mask, str(rng.integers(1, 60)), tuple(map(int, place)), int(rng.choice([0, 3, 6, 7])),
                            rng.uniform(0.3, 0.9), 255, max(1, round(width)), cv2.LINE_AA)
        if rng.random() < 0.15:
            angle, size = rng.uniform(0, 6.3), rng.uniform(12, 40)
            solid_arrow(mask, np.array([x + w / 2, y + h / 2]) - (size + max(w, h)) * np.array([np.cos(angle), np.sin(angle)]), size, angle)
    lay_ink(rng, skin, mask)


def solid_arrow(mask: np.ndarray, centre: np.ndarray, size: float, angle: float) -> None:
    """A thick black arrow as printed into teaching photographs."""
    shape = np.array([[-1, -.16], [.35, -.16], [.35, -.4], [1, 0], [.35, .4], [.35, .16], [-1, .16]]) * size
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    cv2.fillPoly(mask, [((shape @ turn.T + centre) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)


def ruler(rng: np.random.Generator, skin: np.ndarray) -> np.ndarray:
    """A strip with ticks and digits, or a blank sticker. Returns what it covers, float32 [h, w]."""
    h, w = skin.shape[:2]
    length, depth, step = int(rng.uniform(80, 300)), int(rng.uniform(12, 45)), rng.uniform(3, 10)
    strip = np.full((depth, length, 3), rng.integers(180, 256), np.uint8)
    if rng.random() < 0.7:
        for index, x in enumerate(np.arange(2, length, step)):
            strip[:int(depth * (0.5 if index % 5 == 0 else 0.25)), int(x):int(x) + 1] = 25
            if index % 10 == 0:
                cv2.putText(strip, str(index // 10), (int(x), depth - 3), 0, depth / 70, (25, 25, 25), 1, cv2.LINE_AA)
    strip = strip.astype(np.float32) / 255 * rng.uniform(0.75, 1, 3).astype(np.float32)
    turn = cv2.getRotationMatrix2D((length / 2, depth / 2), rng.uniform(0, 360), 1)
    turn[:, 2] += rng.uniform(0, [w, h]) - [length / 2, depth / 2]
    cover = cv2.warpAffine(np.ones((depth, length), np.float32), turn, (w, h))
    blend(skin, cv2.warpAffine(strip, turn, (w, h)), cover)
    return cover


def vessels(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """Branching fine red vessels, or wide soft blue veins."""
    h, w = skin.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    blue = rng.random() < 0.4
    for _ in range(rng.integers(1, 4) if blue else rng.integers(5, 50)):
        points = curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), w * rng.uniform(0.3, 1.2) if blue else log_uniform(rng, 6, 60) * zoom, 2)
        stroke(mask, points, rng.uniform(3, 9) if blue else rng.uniform(0.5, 1.4) * zoom ** 0.5, int(rng.integers(90, 255)))
    tint = np.array([0.9, 0.6, 0.25], np.float32) if blue else BLOOD
    absorb(skin, as_alpha(mask, rng.uniform(2, 5) if blue else 0.7) * rng.uniform(0.05, 0.2 if blue else 0.5), tint)


def blotches(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """Red patches without an outline, pale scars, scratches."""
    h, w = skin.shape[:2]
    redness = np.clip(fractal(rng, (h, w), log_uniform(rng, 15, 90), 3) - rng.uniform(0.2, 1.2), 0, 2)
    absorb(skin, redness * rng.uniform(0.03, 0.2), BLOOD)
    mask = np.zeros((h, w), np.uint8)
    for _ in range(rng.integers(0, 5)):
        stroke(mask, curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), log_uniform(rng, 10, 90), 0.6), log_uniform(rng, 0.8, 8), int(rng.integers(80, 255)))
    alpha = as_alpha(mask, rng.uniform(0.7, 2))
    if rng.random() < 0.5:
        blend(skin, np.clip(skin * 1.25 + 0.05, 0, 1), alpha * rng.uniform(0.2, 0.8))
    else:
        absorb(skin, alpha * rng.uniform(0.1, 0.6), BLOOD)


def areola(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> tuple[float, float, float, float]:
    """A nipple-like disc or a navel: background. Returns the box (x, y, w, h) kept free of lesions."""
    h, w = skin.shape[:2]
    x, y = rng.uniform(0.1, 0.9, 2) * [w, h]
    radius = log_uniform(rng, 14, 70)
    gy, gx = np.mgrid[:h, :w].astype(np.float32)
    distance = np.hypot(gx - x, (gy - y) * rng.uniform(0.8, 1.3)) / radius + 0.08 * fractal(rng, (h, w), radius / 2, 3)
    if rng.random() < 0.6:
        disc = 1 / (1 + np.exp(np.clip(rng.uniform(8, 20) * (distance - 0.9), -30, 30)))
        absorb(skin, disc * rng.uniform(0.2, 0.7) * (1 + 0.2 * fractal(rng, (h, w), 4, 2)), 0.6 * MELANIN + 0.6 * BLOOD)
        knob = np.exp(-(distance / 0.28) ** 2)
        absorb(skin, knob * rng.uniform(0.1, 0.5), 0.5 * MELANIN + 0.7 * BLOOD)
        skin *= (1 + 0.25 * np.exp(-((gx - x + radius / 8) ** 2 + (gy - y + radius / 8) ** 2) / (radius / 7) ** 2))[..., None]
    else:
        pit = np.exp(-(distance / rng.uniform(0.25, 0.5)) ** 2)
        absorb(skin, pit * rng.uniform(0.5, 2.2), MELANIN)
        skin *= (1 + 0.15 * np.exp(-((distance - 0.7) / 0.2) ** 2))[..., None]
    return x - radius, y - radius, 2 * radius, 2 * radius


def glare(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """Specular light: a soft sheen broken up by the skin's grain."""
    h, w = skin.shape[:2]
    sheen = np.clip(fractal(rng, (h, w), log_uniform(rng, 40, 200), 2) - rng.uniform(0.5, 1.5), 0, 1)
    grain = np.clip(1 + 0.8 * fractal(rng, (h, w), 4 * zoom, 2), 0, 2)
    blend(skin, np.float32(1.0), np.clip(sheen * grain * rng.uniform(0.1, 0.45), 0, 1))


def shadow(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """A cast shadow with a soft or a sharp edge."""
    h, w = skin.shape[:2]
    y, x = np.mgrid[:h, :w].astype(np.float32)
    angle = rng.uniform(0, 6.3)
    distance = (x - rng.uniform(0, w)) * np.cos(angle) + (y - rng.uniform(0, h)) * np.sin(angle)
    distance += rng.uniform(0, 25) * fractal(rng, (h, w), 80, 2)
    edge = 1 / (1 + np.exp(-np.clip(distance / log_uniform(rng, 0.8, 25), -30, 30)))
    skin *= (1 - edge * rng.uniform(0.1, 0.75))[..., None]


def jewellery(rng: np.random.Generator, skin: np.ndarray, zoom: float) -> None:
    """A chain of beads or links, metallic, with its shadow."""
    h, w = skin.shape[:2]
    points = curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), rng.uniform(0.5, 1.5) * w, 1.5, 70)
    bead = rng.uniform(1.5, 5)
    mask, light = np.zeros((h, w), np.uint8), np.zeros((h, w), np.uint8)
    for point in points:
        cv2.circle(mask, tuple((point * 16).astype(int).tolist()), int(bead * 16), 255, -1, cv2.LINE_AA, 4)
        cv2.circle(light, tuple(((point - bead / 3) * 16).astype(int).tolist()), int(bead * 6), 255, -1, cv2.LINE_AA, 4)
    absorb(skin, as_alpha(np.roll(mask, (3, 2), (0, 1)), 2) * 0.5, MELANIN)
    metal = np.array([0.75, 0.6, 0.3]) if rng.random() < 0.5 else np.array([0.6, 0.6, 0.62])
    blend(skin, metal.astype(np.float32) * rng.uniform(0.3, 1), as_alpha(mask))
    blend(skin, np.float32(0.95), as_alpha(light) * 0.8)
