"""A training that begins with an exported detector answers as that one does, before its first step."""

import numpy as np
import onnxruntime
import torch
from models.training.detector.network import Detector, ExportedDetector, fuse
from models.training.detector.warm_start import warm_start
from models.training.places import MODELS


def test_a_warm_start_answers_as_the_exported_detector() -> None:
    path = MODELS / "lesion-detector.onnx"
    rng = np.random.default_rng(0)
    coarse = torch.from_numpy(rng.uniform(60, 220, (4, 3, 16, 16)).astype(np.float32))
    images = torch.nn.functional.interpolate(coarse, (128, 128), mode="bicubic").clamp(0, 255)
    detector = Detector()
    warm_start(detector, path, images)
    tile = torch.nn.functional.interpolate(coarse[:1], (576, 576), mode="bicubic").clamp(0, 255)
    tiles = tile.permute(0, 2, 3, 1).to(torch.uint8).contiguous()
    with torch.no_grad():
        own = ExportedDetector(fuse(detector), 576).eval()(tiles)[0].numpy()
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (shipped,) = session.run(["detections"], {"tiles": tiles.numpy()})
    assert np.abs(own[..., 4] - shipped[..., 4]).max() < 1e-3
