import type { Manifest } from '../../../src/vision/manifest.ts';

const forEachView = <T>(value: T) => ({ wideField: value, closeUp: value, dermoscopic: value });

/** A manifest of small models, for tests that replace them with fake inference. */
export const fakeManifest: Manifest = {
  format: 1,
  detector: {
    file: 'lesion-detector.onnx',
    sha256: '0'.repeat(64),
    version: '1.0.0',
    trainedOn: [{ data: 'none', licence: 'none', use: 'none' }],
    startingWeights: 'none',
    input: { name: 'tiles', type: 'uint8', shape: [-1, 576, 576, 3] },
    maxBatch: 2,
    outputs: {
      detections: { name: 'detections', type: 'float32', shape: [-1, 100, 5] },
      pigmented: { name: 'pigmented', type: 'float32', shape: [-1, 100] },
    },
    minConfidence: 0.5,
    thresholdReason: 'a fake',
    pigmentedFrom: 0.5,
    pigmentedReason: 'a fake',
    secondChanceFrom: 0.5,
    secondChanceReason: 'a fake: no second chance',
  },
  classifier: {
    file: 'lesion-classifier.onnx',
    sha256: '0'.repeat(64),
    version: '1.0.0',
    trainedOn: [{ data: 'none', licence: 'none', use: 'none' }],
    startingWeights: 'none',
    input: { name: 'crops', type: 'uint8', shape: [-1, 32, 32, 3] },
    maxBatch: 4,
    outputs: {
      probabilities: { name: 'probabilities', type: 'float32', shape: [-1, 6] },
      embedding: { name: 'embedding', type: 'float32', shape: [-1, 2] },
      activation: { name: 'activation', type: 'float32', shape: [-1, 2, 2] },
      unfamiliarity: { name: 'unfamiliarity', type: 'float32', shape: [-1] },
      splByView: { name: 'splByView', type: 'float32', shape: [-1, 3] },
    },
    classes: ['background', 'skinEdge', 'skin', 'nsplA', 'nsplB', 'spl'],
    calibration: forEachView({ slope: 1, offset: 0, temperature: 1 }),
    levels: forEachView({ nearFollow: 0.15, follow: 0.3, refer: 0.6, reason: 'a fake' }),
    secondLook: { from: 1, to: 1, reason: 'a fake: none' },
    thirdLook: { from: 1, to: 1, reason: 'a fake: none' },
    // Each lesion counts by itself: these are the log odds of the levels, and the oddness has hardly any weight.
    personRule: {
      oddnessWeight: 1e-9,
      followFrom: Math.log(0.3 / 0.7),
      referFrom: Math.log(0.6 / 0.4),
      aloneFrom: 0.6,
      fewest: 3,
      reason: 'a fake',
    },
    unfamiliarFrom: 5,
    strangeFrom: 10,
    unfamiliarReason: 'a fake',
  },
  personFinder: {
    file: 'person-finder.onnx',
    sha256: '0'.repeat(64),
    version: '1.0.0',
    trainedOn: [{ data: 'none', licence: 'none', use: 'none' }],
    startingWeights: 'none',
    input: { name: 'photos', type: 'uint8', shape: [-1, 32, 32, 3] },
    outputs: { people: { name: 'people', type: 'float32', shape: [-1, 2, 5] } },
    minConfidence: 0.5,
    thresholdReason: 'a fake',
  },
};
