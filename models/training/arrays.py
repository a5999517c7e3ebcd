"""Names for the kinds of arrays in signatures; their shapes and units stand in the docstrings."""

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]  # [h, w, 3] RGB 0..255 unless said otherwise; several: [n, h, w, 3]
Mask = NDArray[np.bool_]
Floats = NDArray[np.floating]
Ints = NDArray[np.integer]
Names = NDArray[np.str_]
Rng = np.random.Generator
