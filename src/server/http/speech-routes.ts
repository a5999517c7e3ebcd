import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router } from 'express';
import { systemCode } from '../../errors.ts';

/**
 * The sounds of every sentence: `/speech/LANGUAGE` lists the files that are there, as JSON, and `/speech/LANGUAGE/FILE`
 * is one. A name stands for one text, so that a browser need not ask twice. Without a folder the list is empty.
 * @param folder with a folder a language
 */
export function speechRoutes(folder: string): Router {
  const router = Router();
  router.get('/speech/:language', async (request, response) => {
    const { language } = request.params;
    const names = /^[a-z]{2}$/.test(language) ? await namesIn(join(folder, language)) : [];
    response.set('Cache-Control', 'no-store').json(names.filter((name) => /^\w+\.opus$/.test(name)));
  });
  router.use('/speech', express.static(folder, { index: false, immutable: true, maxAge: '365d' }));
  return router;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
