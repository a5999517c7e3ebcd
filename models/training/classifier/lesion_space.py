"""The space in which lesions are compared, and the measure of how unlike any lesion a crop is.

Both are linear in the pooled features, so that the graph holds them as two matrix products.

The features of the training lesions span a subspace of SUBSPACE dimensions. What of a crop lies outside it has not been
seen on any lesion: its squared length, relative to the training lesions' mean, is the crop's `unfamiliarity`
(a residual as in Wang et al. 2022, "ViM"). Inside it, axes are chosen and scaled so that common naevi scatter evenly
in all directions (Euclidean is then Mahalanobis distance) and so that the first axes are those along which SPLs stick
out the most; EMBEDDING of them are kept, scaled until common naevi lie at a root-mean-square distance of 1 from their
mean, the origin.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh

from ..arrays import Floats, Names

SUBSPACE, EMBEDDING = 128, 64
RIDGE = 0.3  # of the naevi's mean variance, added to every axis: training features scatter less than new ones
NAEVI = ("NEV", "nevus")
SPLS = ("MEL", "BCC", "SCC", "melanoma")


@dataclass(frozen=True)
class LesionSpace:
    """centre [f], basis [f, s], axes [s, e]; float32. residual: mean squared length outside the basis."""

    centre: Floats
    basis: Floats
    axes: Floats
    residual: float

    @classmethod
    def fit(cls, features: Floats, diagnoses: Names) -> "LesionSpace":
        """features [n, f] pooled, of training lesions; diagnoses [n] as in photos.py.

        Raises ValueError for fewer lesions than the subspace has dimensions.
        """
        if len(features) < SUBSPACE:
            raise ValueError(
                f"{len(features)} lesions span no subspace of {SUBSPACE} dimensions: give all of the train part"
            )
        naevi, spls = np.isin(diagnoses, NAEVI), np.isin(diagnoses, SPLS)
        centre = features[naevi].mean(0)
        shifted = (features - centre).astype(np.float64)
        basis = np.linalg.svd(shifted, full_matrices=False)[2][:SUBSPACE].T
        inside = shifted @ basis
        scatter = np.cov(inside[naevi].T)
        scatter += RIDGE * np.trace(scatter) / SUBSPACE * np.eye(SUBSPACE)
        axes = eigh(inside[spls].T @ inside[spls] / spls.sum(), scatter)[1][:, ::-1][:, :EMBEDDING]
        axes /= np.sqrt(((inside[naevi] @ axes) ** 2).sum(1).mean())
        residual = float(((shifted**2).sum(1) - (inside**2).sum(1)).mean())
        return cls(centre.astype(np.float32), basis.astype(np.float32), axes.astype(np.float32), residual)

    def embed(self, features: Floats) -> Floats:
        """[n, f] -> [n, e]"""
        return (features - self.centre) @ self.basis @ self.axes

    def unfamiliarity(self, features: Floats) -> Floats:
        """[n, f] -> [n]; 1 is a training lesion's mean."""
        shifted = features - self.centre
        return ((shifted**2).sum(1) - ((shifted @ self.basis) ** 2).sum(1)) / self.residual
