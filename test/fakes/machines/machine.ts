/** What a command said in a machine, standard output and standard error together. */
export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** A machine that runs: a booted container, or a virtual machine. */
export interface Machine {
  run(...command: readonly string[]): Ran | Promise<Ran>;
  /** Writes a file, also where only the machine itself can (/run). */
  write(path: string, text: string): void | Promise<void>;
}
