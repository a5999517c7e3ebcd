import type { FailureCode } from '../../src/contract/failure.ts';

/** Codes that the technician's page hardly ever meets: most share one sentence, those of a stopped model another one. */
export const rareFaults = <const Sentence extends string, const Stopped extends string>(
  didNotWork: Sentence,
  modelsStopped: Stopped,
) =>
  ({
    usage: didNotWork,
    'settings-invalid': didNotWork,
    'photo-unreadable': didNotWork,
    'photo-not-a-picture': didNotWork,
    'photo-unsupported': didNotWork,
    'photo-animated': didNotWork,
    'photo-too-small': didNotWork,
    'photo-too-large': didNotWork,
    'provider-unavailable': didNotWork,
    'engine-failed': didNotWork,
    'inference-crashed': modelsStopped,
    'inference-hung': modelsStopped,
    'inference-failed': modelsStopped,
    'inference-renewed': modelsStopped,
    'photo-not-held': didNotWork,
    'store-in-use': didNotWork,
    'store-newer': didNotWork,
    'record-gone': didNotWork,
    'port-in-use': didNotWork,
    'entry-failed': didNotWork,
    'out-of-order': didNotWork,
    'pin-too-weak': didNotWork,
    'pin-missing': didNotWork,
    unknown: didNotWork,
  }) as const satisfies Partial<Record<FailureCode, string>>;
