"""What a camera does to a scene: focus, light, colour cast, noise, compression. Last step of the compositor."""

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .noise import log_uniform

METERED = 0.45  # of white: the middle grey that a camera's exposure aims at, and reaches in part


def photograph_scene(rng: Rng, image: Floats) -> Image:
    """float32 RGB 0..1 [h, w, 3] -> uint8 RGB, as a webcam or a phone would have kept it."""
    metered = np.clip(METERED / max(float(np.median(image)), 0.03), 0.7, 4) ** rng.uniform(0, 0.8)
    image = image * np.float32(metered)
    exposure, gamma = log_uniform(rng, 0.65, 1.3), rng.uniform(0.85, 1.2)
    image = np.clip(image * exposure, 0, 1.4) ** gamma
    image *= rng.normal(1, 0.05, 3).clip(0.85, 1.15).astype(np.float32)
    if rng.random() < 0.3:  # contrast and saturation as phones like them
        grey = image.mean(axis=2, keepdims=True)
        image = grey + (image - grey) * rng.uniform(0.7, 1.4)
    if rng.random() < 0.7:
        image = cv2.GaussianBlur(image, (0, 0), log_uniform(rng, 0.35, 2.2))
    if rng.random() < 0.15:  # a small old photo, enlarged
        h, w = image.shape[:2]
        share = rng.uniform(0.4, 0.8)
        image = cv2.resize(cv2.resize(image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), (w, h))
    if rng.random() < 0.12:
        image = motion_blur(rng, image)
    if rng.random() < 0.3:  # in-camera sharpening
        image = image + rng.uniform(0.3, 1.2) * (image - cv2.GaussianBlur(image, (0, 0), 1.2))
    if rng.random() < 0.7:
        image = image + add_noise(rng, image.shape)
    out: Image = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)
    if rng.random() < 0.75:
        quality = int(rng.integers(45, 97))
        _, data = cv2.imencode(".jpg", out[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        out = cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]
    return np.ascontiguousarray(out)


def motion_blur(rng: Rng, image: Floats) -> Floats:
    length = int(rng.integers(3, 8))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), rng.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (length, length))
    return cv2.filter2D(image, -1, kernel / max(kernel.sum(), 1e-3))


def add_noise(rng: Rng, shape: tuple[int, int, int]) -> Floats:
    """Sensor noise, partly smoothed as by a camera's denoiser."""
    field = rng.standard_normal(shape, dtype=np.float32) * log_uniform(rng, 0.003, 0.035)
    return cv2.GaussianBlur(field, (0, 0), rng.uniform(0.5, 1)) * 1.6 if rng.random() < 0.5 else field
