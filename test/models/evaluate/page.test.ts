import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../models/evaluate/page.ts';
import { type Case, type Report, section, thinned } from '../../../models/evaluate/report.ts';

const figure = { value: 0.9, low: 0.8, high: 0.95, n: 120, units: 100 };
const missed: Case = { folder: '/data', image: 'a<b>.jpg', box: null, caption: 'a<b>.jpg: missed' };

const report: Report = {
  made: '2026-11-23',
  part: 'validation',
  firstPhotos: null,
  bootstrapDraws: 2000,
  models: [{ name: 'lesion-detector', version: '1.0.0', sha256: 'f'.repeat(64), provider: 'cpu' }],
  thresholds: [{ name: 'refer', value: 0.3, reason: 'chosen on validation' }],
  folders: [
    {
      name: 'A & B',
      notes: ['a note'],
      sections: [
        section('Found', 'text', {
          figures: { recall: figure, 'nothing to measure': { ...figure, value: Number.NaN, n: 0 } },
          tables: [{ title: 'by size', columns: ['px', 'recall'], rows: [['12–15', figure]] }],
          plots: [
            {
              kind: 'curves',
              title: 'ROC',
              x: { label: '1 − specificity', from: 0, to: 1 },
              y: { label: 'sensitivity', from: 0, to: 1 },
              diagonal: true,
              series: [
                {
                  name: 'score',
                  drawn: 'line',
                  points: [
                    [0, 0],
                    [0.5, 1],
                    [1, 1],
                  ],
                },
              ],
              marks: [{ label: 'refer', x: 0.5, y: 1 }],
            },
            {
              kind: 'groups',
              title: 'by tone',
              x: 'tone',
              y: { label: 'share', from: 0, to: 1 },
              groups: [{ label: '7', figure }],
            },
          ],
          sheets: [{ title: 'Missed', cases: [missed] }],
        }),
      ],
    },
  ],
};

describe('the page', () => {
  it('shows every figure with its interval and n, and names what is not there', () => {
    const page = renderPage(report, undefined);
    expect(page).toContain('0.900');
    expect(page).toContain('0.800 to 0.950');
    expect(page).toContain('>120<');
    expect(page).toContain('>none<');
    expect(page).toContain('Research use only. Not a diagnosis.');
  });

  it('needs nothing from elsewhere, and escapes what the data says', () => {
    const page = renderPage(report, undefined);
    expect(page).not.toMatch(/<script|https?:|<link|url\(|@import/);
    expect(page).toContain('A &amp; B');
    expect(page).toContain('a&lt;b&gt;.jpg');
    expect(page).not.toContain('a<b>');
    expect(page).not.toContain('NaN');
  });

  it('draws the curve from the lower left to the upper right corner, with the mark on it', () => {
    const page = renderPage(report, undefined);
    // The plot's area is 52..406 across and 12..294 down.
    expect(page).toContain('points="52,294 229,12 406,12"');
    expect(page).toContain('d="M 229 6 ');
  });

  it('holds photographs only when asked to, and then says who may see them', () => {
    expect(renderPage(report, undefined)).not.toContain('data:image');
    const page = renderPage(report, new Map([[missed, Uint8Array.of(255, 216, 255)]]));
    expect(page).toContain('data:image/jpeg;base64,/9j/');
    expect(page).toContain('must not be passed on');
  });

  it('says when it is a trial', () => {
    expect(renderPage({ ...report, firstPhotos: 6 }, undefined)).toContain('only the first 6 photos');
  });
});

describe('a curve for a plot', () => {
  it('keeps its corners and leaves out what lies between them', () => {
    const stairs = [
      [0, 0],
      [0, 0.25],
      [0, 0.5],
      [0.5, 0.5],
      [0.75, 0.5],
      [1, 1],
    ] as const;
    expect(thinned(stairs)).toEqual([
      [0, 0],
      [0, 0.5],
      [0.75, 0.5],
      [1, 1],
    ]);
    expect(thinned([])).toEqual([]);
  });

  it('keeps its ends when it is long', () => {
    const thin = thinned(Array.from({ length: 1000 }, (_, i) => [i, i / 1000] as const));
    expect(thin).toHaveLength(400);
    expect([thin[0], thin.at(-1)]).toEqual([
      [0, 0],
      [999, 0.999],
    ]);
  });
});
