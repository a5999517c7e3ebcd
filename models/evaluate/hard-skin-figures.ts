import { triageLevels, triageReasons } from '../../src/screening/judgement/triage.ts';
import type { Level } from '../../src/screening/lesion/lesion.ts';
import { ordinaryKinds, type SkinKind, type SkinPhoto, skinKinds } from './hard-skin-photos.ts';
import { levelMeasures, shareOf } from './planted-figures.ts';
import { type Outcome, outcomeOf, type Spot, spotAt } from './planted-outcome.ts';
import { type Cell, type Section, section, type Table } from './report.ts';
import { bootstrap, mean, rate, share } from './statistics.ts';
import type { WholeWay } from './whole-way.ts';

export interface AnalysedSkin extends SkinPhoto {
  readonly way: WholeWay;
}

/** A planted lesion's result, and where it lies: the same key in every kind of skin. */
type Placed = Outcome & { readonly key: string };

const shownLevels = ['follow', 'refer', 'unassessable'] as const satisfies readonly Level[];

const ofSkin = (photos: readonly AnalysedSkin[], kind: SkinKind) =>
  photos.filter(({ skin }) => skin === kind);

/** A row for every kind of skin that the photos show. */
const rowsBySkin = (photos: readonly AnalysedSkin[], cells: (own: readonly AnalysedSkin[]) => Cell[]) =>
  skinKinds
    .map((kind) => [kind, ofSkin(photos, kind)] as const)
    .filter(([, own]) => own.length > 0)
    .map(([kind, own]) => [kind, ...cells(own)]);

/** Planted lesions by kind of skin, and what the skin changed for the same lesions at the same places. */
export function plantedBySkinSection(photos: readonly AnalysedSkin[]): Section {
  const plain = placed(ofSkin(photos, 'plain'));
  const withPlanted = photos.filter(({ planted }) => planted.length > 0);
  const names = levelMeasures.map(([name]) => name);
  const tables: Table[] = [
    {
      title: 'Planted lesions by kind of skin',
      columns: ['skin', ...names],
      rows: rowsBySkin(withPlanted, levelCells),
    },
    {
      title: 'Of these, in photos that the kiosk keeps',
      columns: ['skin', ...names],
      rows: rowsBySkin(withPlanted.filter(isKept), levelCells),
    },
    {
      title: 'Change from the same lesions on plain skin',
      columns: ['skin', ...names],
      rows: rowsBySkin(
        withPlanted.filter(({ skin }) => skin !== 'plain'),
        (own) => changes(placed(own), plain),
      ),
    },
  ];
  return section(
    'Planted suspicious lesions, by kind of skin',
    'The same lesions lie at the same places in every kind of skin. Intervals draw whole people, whose lesions they are.',
    { tables },
  );
}

const levelCells = (photos: readonly AnalysedSkin[]) => {
  const own = placed(photos);
  return levelMeasures.map(([, holds]) => shareOf(own, holds));
};

const isKept = ({ way }: AnalysedSkin): boolean => !way.triage.reasons.includes('photo-unusable');

const placed = (photos: readonly AnalysedSkin[]): Placed[] =>
  photos.flatMap(({ tile, planted, way }) =>
    planted.map((lesion) => ({
      ...outcomeOf(lesion, way),
      key: JSON.stringify([tile, lesion.photo, lesion.box]),
    })),
  );

function changes(own: readonly Placed[], plain: readonly Placed[]) {
  const pairs = own.flatMap((lesion) => {
    const before = plain.find(({ key }) => key === lesion.key);
    return before ? [{ person: lesion.person, before, after: lesion }] : [];
  });
  return levelMeasures.map(([, holds]) =>
    bootstrap(
      pairs.map(({ person }) => person),
      mean(pairs.map(({ before, after }) => Number(holds(after)) - Number(holds(before)))),
    ),
  );
}

/** Spots known to be ordinary, in photos without a planted lesion. */
export function ordinaryKindsSection(clean: readonly AnalysedSkin[]): Section {
  const rows = skinKinds.flatMap((skin) =>
    ordinaryKinds.map((kind) => {
      const spots = ofSkin(clean, skin).flatMap(({ tile, ordinary, way }) =>
        ordinary
          .filter((one) => one.kind === kind)
          .map(({ box }) => ({ unit: tile, spot: spotAt(box, way.spots) })),
      );
      const found = share(spots.map(({ unit, spot }) => ({ unit, hit: spot !== undefined })));
      const brown = share(spots.map(({ unit, spot }) => ({ unit, hit: spot?.pigmented === true })));
      return [skin, kind, found, brown, ...atLevels(spots)];
    }),
  );
  return section(
    'Ordinary spots of each kind',
    'Where nothing suspicious is planted; shares are of all spots of the kind, found or not. Own spots were in the photo before. Intervals draw whole photos, as they were before anything was drawn on them.',
    {
      tables: [
        {
          title: 'Known ordinary spots',
          columns: [
            'skin',
            'spots',
            'found',
            'found and counted as brown',
            ...shownLevels.map((level) => `at ${level}`),
          ],
          rows: rows.filter(([, , found]) => typeof found !== 'object' || found.n > 0),
        },
      ],
    },
  );
}

const atLevels = (spots: readonly { readonly unit: string; readonly spot: Spot | undefined }[]) =>
  shownLevels.map((level) => share(spots.map(({ unit, spot }) => ({ unit, hit: spot?.level === level }))));

/** Everything that was found where nothing suspicious is planted, known or not. */
export function foundSection(clean: readonly AnalysedSkin[]): Section {
  return section(
    'Everything found, by kind of skin',
    'Where nothing suspicious is planted: all of it counts as ordinary. Intervals draw whole photos.',
    {
      tables: [
        {
          title: 'Found spots',
          columns: [
            'skin',
            'spots a photo',
            'spots at refer or follow a photo',
            ...shownLevels.map((level) => `share at ${level}`),
          ],
          rows: rowsBySkin(clean, (own) => [
            rate(own.map(({ tile, way }) => ({ unit: tile, count: way.spots.length }))),
            rate(own.map(({ tile, way }) => ({ unit: tile, count: way.spots.filter(isPickedOut).length }))),
            ...atLevels(own.flatMap(({ tile, way }) => way.spots.map((spot) => ({ unit: tile, spot })))),
          ]),
        },
      ],
    },
  );
}

const isPickedOut = ({ level }: Spot): boolean => level === 'refer' || level === 'follow';

/** What a person with that skin is told, if nothing suspicious is planted. */
export function resultsSection(clean: readonly AnalysedSkin[]): Section {
  const reasons = triageReasons.filter((reason) =>
    clean.some(({ way }) => way.triage.reasons.includes(reason)),
  );
  return section(
    'Results, by kind of skin',
    'Where nothing suspicious is planted. Intervals draw whole photos.',
    {
      tables: [
        {
          title: 'Photos by result',
          columns: ['skin', ...triageLevels],
          rows: rowsBySkin(clean, (own) =>
            triageLevels.map((level) =>
              share(own.map(({ tile, way }) => ({ unit: tile, hit: way.triage.level === level }))),
            ),
          ),
        },
        {
          title: 'Photos by reason; one may have several',
          columns: ['skin', ...reasons],
          rows: rowsBySkin(clean, (own) =>
            reasons.map((reason) =>
              share(own.map(({ tile, way }) => ({ unit: tile, hit: way.triage.reasons.includes(reason) }))),
            ),
          ),
        },
      ],
    },
  );
}
