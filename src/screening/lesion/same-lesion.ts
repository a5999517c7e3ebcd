import type { BodySite } from '../space/body-site.ts';
import { centreOf, diameterOf } from '../space/geometry.ts';
import { type Lesion, moreSerious } from './lesion.ts';
import { matchConstellations } from './matching/constellation.ts';
import type { View } from './matching/view.ts';

/** A photo of the visit as the matcher sees it; a Capture is one. */
export interface LesionPhoto<L extends Lesion = Lesion> {
  readonly id: string;
  /** Null if the site is not known: such a photo may overlap with any other. */
  readonly site: BodySite | null;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly lesions: readonly L[];
}

/** Names a lesion: the id of a lesion is unique only within its photo. */
export interface LesionAt {
  readonly captureId: string;
  readonly lesionId: string;
}

/** `sameAs` names the view that stands for the lesion; null for that view, and for a lesion seen once. */
export type MergedLesion<L extends Lesion> = L & { readonly sameAs: LesionAt | null };

/** Sites that one photo can show together; two photos of the same site always overlap. */
const adjoining: readonly (readonly [BodySite, BodySite])[] = [
  ['face', 'neck'],
  ['neck', 'chest'],
  ['neck', 'upper-back'],
  ['chest', 'abdomen'],
  ['upper-back', 'lower-back'],
  ['abdomen', 'lower-back'],
  ['chest', 'left-arm'],
  ['chest', 'right-arm'],
  ['upper-back', 'left-arm'],
  ['upper-back', 'right-arm'],
  ['lower-back', 'left-arm'],
  ['lower-back', 'right-arm'],
  ['abdomen', 'left-arm'],
  ['abdomen', 'right-arm'],
  ['left-arm', 'left-hand'],
  ['right-arm', 'right-hand'],
  ['abdomen', 'left-leg'],
  ['abdomen', 'right-leg'],
  ['lower-back', 'left-leg'],
  ['lower-back', 'right-leg'],
  ['left-leg', 'left-foot'],
  ['right-leg', 'right-foot'],
];

const canOverlap = (a: BodySite | null, b: BodySite | null): boolean =>
  a === null ||
  b === null ||
  a === b ||
  adjoining.some(([one, other]) => (one === a && other === b) || (one === b && other === a));

interface Placed<L extends Lesion> extends View {
  readonly photo: LesionPhoto<L>;
  readonly lesion: L;
}

/**
 * Counts a lesion once that several photos of a visit show. It compares how lesions lie to each other and how they look
 * (constellation.ts). In case of doubt lesions stay apart, because two different ones must not become one.
 *
 * The view that shows a lesion largest stands for it, with the most serious level and the highest SPL score of all its
 * views. The other views keep theirs and name it in `sameAs`. So the lesions of a visit to be counted, ranked and
 * listed are those whose `sameAs` is null, and triage comes out the same with or without the others.
 * @returns the lesions photo by photo, in the given order
 */
export function mergeSameLesions<L extends Lesion>(photos: readonly LesionPhoto<L>[]): MergedLesion<L>[][] {
  const views = photos.map(viewsOf);
  const merged = new Map<Placed<L>, MergedLesion<L>>();
  for (const group of groupsOf(views)) {
    const [first, ...others] = group.toSorted((a, b) => diameterOf(b.lesion.box) - diameterOf(a.lesion.box));
    if (!first) continue;
    merged.set(first, { ...first.lesion, ...mostSerious(group), sameAs: null });
    const sameAs = { captureId: first.photo.id, lesionId: first.lesion.id };
    for (const view of others) merged.set(view, { ...view.lesion, sameAs });
  }
  return views.map((own) => own.map((view) => merged.get(view) ?? { ...view.lesion, sameAs: null }));
}

function viewsOf<L extends Lesion>(photo: LesionPhoto<L>): Placed<L>[] {
  const unit = Math.max(photo.width, photo.height);
  return photo.lesions.map((lesion) => {
    const { x, y } = centreOf(lesion.box);
    const at = { x: x / unit, y: y / unit };
    return { photo, lesion, at, diameter: diameterOf(lesion.box) / unit, embedding: lesion.embedding };
  });
}

/** Groups of two or more views; no group holds two lesions of one photo. */
function groupsOf<L extends Lesion>(
  photos: readonly (readonly Placed<L>[])[],
): ReadonlySet<readonly Placed<L>[]> {
  const groupOf = new Map<Placed<L>, readonly Placed<L>[]>();
  for (const { a, b } of pairsOf(photos)) {
    const joined = [...new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])])];
    if (new Set(joined.map(({ photo }) => photo)).size < joined.length) continue;
    for (const view of joined) groupOf.set(view, joined);
  }
  return new Set(groupOf.values());
}

/** Pairs of all photos that can overlap, those of the best matched photos first. */
function pairsOf<L extends Lesion>(photos: readonly (readonly Placed<L>[])[]) {
  const matches = photos.flatMap((views, i) =>
    photos
      .slice(i + 1)
      .filter((others) => views[0] && others[0] && canOverlap(views[0].photo.site, others[0].photo.site))
      .map((others) => matchConstellations(views, others)),
  );
  return matches.sort((one, other) => other.length - one.length).flat();
}

function mostSerious<L extends Lesion>(group: readonly Placed<L>[]): Pick<Lesion, 'level' | 'splScore'> {
  return {
    level: group.map(({ lesion }) => lesion.level).reduce(moreSerious),
    splScore: Math.max(...group.map(({ lesion }) => lesion.splScore)),
  };
}
