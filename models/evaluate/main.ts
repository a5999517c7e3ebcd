/** Entry of the commands that measure the shipped models. Releases do not contain it. */
import { runCommand } from '../../src/commands/command-line/run-command.ts';

const commands = {
  evaluate: async () => (await import('./evaluate-command.ts')).evaluateCommand,
  'evaluate-same-lesion': async () => (await import('./same-lesion-command.ts')).evaluateSameLesionCommand,
  'evaluate-scale': async () => (await import('./scale-card-command.ts')).evaluateScaleCommand,
};

process.exit(await runCommand(commands, process.argv.slice(2)));
