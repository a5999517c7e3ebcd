import { describe, expect, it } from 'vitest';
import { sourceFiles } from './import-graph.ts';

const source = sourceFiles('src');
const using = (files: readonly { readonly path: string; readonly text: string }[], pattern: RegExp) =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();
const under = (folder: string) => source.filter(({ path }) => path.startsWith(`src/${folder}/`));

describe('habits of the house', () => {
  it('screening knows neither clock nor chance', () => {
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|performance\.|process\.|setTimeout|crypto)\b/;
    expect(under('screening').length).toBeGreaterThan(30);
    expect(using(under('screening'), impure)).toEqual([]);
  });

  it('technician/checks judges readings and takes none', () => {
    const impure = /\b(Date\.now|new Date\(\)|performance\.|process\.|setTimeout)\b/;
    expect(under('technician/checks').length).toBeGreaterThan(8);
    expect(using(under('technician/checks'), impure)).toEqual([]);
  });

  it('listeners register themselves: no code assigns a hook from outside', () => {
    expect(using(source, /\.on[A-Z]\w* = /)).toEqual([]);
    expect('desk.onChange = () => tell();').toMatch(/\.on[A-Z]\w* = /);
  });

  it('process.env and process.exit stand where they are allowed', () => {
    expect(using(source, /process\.env\b/)).toEqual([
      'src/devices/system/systemd.ts',
      'src/settings/child-environment.ts',
      'src/settings/own-environment.ts',
      'src/settings/sources.ts',
    ]);
    expect(using(source, /process\.exit\b/)).toEqual(['src/main.ts']);
  });

  it('tests wait for what they need through until(), and for no fixed time', () => {
    const allowed: Readonly<Record<string, string>> = {
      'test/fakes/block-thread.ts': 'blocks the thread, which is what is measured',
      'test/fakes/parts/viewer.ts': 'gives up on a camera that shows nothing',
      'test/fakes/parts/visitor.ts': 'gives up on a kiosk that stands still',
      'test/fakes/until.ts': 'is the way in which tests wait',
      'test/habits.test.ts': 'names what is forbidden',
      'test/technician/readings/camera-trial.test.ts': 'plays a camera with a frame every 20 ms',
    };
    const waits =
      /\bset(Timeout|Interval)\(|timers\/promises|waitForTimeout|vi\.wait|expect\.poll|performance\.now\(/;
    const waiting = using(sourceFiles('test'), waits);
    expect(waiting.filter((path) => !path.startsWith('test/measure/'))).toEqual(Object.keys(allowed));
  });
});
