import { describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../../src/inference/port.ts';
import { budgets } from '../../../src/technician/budgets.ts';
import {
  checkBinding,
  checkEngines,
  checkLatency,
  checkModelFiles,
  checkProviders,
  checkSignature,
} from '../../../src/technician/checks/models.ts';
import type { Fault } from '../../../src/technician/checks/sentence.ts';
import {
  checkNode,
  checkPackages,
  checkRelease,
  checkSettings,
} from '../../../src/technician/checks/software.ts';

const ladder = ['tensorrt', 'cuda', 'cpu'] as const;
const fault: Fault = { code: 'provider-unavailable', message: 'No provider of the setting runs the model.' };

describe('the onnxruntime binding', () => {
  /** linux-arm64 as npm has it, and as the operator builds it for a Jetson. */
  const stock = { version: '1.25.1', compiledIn: ['cpu', 'webgpu'] };
  const built = { version: '1.25.1', compiledIn: ['cpu', 'cuda', 'tensorrt'] };
  it('is the locked version with the providers of the setting', () => {
    expect(checkBinding(built, '1.25.1', ladder, true).status).toBe('ok');
    expect(checkBinding(stock, '1.25.1', ladder, false).status).toBe('ok');
    expect(checkBinding(stock, '1.25.1', ladder, true)).toMatchObject({
      status: 'degraded',
      value: '1.25.1, compiled with cpu, webgpu; without tensorrt, cuda',
    });
    expect(checkBinding(stock, '1.25.1', ['tensorrt'], true).status).toBe('failed');
    expect(checkBinding({ ...built, version: '1.24.3' }, '1.25.1', ladder, true).status).toBe('failed');
  });
  it('is told by the linker when it does not fit its library', () => {
    const broken = { fault: "Error: libonnxruntime.so.1: version `VERS_1.25.1' not found" };
    expect(checkBinding(broken, '1.25.1', ladder, true)).toMatchObject({
      status: 'failed',
      value: broken.fault,
    });
  });
});

describe('the model files', () => {
  const file = {
    model: 'lesion-detector',
    version: '0.2.0',
    expected: 'ab'.repeat(32),
    actual: 'ab'.repeat(32),
  };
  it('are those of the manifest', () => {
    expect(checkModelFiles([file])).toMatchObject({
      status: 'ok',
      value: 'lesion-detector 0.2.0 (abababab)',
    });
    expect(checkModelFiles([{ ...file, actual: null }]).value).toBe('missing: lesion-detector');
    expect(checkModelFiles([{ ...file, actual: 'cd'.repeat(32) }])).toMatchObject({
      status: 'failed',
      value: 'altered: lesion-detector',
    });
    expect(checkModelFiles({ fault }).remedy).toBe(fault.message);
  });
});

describe('the signature of the models', () => {
  it('is the release key’s; without a pinned key that is told, and another one is a fault', () => {
    expect(checkSignature({ signedBy: 'ab12cd34' })).toMatchObject({
      status: 'ok',
      value: 'by the release key ab12cd34',
    });
    expect(checkSignature({ pinned: false, isSigned: false })).toMatchObject({
      status: 'degraded',
      value: 'not signed, and no key is pinned: models are taken from any release',
      remedy: expect.stringMatching(/--sign KEYFILE.*--release-key FILE/),
    });
    expect(checkSignature({ pinned: false, isSigned: true })).toMatchObject({
      status: 'degraded',
      remedy: expect.stringMatching(/--release-key FILE/),
    });
    expect(checkSignature({ fault: 'It does not fit.', remedy: 'Get it again.' })).toMatchObject({
      name: 'model-signature',
      status: 'failed',
      value: 'It does not fit.',
      remedy: 'Get it again.',
    });
  });
});

const on = (provider: LoadedModel['provider'], reason = 'no engine'): LoadedModel => ({
  model: 'lesion-detector',
  provider,
  passedOver: provider === 'tensorrt' ? [] : [{ provider: 'tensorrt', hindrance: 'no-engine', reason }],
});

describe('the providers', () => {
  it('are the first of the setting, or told with the reason', () => {
    expect(checkProviders([on('tensorrt')], ladder, true)).toMatchObject({
      status: 'ok',
      value: 'lesion-detector: tensorrt',
    });
    expect(checkProviders([on('cuda')], ladder, true)).toMatchObject({
      status: 'degraded',
      value: 'lesion-detector: cuda (tensorrt: no engine)',
    });
    expect(checkProviders([on('cpu')], ladder, false).status).toBe('ok');
    expect(checkProviders([on('cpu')], ['cpu'], true).status).toBe('ok');
    expect(checkProviders({ fault }, ladder, true)).toMatchObject({ status: 'failed', value: fault.code });
  });
});

describe('the engines', () => {
  it('fit, or are built again', () => {
    expect(checkEngines(null, ladder).status).toBe('ok');
    expect(checkEngines(null, ['tensorrt']).status).toBe('failed');
    expect(checkEngines([{ model: 'lesion-detector', fault: null }], ladder).status).toBe('ok');
    const stale = [{ model: 'lesion-detector', fault: 'built by TensorRT 10.3.0, 10.16.2 is installed' }];
    expect(checkEngines(stale, ladder).status).toBe('degraded');
    expect(checkEngines(stale, ['tensorrt']).status).toBe('failed');
  });
});

describe('the latency of a warm run', () => {
  const run = { model: 'lesion-detector', provider: 'cpu', medianMs: 200, runs: 5 } as const;
  it('is held against the budget of what runs it', () => {
    expect(checkLatency([run], budgets.warmRunMs)).toMatchObject({
      status: 'ok',
      value: 'lesion-detector 200 ms of 250 (cpu)',
    });
    expect(checkLatency([{ ...run, provider: 'tensorrt', medianMs: 30 }], budgets.warmRunMs).status).toBe(
      'degraded',
    );
    expect(checkLatency([{ ...run, medianMs: 751 }], budgets.warmRunMs).status).toBe('failed');
    expect(checkLatency([], budgets.warmRunMs).value).toBe('not measured');
  });
  it('fails for a model without a budget', () => {
    expect(checkLatency([{ ...run, model: 'other' }], budgets.warmRunMs).status).toBe('failed');
  });
});

describe('the software', () => {
  it('names the newer release that was given up, where there is one', () => {
    expect(checkRelease('1.0.0', null)).toMatchObject({ status: 'ok', value: '1.0.0' });
    expect(checkRelease('1.0.0', '1.1.0')).toMatchObject({
      status: 'degraded',
      value: '1.0.0, because 1.1.0 did not become healthy',
    });
  });

  it('is the one that was tested', () => {
    expect(checkNode('v24.21.0', '24.21.0').status).toBe('ok');
    expect(checkNode('v24.9.1', '24.21.0').status).toBe('degraded');
    expect(checkNode('v22.12.0', '24.21.0').status).toBe('failed');
    const sharp = { name: 'sharp', wanted: '0.35.5', installed: '0.35.5' };
    expect(checkPackages([sharp], '0.1.0')).toMatchObject({
      status: 'ok',
      value: 'spl-kiosk 0.1.0, 1 packages as locked',
    });
    expect(checkPackages([{ ...sharp, installed: null }], '0.1.0').value).toBe(
      'sharp missing instead of 0.35.5',
    );
    expect(checkSettings(null, ['port']).value).toBe('set: port');
    expect(checkSettings(fault, []).status).toBe('failed');
  });
});
