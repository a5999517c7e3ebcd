import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../../src/technician/checks/check.ts';
import { Metrics, type Readings } from '../../../src/technician/health/metrics.ts';

const readings: Readings = {
  temperatures: [{ sensor: 'tj-thermal', celsius: 52.875 }],
  memory: { daemon: 400e6, inference: 500e6 },
  models: [
    {
      model: 'lesion-detector',
      provider: 'cuda',
      passedOver: [{ provider: 'tensorrt', hindrance: 'no-engine', reason: 'no engine' }],
    },
  ],
  health: {
    live: true,
    ready: false,
    at: '2026-11-23T12:00:00.000Z',
    checks: [ok('camera', ''), failed('models', '', 'Wait.')],
  },
};
/** Publishes after each visit. */
const metrics = () => new Metrics('0.1.0', 1);

describe('the metrics', () => {
  it('hold what is read at the scrape', async () => {
    const page = await metrics().page(readings);
    for (const line of [
      'spl_kiosk_temperature_celsius{sensor="tj-thermal"} 52.875',
      'spl_kiosk_memory_bytes{process="inference"} 500000000',
      'spl_kiosk_provider{model="lesion-detector",provider="cuda"} 1',
      'spl_kiosk_provider_passed_over{model="lesion-detector",provider="tensorrt",reason="no engine"} 1',
      'spl_kiosk_check{name="models",status="failed"} 1',
      'spl_kiosk_check{name="models",status="ok"} 0',
      'spl_kiosk_health{probe="ready"} 0',
      'spl_kiosk_release_info{version="0.1.0"} 1',
    ]) {
      expect(page.split('\n')).toContain(line);
    }
  });

  it('forget a provider and a sensor that are gone', async () => {
    const changing = metrics();
    await changing.page(readings);
    const page = await changing.page({ ...readings, models: [], temperatures: [] });
    expect(page).not.toMatch(/provider="cuda"/);
    expect(page).not.toMatch(/tj-thermal/);
  });

  it('count visits, photos, slips and runs', async () => {
    const counted = metrics();
    counted.analysed('wide-field', 1200, { decode: 70, detect: 800, classify: 300, crops: 40, quality: 60 });
    counted.analysisFailed();
    counted.printed(true);
    counted.printed(false);
    counted.ran({ model: 'lesion-detector', batch: 4, ms: 90, computeMs: 80, cpuMs: 80, waiting: 0 });
    counted.ended();
    const page = await counted.page(readings);
    for (const line of [
      'spl_kiosk_screenings_total 1',
      'spl_kiosk_analyses_total{kind="wide-field",result="done"} 1',
      'spl_kiosk_analysis_seconds_sum{kind="wide-field"} 1.2',
      'spl_kiosk_stage_seconds_sum{stage="detect"} 0.8',
      'spl_kiosk_prints_total{result="failed"} 1',
      'spl_kiosk_model_run_seconds_bucket{le="0.1",model="lesion-detector"} 1',
    ]) {
      expect(page.split('\n')).toContain(line);
    }
  });
});

it('change by what ten visits have done together, and tell of none what came of it', async () => {
  const counted = new Metrics('0.1.0');
  const ofVisits = async () =>
    (await counted.page(readings))
      .split('\n')
      .filter((line) => /^spl_kiosk_(screen|analys|stage|print)/.test(line));
  const before = await ofVisits();
  for (let n = 1; n <= 9; n++) {
    counted.analysed('close-up', 1200, { decode: 70, detect: 800, classify: 300, crops: 40, quality: 60 });
    counted.analysisFailed();
    counted.printed(n % 2 === 0);
    counted.ended();
    expect(await ofVisits()).toEqual(before);
  }
  counted.ended();
  const after = await ofVisits();
  for (const line of [
    'spl_kiosk_screenings_total 10',
    'spl_kiosk_analyses_total{kind="close-up",result="done"} 9',
    'spl_kiosk_prints_total{result="failed"} 5',
    'spl_kiosk_stage_seconds_count{stage="detect"} 9',
  ])
    expect(after).toContain(line);
  expect(after.join()).not.toMatch(/outcome|refer|finished/);
});

describe('the dashboard', () => {
  const path = fileURLToPath(new URL('../../../deploy/grafana/spl-kiosk.json', import.meta.url));
  const dashboard = JSON.parse(readFileSync(path, 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };

  it('asks for metrics and labels that there are', async () => {
    const counted = metrics();
    counted.analysed('wide-field', 1200, { decode: 70, detect: 800, classify: 300, crops: 40, quality: 60 });
    counted.printed(true);
    counted.ran({ model: 'lesion-detector', batch: 4, ms: 90, computeMs: 80, cpuMs: 80, waiting: 0 });
    counted.ended();
    const page = await counted.page(readings);
    expect(dashboard.panels.length).toBeGreaterThan(10);
    for (const { title, targets } of dashboard.panels) {
      for (const { expr } of targets) {
        const [name = 'none'] = /spl_kiosk_\w+/.exec(expr) ?? [];
        expect(page, `${title}: ${expr}`).toMatch(new RegExp(`^${name}[ {]`, 'm'));
        const grouped = /sum by \(([^)]*)\)/.exec(expr)?.[1]?.split(', ') ?? [];
        for (const label of grouped)
          expect(page, title).toMatch(new RegExp(`^${name}\\{.*\\b${label}="`, 'm'));
      }
    }
  });
});
