import type { PlainCheck } from '../checks/check.ts';

/** What a kiosk needs to be able to do; the check that shows it; and whether a kiosk can open without it. */
const wanted = [
  { check: 'display', ability: 'show the kiosk on a screen', isNeeded: true },
  { check: 'camera', ability: 'take photos', isNeeded: true },
  { check: 'printer', ability: 'print on paper', isNeeded: false },
  { check: 'model-signature', ability: 'prove who made its release', isNeeded: false },
] as const;

export interface Verdict {
  /** `limited`: customers can be screened, but something is missing. `closed`: a kiosk can't open on this machine. */
  readonly outcome: 'passed' | 'limited' | 'closed';
  /** What this machine can do, and what it can't and why; one sentence each. */
  readonly can: string;
  readonly cannot: string;
}

/**
 * What a machine is good for once it is set up.
 * @param checks of `doctor`; one that is missing was not measured and counts as failed
 * @param hasFailedStep whether a step of the provisioning failed
 */
export function verdictOf(checks: readonly PlainCheck[], hasFailedStep: boolean): Verdict {
  const found = wanted.map((one) => ({ ...one, check: checks.find(({ name }) => name === one.check) }));
  const able = found.filter(({ check }) => check?.status === 'ok');
  const unable = found.filter(({ check }) => check?.status !== 'ok');
  const reasons = unable.map(({ ability, check }) => `${ability} (${check?.value ?? 'not measured'})`);
  const others = checks.filter(
    ({ name, status }) => status === 'failed' && !wanted.some(({ check }) => check === name),
  );
  const faults = [
    ...(hasFailedStep ? ['a step failed'] : []),
    ...(others.length === 0 ? [] : [`failed: ${others.map(({ name }) => name).join(', ')}`]),
  ];
  const isClosed =
    faults.length > 0 || unable.some(({ isNeeded, check }) => isNeeded || check?.status === 'failed');
  return {
    outcome: isClosed ? 'closed' : unable.length > 0 ? 'limited' : 'passed',
    can: able.length === 0 ? 'Can: nothing yet.' : `Can: ${able.map(({ ability }) => ability).join('; ')}.`,
    cannot:
      reasons.length + faults.length === 0
        ? 'Can’t: nothing is missing.'
        : `Can’t: ${[...reasons, ...faults].join('; ')}.`,
  };
}

/** How a report's outcome is called. */
export const outcomeNames: Readonly<Record<Verdict['outcome'], string>> = {
  passed: 'Passed',
  limited: 'Opens with limits',
  closed: 'NOT passed: a kiosk can’t open here',
};
