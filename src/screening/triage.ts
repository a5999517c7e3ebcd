import type { Level } from './lesion.ts';
import type { Quality } from './quality.ts';

export const triageLevels = ['refer', 'follow-up', 'no-finding', 'inconclusive'] as const;

export type TriageLevel = (typeof triageLevels)[number];

export const triageReasons = [
  'lesion-refer',
  'lesion-follow',
  'lesion-unassessable',
  'no-photo',
  'no-skin',
  'photo-unusable',
  'photo-poor',
  'no-lesion-found',
  'every-lesion-none',
] as const;

export type TriageReason = (typeof triageReasons)[number];

export interface Triage {
  readonly level: TriageLevel;
  readonly reasons: readonly TriageReason[];
}

/** What triage needs to know of one analysed photo. */
export interface AssessedPhoto {
  readonly quality: Quality;
  /** Kept although its quality failed: of its lesions only `refer` counts, so that it never leads to a follow-up. */
  readonly poor?: boolean;
  readonly lesions: readonly { readonly level: Level }[];
}

/**
 * Safety rule 1 of method.md. Every reason that holds is listed, the serious ones first, so that a `refer` found on
 * a poor photo still says that the photo was poor.
 */
export function triage(photos: readonly AssessedPhoto[]): Triage {
  const lesions = photos.flatMap(({ poor, lesions: own }) =>
    poor ? own.filter(({ level }) => level === 'refer') : own,
  );
  const any = (level: Level) => lesions.some((lesion) => lesion.level === level);
  const holds: Record<Exclude<TriageReason, 'every-lesion-none'>, boolean> = {
    'lesion-refer': any('refer'),
    'lesion-follow': any('follow'),
    'lesion-unassessable': any('unassessable'),
    'no-photo': photos.length === 0,
    'no-skin': photos.some((photo) => photo.quality.faults.includes('no-skin')),
    'photo-unusable': photos.some((photo) => !photo.quality.usable),
    'photo-poor': photos.some(({ poor }) => poor === true),
    'no-lesion-found': photos.length > 0 && photos.every((photo) => photo.lesions.length === 0),
  };
  const reasons = triageReasons.filter((reason) => reason !== 'every-lesion-none' && holds[reason]);
  if (holds['lesion-refer']) return { level: 'refer', reasons };
  if (holds['lesion-follow']) return { level: 'follow-up', reasons };
  if (reasons.length > 0) return { level: 'inconclusive', reasons };
  return { level: 'no-finding', reasons: ['every-lesion-none'] };
}
