import type { HistorySample } from '../../src/contract/technician.ts';
import { workshop as words } from '../shared/staff-words.ts';
import { type Line, Plot } from './plot.tsx';

const mebibyte = 2 ** 20;

/** Plots temperature, latency and memory over the last 24 hours. */
export function DayPlots({ history }: { history: readonly HistorySample[] }) {
  const models = [...new Set(history.flatMap(({ runMs }) => Object.keys(runMs)))].sort();
  const line = (name: string, pick: (sample: HistorySample) => number | null | undefined): Line => ({
    name,
    points: history.flatMap((sample) => {
      const value = pick(sample);
      return value === null || value === undefined ? [] : [{ at: Date.parse(sample.at), value }];
    }),
  });
  return (
    <section aria-labelledby="day" class="day">
      <h2 id="day">{words.day}</h2>
      {history.length === 0 ? (
        <p>{words.noData}</p>
      ) : (
        <>
          <Plot title={words.heat} lines={[line('', ({ celsius }) => celsius)]} />
          <Plot
            title={words.latency}
            lines={models.map((model) => line(model, ({ runMs }) => runMs[model]))}
          />
          <Plot title={words.memory} lines={[line('', ({ memoryBytes }) => memoryBytes / mebibyte)]} />
        </>
      )}
    </section>
  );
}
