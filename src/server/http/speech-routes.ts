import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router } from 'express';
import { systemCode } from '../../errors.ts';

/**
 * The sounds of every sentence: `/speech` lists the files that are there, by language, as JSON, and
 * `/speech/LANGUAGE/FILE` is one. A name stands for one sentence, so that a browser asks once a day at most.
 * @param folder with a folder a language; it need not be there
 */
export function speechRoutes(folder: string): Router {
  const router = Router();
  router.get('/speech', async (_request, response) => {
    const languages = (await namesIn(folder)).filter((name) => /^[a-z]{2}$/.test(name));
    const lists = languages.map(
      async (language) => [language, await soundsIn(join(folder, language))] as const,
    );
    response.set('Cache-Control', 'no-store').json(Object.fromEntries(await Promise.all(lists)));
  });
  router.use(
    '/speech',
    express.static(folder, { index: false, redirect: false, immutable: true, maxAge: '1d' }),
  );
  return router;
}

const soundsIn = async (folder: string): Promise<string[]> =>
  (await namesIn(folder)).filter((name) => /^\w+\.opus$/.test(name));

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
