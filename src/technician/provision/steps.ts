import { fileURLToPath } from 'node:url';
import { listCameras } from '../../devices/system/camera-list.ts';
import { readEnginePlatform } from '../../devices/system/engine-platform.ts';
import { readBoard } from '../../devices/system/read-system.ts';
import { KioskError } from '../../errors.ts';
import { LocalImaging } from '../../imaging/local-imaging.ts';
import { engineFolder, engineRecords } from '../../inference/engine-store.ts';
import { openKioskCamera, openKioskPrinter } from '../../open/devices.ts';
import { openModels, shippedManifest } from '../../open/models.ts';
import { testPaper } from '../../open/papers.ts';
import { loadSignedManifest } from '../../open/signed-manifest.ts';
import type { Settings } from '../../settings.ts';
import { boardOf, checkBoard } from '../checks/board.ts';
import { captureTest, printTest } from '../readings/self-tests.ts';
import { agrees, compareOnPhotos, differenceText } from './compare.ts';
import { emptySpool } from './cups-files.ts';
import { linkCertificateStep, linkNetworkStep } from './desk-link.ts';
import { buildEngines } from './engines.ts';
import { setPins } from './pins.ts';
import { writeSettings } from './settings-file.ts';
import { keyOf, type Step, type StepContext, type StepEnd } from './step.ts';

const fixtures = ['composed-abdomen.jpg', 'composed-arm.jpg', 'composed-back.jpg'].map((name) =>
  fileURLToPath(new URL(`../../../models/demo/${name}`, import.meta.url)),
);

/** What it takes and prints is a test's: this process may look at it itself. */
const pictures = new LocalImaging(null);

const always = async () => null;

/** The first steps. They concern the machine; the user who provisions takes them. */
export const machineSteps = (settingsPath: string): Step[] => [
  { name: 'board', title: 'Board and JetPack', key: always, run: board },
  {
    name: 'settings',
    title: 'Settings',
    key: always,
    run: async ({ answers }) => {
      const changed = await writeSettings(settingsPath, answers.settings);
      return { done: changed.length === 0 ? `${settingsPath}: as it was` : `set ${changed.join(', ')}` };
    },
  },
  { name: 'spool', title: 'Documents in CUPS', key: always, run: emptySpool },
  linkNetworkStep,
];

/**
 * The steps that the owner of the state folder takes, in the order in which each needs those before it.
 * @param trtexec JetPack's engine builder
 */
export const ownerSteps = (trtexec: string): Step[] => [
  { name: 'camera', title: 'Camera', key: always, run: camera },
  {
    name: 'engines',
    title: 'TensorRT engines',
    // Each engine's own record tells whether it is stale.
    key: always,
    run: (context) => engines(context, trtexec),
  },
  { name: 'outputs', title: 'Engines against the CPU', key: outputsKey, run: outputs },
  // Nothing that depends on a PIN may be kept, because six digits are soon found from any hash.
  { name: 'pins', title: 'PINs', key: always, run: setPins },
  linkCertificateStep,
  {
    name: 'print-test',
    title: 'Test slip',
    key: async ({ settings, release }) => keyOf(settings.printer, release.version),
    run: printSlip,
  },
  {
    name: 'capture-test',
    title: 'Test photo',
    key: async ({ settings: { camera: device, cameraWidth, cameraHeight }, release }) =>
      keyOf(device, cameraWidth, cameraHeight, release.version),
    run: takePhoto,
  },
];

async function board({ settings: { sysFolder: sys, procFolder: proc } }: StepContext): Promise<StepEnd> {
  const readings = await readBoard({ sys, proc });
  const check = checkBoard(readings);
  if (check.status !== 'ok') throw new KioskError('provision-failed', `${check.value}. ${check.remedy}`);
  return { done: check.value };
}

async function camera({ settings }: StepContext): Promise<StepEnd> {
  const cameras = await listCameras({ dev: settings.devFolder, sys: settings.sysFolder });
  const own = await openKioskCamera(settings, pictures);
  const { simulated, detail } = own.description;
  await own.close();
  if (simulated) return { skipped: `No camera is used: ${detail}` };
  const known = cameras.map(({ node, identity }) => `${node} ${identity ?? ''}`.trim()).join(', ');
  return { done: `${settings.camera} (${known === '' ? 'none plugged in' : known})` };
}

async function engines(context: StepContext, trtexec: string): Promise<StepEnd> {
  const { settings, release, tell } = context;
  const platform = await readEnginePlatform(settings.procFolder);
  if (platform === null) return { skipped: await whyNoEngines(settings) };
  return {
    done: await buildEngines({
      manifest: await loadSignedManifest(shippedManifest, settings.releaseKey),
      manifestPath: shippedManifest,
      folder: engineFolder(settings.stateFolder),
      platform,
      trtexec,
      release: release.version,
      tell,
    }),
  };
}

async function whyNoEngines({ sysFolder: sys, procFolder: proc }: Settings): Promise<string> {
  const { kind, name } = boardOf(await readBoard({ sys, proc }));
  return kind === 'orin'
    ? `${name} has no TensorRT: install JetPack’s libnvinfer10 and libnvinfer-bin.`
    : `${name} is no Jetson: the models run on what onnxruntime finds.`;
}

async function outputsKey({ settings, release }: StepContext): Promise<string> {
  const records = await engineRecords(engineFolder(settings.stateFolder));
  const platform = await readEnginePlatform(settings.procFolder);
  return keyOf(release.version, records, platform, settings.providers);
}

async function outputs({ settings }: StepContext): Promise<StepEnd> {
  // Like with like: int8 lies further from the model than an engine may, and would hide what an engine does wrong.
  const fullPrecision = true;
  const measured = await openModels(settings, { fullPrecision });
  try {
    const provider = measured.loaded.map((one) => one.provider);
    if (provider.every((one) => one === 'cpu')) {
      return { skipped: 'The CPU runs the models here: there is nothing to compare it with.' };
    }
    const reference = await openModels({ ...settings, providers: ['cpu'] }, { fullPrecision });
    try {
      const difference = await compareOnPhotos(fixtures, measured, reference);
      const text = differenceText(difference, provider);
      if (agrees(difference)) return { done: text };
      throw new KioskError(
        'provision-failed',
        `${text}. Remove the folder ${engineFolder(settings.stateFolder)} and run this again; if it stays, allow "cpu" alone.`,
      );
    } finally {
      await reference.close();
    }
  } finally {
    await measured.close();
  }
}

async function printSlip({ settings, tell }: StepContext): Promise<StepEnd> {
  const printer = await openKioskPrinter(settings, tell);
  const paper = testPaper(`${settings.pharmacy}, ${settings.serial}`, settings, new Date(), pictures);
  const reply = await printTest(printer, paper);
  if (!reply.ok) throw new KioskError('provision-failed', reply.message);
  const { simulated, detail } = printer.description;
  return simulated ? { skipped: `No printer: ${detail}, no paper comes` } : { done: reply.value };
}

async function takePhoto({ settings }: StepContext): Promise<StepEnd> {
  const own = await openKioskCamera(settings, pictures);
  try {
    const reply = await captureTest(own);
    if (!reply.ok) throw new KioskError('provision-failed', reply.message);
    const { simulated, driver } = own.description;
    const text = `${reply.value}, ${driver}`;
    return simulated ? { skipped: `simulated: ${text}` } : { done: text };
  } finally {
    await own.close();
  }
}
