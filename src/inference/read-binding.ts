import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const about = z.object({ version: z.string(), compiledIn: z.array(z.string()).readonly() });

export type BindingFacts = z.infer<typeof about> | { readonly fault: string };

/** Version and compiled-in providers of the installed onnxruntime binding, or why it does not load. Never rejects. */
export async function readBinding(): Promise<BindingFacts> {
  const script = fileURLToPath(new URL('./about-binding.ts', import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 30_000 });
    return about.parse(JSON.parse(stdout));
  } catch (error) {
    return { fault: reasonOf(error) };
  }
}

/** The line with the error, out of what a child printed last; the rest is its stack. */
function reasonOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const line = stderr.split('\n').find((one) => /^(\w*Error|error while)/.test(one));
  return line ?? 'it gives no answer';
}
