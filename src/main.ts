/** Process entry: command line, signals, exit codes. */
import { analyzeCommand } from './analyze/analyze-command.ts';
import { exportCommand } from './commands/export.ts';
import { scaleCardCommand } from './commands/scale-card.ts';
import { startCommand } from './commands/start.ts';
import { type ErrorCode, KioskError } from './errors.ts';
import { evaluateCommand } from './evaluate/evaluate-command.ts';
import { evaluateSameLesionCommand } from './evaluate/same-lesion-command.ts';
import { evaluateScaleCommand } from './evaluate/scale-card-command.ts';
import { benchCommand } from './technician/bench/bench-command.ts';
import { doctorCommand } from './technician/doctor/doctor-command.ts';
import { provisionCommand } from './technician/provision/provision-command.ts';

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  start: startCommand,
  analyze: analyzeCommand,
  evaluate: evaluateCommand,
  'evaluate-same-lesion': evaluateSameLesionCommand,
  'evaluate-scale': evaluateScaleCommand,
  'scale-card': scaleCardCommand,
  doctor: doctorCommand,
  bench: benchCommand,
  provision: provisionCommand,
  export: exportCommand,
};

/** sysexits(3): 78 tells systemd not to restart, since only a technician can put it right. */
const exitCodes: Partial<Record<ErrorCode, number>> = {
  usage: 64,
  'settings-invalid': 78,
  'manifest-invalid': 78,
  'signature-invalid': 78,
  'model-missing': 78,
  'model-altered': 78,
  'provider-unavailable': 78,
  'store-newer': 78,
};

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  try {
    const command = commands[name];
    if (!command)
      throw new KioskError('usage', `Unknown command "${name}". Use: ${Object.keys(commands).join(', ')}.`);
    return await command(args);
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes[error.code] ?? 1;
  }
}

process.exit(await main(process.argv.slice(2)));
