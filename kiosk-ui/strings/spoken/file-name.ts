/** Counts up when the same text is rendered in another way, so that no old file is taken for a new one. */
const rendering = 1;

/** The name of an utterance's file: the same text of a language always has the same. */
export async function fileName(language: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${rendering} ${language} ${text}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `${Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')}.opus`;
}
