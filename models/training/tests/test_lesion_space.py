"""The space in which lesions are compared, and how unlike any lesion a crop is."""

import numpy as np
import pytest
from models.training.arrays import Floats, Names
from models.training.classifier.lesion_space import EMBEDDING, LesionSpace

FEATURES, USED = 300, 110  # of the features, those in which lesions differ at all
WIDE, NARROW = 0, 1  # features in which common naevi differ much, and little


@pytest.fixture(scope="module")
def lesions() -> tuple[Floats, Names]:
    rng = np.random.default_rng(11)
    features = np.full((900, FEATURES), 5.0)
    features[:, :USED] += rng.normal(size=(900, USED))
    features += 0.01 * rng.normal(size=features.shape)
    features[:, WIDE] += 8 * rng.normal(size=900)
    diagnoses = np.array(["NEV", "nevus", "MEL", "BCC", "SEK"])[rng.integers(0, 5, 900)]
    spl = np.isin(diagnoses, ("MEL", "BCC"))
    features[spl, NARROW] += 6
    features[spl, WIDE] += 10 * rng.normal(size=spl.sum())
    return features.astype(np.float32), diagnoses


@pytest.fixture(scope="module")
def space(lesions: tuple[Floats, Names]) -> LesionSpace:
    return LesionSpace.fit(*lesions)


def distance(space: LesionSpace, features: Floats) -> Floats:
    return np.linalg.norm(space.embed(features), axis=1)


def test_common_naevi_lie_around_the_origin_at_a_distance_of_1(
    lesions: tuple[Floats, Names], space: LesionSpace
) -> None:
    naevi = lesions[0][np.isin(lesions[1], ("NEV", "nevus"))]
    embedded = space.embed(naevi)
    assert embedded.shape == (len(naevi), EMBEDDING)
    assert np.abs(embedded.mean(0)).max() < 1e-4
    assert np.sqrt((embedded**2).sum(1).mean()) == pytest.approx(1, abs=1e-4)


def test_a_step_counts_less_where_common_naevi_differ_anyway(space: LesionSpace) -> None:
    steps = np.tile(space.centre, (2, 1))
    steps[0, WIDE] += 6
    steps[1, NARROW] += 6
    wide, narrow = distance(space, steps)
    assert narrow > 3 * wide


def test_too_few_lesions_are_refused(lesions: tuple[Floats, Names]) -> None:
    with pytest.raises(ValueError, match="all of the train part"):
        LesionSpace.fit(lesions[0][:100], lesions[1][:100])


def test_spls_stick_out(lesions: tuple[Floats, Names], space: LesionSpace) -> None:
    far = distance(space, lesions[0])
    spl = np.isin(lesions[1], ("MEL", "BCC"))
    assert np.median(far[spl]) > np.quantile(far[~spl], 0.9)


def test_unfamiliarity_is_1_for_lesions_and_far_higher_for_noise(
    lesions: tuple[Floats, Names], space: LesionSpace
) -> None:
    assert space.unfamiliarity(lesions[0]).mean() == pytest.approx(1, rel=0.05)
    rng = np.random.default_rng(12)
    own = lesions[0][:50].copy()
    own[:, USED:] += rng.normal(size=(50, FEATURES - USED))  # a pattern that no lesion had
    assert space.unfamiliarity(own).min() > 20 * space.unfamiliarity(lesions[0]).max()
