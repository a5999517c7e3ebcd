import { useState } from 'preact/hooks';
import type { CaseView, LesionView, Level } from '../../src/contract/pharmacist.ts';
import { Files } from '../shared/files.tsx';
import { placeName } from '../shared/place-name.ts';
import { customer, deskLink, tenths, desk as words } from '../shared/staff-words.ts';
import { Crop } from './crop.tsx';
import { BandTag, NumberTag } from './rings.tsx';

const columns = ['number', 'band', 'oddness', 'size', 'place', 'show'] as const;
type Column = (typeof columns)[number];

const seriousness: readonly Level[] = ['refer', 'follow', 'unassessable', 'none'];

/** The value by which a column sorts, the most telling first. Bands sort by SPL score, which is not shown. */
const orders: Record<Column, (a: LesionView, b: LesionView) => number> = {
  number: (a, b) => a.number - b.number,
  band: (a, b) => seriousness.indexOf(a.level) - seriousness.indexOf(b.level) || b.splScore - a.splScore,
  oddness: (a, b) => (a.oddnessRank ?? 1e9) - (b.oddnessRank ?? 1e9),
  size: (a, b) => (b.size?.mm ?? -1) - (a.size?.mm ?? -1),
  place: (a, b) =>
    placeName(a.place, customer).localeCompare(placeName(b.place, customer)) || a.number - b.number,
  show: (a, b) => Number(b.toShow) - Number(a.toShow) || a.number - b.number,
};

interface LesionTableProps {
  readonly view: CaseView;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** A sortable table with every lesion once; the file for other programs has all figures. */
export function LesionTable({ view, chosen, onChoose }: LesionTableProps) {
  const [by, setBy] = useState<Column>('number');
  const [backwards, setBackwards] = useState(false);
  const sorted = view.lesions.filter(({ sameAs }) => sameAs === null).toSorted(orders[by]);
  if (backwards) sorted.reverse();
  const sortBy = (column: Column) => {
    setBackwards(column === by && !backwards);
    setBy(column);
  };
  return (
    <>
      <div class="table-scroll">
        <table class="lesion-table">
          <caption>{words.table.caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={column === by ? (backwards ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" onClick={() => sortBy(column)}>
                    {words.table[column]}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((lesion) => (
              <Row
                key={lesion.key}
                lesion={lesion}
                isChosen={lesion.key === chosen}
                onChoose={() => onChoose(lesion.key)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Files
        files={[
          { href: view.csvUrl, name: words.table.csv },
          { href: view.bundleUrl, name: words.table.bundle },
        ]}
        instead={deskLink.noFiles}
      />
    </>
  );
}

function Row({
  lesion,
  isChosen,
  onChoose,
}: {
  lesion: LesionView;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { number, level, doubts, oddnessRank, size, place, toShow, cropUrl } = lesion;
  return (
    <tr data-row={number} data-chosen={isChosen} onClick={onChoose}>
      <th scope="row">
        <button type="button" class="row-button" aria-pressed={isChosen}>
          <Crop src={cropUrl} later />
          <NumberTag lesion={lesion} />
        </button>
      </th>
      <td>
        <BandTag level={level} /> {doubts.length > 0 && <small>{words.table.inDoubt}</small>}
      </td>
      <td class="figure">{oddnessRank ?? '–'}</td>
      <td class="figure">{size === null ? '–' : `${tenths(size.mm)} ± ${tenths(size.error)}`}</td>
      <td>{placeName(place, customer)}</td>
      <td>{toShow ? words.table.yes : ''}</td>
    </tr>
  );
}
