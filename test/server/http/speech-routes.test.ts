import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, expect, it } from 'vitest';
import { listen } from '../../../src/server/http/http.ts';
import { speechRoutes } from '../../../src/server/http/speech-routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-speech-'));
const server = await listen(createServer(express().use(speechRoutes(join(folder, 'speech')))), 0);
const address = server.address();
const port = typeof address === 'object' ? address?.port : 0;
const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('lists no sound where none was rendered', async () => {
  expect(await (await ask('/speech')).json()).toEqual({});
});

it('lists the sounds that are there by language, and serves each for a browser to keep', async () => {
  for (const language of ['en', 'ar']) mkdirSync(join(folder, 'speech', language), { recursive: true });
  writeFileSync(join(folder, 'speech/en/0123456789abcdef.opus'), 'sound');
  writeFileSync(join(folder, 'speech/en/.said'), 'what they say');
  writeFileSync(join(folder, 'secret.opus'), 'secret');
  const list = await ask('/speech');
  expect(await list.json()).toEqual({ ar: [], en: ['0123456789abcdef.opus'] });
  expect(list.headers.get('cache-control')).toBe('no-store');
  const sound = await ask('/speech/en/0123456789abcdef.opus');
  expect(await sound.text()).toBe('sound');
  expect(sound.headers.get('cache-control')).toContain('immutable');
  expect(sound.headers.get('content-type')).toBe('audio/ogg');
  for (const path of ['/speech/en/.said', '/speech/en/none.opus', '/speech/..%2fsecret.opus', '/speech/en'])
    expect((await ask(path)).status).toBe(404);
});
