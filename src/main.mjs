/**
 * Process entry of the product: its commands, each loaded when it is called. It is plain JavaScript, and main.ts is a link
 * to it, so that a Node too old for TypeScript can still say so.
 */

const commands = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  analyze: async () => (await import('./analyze/analyze-command.ts')).analyzeCommand,
  'scale-card': async () => (await import('./commands/scale-card.ts')).scaleCardCommand,
  doctor: async () => (await import('./technician/doctor/doctor-command.ts')).doctorCommand,
  bench: async () => (await import('./technician/bench/bench-command.ts')).benchCommand,
  provision: async () => (await import('./technician/provision/provision-command.ts')).provisionCommand,
  'provision-part': async () => (await import('./technician/provision/owner-part.ts')).ownerPartCommand,
  'support-bundle': async () => (await import('./commands/support-bundle.ts')).supportBundleCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  wipe: async () => (await import('./technician/wipe/wipe-command.ts')).wipeCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
};

const [name, ...args] = process.argv.slice(2);

if (Number.parseInt(process.versions.node, 10) < 24) {
  const typed = args.length === 0 ? '' : ` -- ${args.join(' ')}`;
  const command = name !== undefined && name !== 'start' && name in commands ? `run ${name}` : 'start';
  process.stderr.write(
    `This is Node ${process.versions.node}; the kiosk runs with Node 24, which its set-up brings.\n` +
      `Type: npm ${command}${typed}\n`,
  );
  process.exit(1);
}

const { runCommand } = await import('./commands/command-line/run-command.ts');
process.exit(await runCommand(commands, process.argv.slice(2)));
