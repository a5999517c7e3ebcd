import { copyFile, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openModels } from '../../src/open/models.ts';
import { loadSettings } from '../../src/settings.ts';
import { until } from '../fakes/until.ts';

const shipped = fileURLToPath(new URL('../../models', import.meta.url));

it('says why no process runs the models after a visit, and tries again until one does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'renewed-models-'));
  for (const name of await readdir(shipped))
    if (/\.onnx$|^manifest\.json$/.test(name)) await copyFile(join(shipped, name), join(folder, name));
  const settings = { ...loadSettings({}), providers: ['cpu' as const], releaseKey: join(folder, 'none') };
  const models = await openModels(settings, {}, join(folder, 'manifest.json'));
  try {
    const finder = join(folder, 'person-finder.onnx');
    await rename(finder, `${finder}.away`);
    const gone = models.renew();
    expect(models.fault).toBe('inference-renewed');
    await gone;
    await until(() => expect(models.fault).toBe('model-missing'));
    // The end of a visit on which the fault was shown makes it no other.
    await models.renew();
    expect(models.fault).toBe('model-missing');
    await rename(`${finder}.away`, finder);
    await until(() => expect(models.fault).toBeNull());
    expect(models.pid).toBeDefined();
  } finally {
    await models.close();
    await rm(folder, { recursive: true });
  }
});
