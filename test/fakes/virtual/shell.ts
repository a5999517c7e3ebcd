import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ran } from '../machines/machine.ts';
import { shellPort } from './qemu.ts';

/** Runs what it reads from the port, line by line. It says at first which boot of the machine this is. */
const program = `#!/bin/sh
exec 3<>/dev/virtio-ports/${shellPort} || exit
echo "ready $(cat /proc/sys/kernel/random/boot_id)" >&3
while read -r id script <&3; do
  echo "$script" | base64 -d >/run/shell-script
  sh /run/shell-script >/run/shell-output 2>&1 </dev/null 3>&-
  status=$?
  { printf '%s %s ' "$id" "$status"; base64 -w0 /run/shell-output; echo; } >&3
done
`;

const unit = `[Unit]
Description=Root's shell for whoever tries the installation
StartLimitIntervalSec=0
[Service]
ExecStart=/bin/sh /usr/local/sbin/${shellPort}
Restart=always
RestartSec=1s
[Install]
WantedBy=multi-user.target
`;

/** Puts the shell on a machine's root; it is started with the machine. */
export function plantShell(root: string): void {
  writeFileSync(join(root, 'usr/local/sbin', shellPort), program, { mode: 0o755 });
  const name = `${shellPort}.service`;
  writeFileSync(join(root, 'etc/systemd/system', name), unit);
  const wants = join(root, 'etc/systemd/system/multi-user.target.wants');
  mkdirSync(wants, { recursive: true });
  symlinkSync(`../${name}`, join(wants, name));
}

/** @param id without a space */
export const requestLine = (id: string, command: readonly string[]): string =>
  `${id} ${Buffer.from(command.map(quoted).join(' ')).toString('base64')}\n`;

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

export type Said = { readonly boot: string } | { readonly id: string; readonly ran: Ran };

/** Reads what the shell says, in whatever pieces it arrives. */
export class Replies {
  #rest = '';

  /** Gives the lines that are whole now; others, which a machine that starts may leave there, are passed over. */
  add(piece: string): Said[] {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line): Said[] => {
      const [first = '', second = '', third] = line.trim().split(' ');
      if (first === 'ready' && second !== '') return [{ boot: second }];
      if (!/^\d+$/.test(second)) return [];
      const output = Buffer.from(third ?? '', 'base64').toString();
      return [{ id: first, ran: { status: Number(second), output } }];
    });
  }
}
