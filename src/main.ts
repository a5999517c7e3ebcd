/** Entry of the process: the product's commands, each loaded when it is called. */
import { runCommand } from './commands/command-line/run-command.ts';

const commands = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  analyze: async () => (await import('./analyze/analyze-command.ts')).analyzeCommand,
  'scale-card': async () => (await import('./commands/scale-card.ts')).scaleCardCommand,
  doctor: async () => (await import('./technician/doctor/doctor-command.ts')).doctorCommand,
  bench: async () => (await import('./technician/bench/bench-command.ts')).benchCommand,
  provision: async () => (await import('./technician/provision/provision-command.ts')).provisionCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
};

process.exit(await runCommand(commands, process.argv.slice(2)));
