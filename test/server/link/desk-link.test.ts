import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../fakes/parts/link.ts';
import { until } from '../../fakes/until.ts';
import { pair, start } from './running-link.ts';

describe('the link', () => {
  it('keeps its certificate and the hashes of tokens in files of its own user, and shows the fingerprint', async () => {
    const link = await start();
    const token = (await pair(link)).split('=')[1] ?? '';
    const path = (name: string) => join(link.stateFolder, name);
    const pem = readFileSync(path('desk-link.pem'), 'utf8');
    const certificate = new X509Certificate(pem);
    expect(link.link.view.fingerprint).toBe(certificate.fingerprint256);
    expect([certificate.ca, certificate.subjectAltName]).toEqual([
      false,
      expect.stringContaining('127.0.0.1'),
    ]);
    for (const name of ['desk-link.pem', 'paired-computers.json'])
      expect(statSync(path(name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path('paired-computers.json'), 'utf8')).not.toContain(token);
    expect(readdirSync(link.stateFolder).filter((name) => /^desk-link\.pem./.test(name))).toEqual([]);
    await link.link.stop();
    await link.open();
    expect(readFileSync(path('desk-link.pem'), 'utf8')).toBe(pem);
  });

  it('does not open without an address, a port or a certificate, says why, and leaves the kiosk alone', async () => {
    const nowhere = await start({ address: () => null });
    expect(nowhere.link.view).toMatchObject({ address: null, fault: 'no-address' });
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect((await start({ port })).link.view).toMatchObject({ fault: 'port-taken' });
    other.close();
    const certificate = async () => {
      throw new Error('openssl is missing');
    };
    const bare = await start({ certificate });
    expect(bare.link.view).toMatchObject({ fault: 'no-certificate', fingerprint: null });
    expect(bare.log.join()).toContain('"why":"no-certificate"');
  });

  it('follows the address of its interface', async () => {
    const at = { address: null as string | null };
    const address = () =>
      at.address === null ? null : { address: at.address, subnet: '127.0.0.0/8', family: 'IPv4' as const };
    const { link, port } = await start({ address, lookEveryMs: 20 });
    at.address = '127.0.0.1';
    await until(() => expect(link.view.address).toBe(`https://127.0.0.1:${port}`));
    at.address = '127.0.0.2';
    await until(() => expect(link.view.address).toBe(`https://127.0.0.2:${port}`));
    expect((await ask(`https://127.0.0.2:${port}/pair/`)).status).toBe(200);
    await expect(ask(`https://127.0.0.1:${port}/pair/`)).rejects.toThrow('ECONNREFUSED');
  });
});
