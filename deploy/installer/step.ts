/** One thing the installer does. */
export interface Step {
  readonly title: string;
  run(): void;
}

/** Does the steps in order, or with `dryRun` only says what they would be. */
export function take(steps: readonly Step[], dryRun: boolean, say: (line: string) => void): void {
  for (const { title, run } of steps) {
    say(dryRun ? `Would: ${title}` : title);
    if (!dryRun) run();
  }
}
