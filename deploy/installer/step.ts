/** One step of the installer. */
export interface Step {
  readonly title: string;
  run(): void;
}

/** Takes the steps in order, or with `dryRun` only prints them. */
export function take(steps: readonly Step[], dryRun: boolean, say: (line: string) => void): void {
  for (const { title, run } of steps) {
    say(dryRun ? `Would: ${title}` : title);
    if (!dryRun) run();
  }
}
