/** Secrets among the variables. */
const secrets = ['SPL_KIOSK_FHIR_TOKEN'];

const kept: NodeJS.ProcessEnv = {};

/**
 * The environment of this process. Its secrets leave process.env with the first call: whatever this process starts
 * inherits that, and needs none of them.
 */
export function ownEnvironment(): NodeJS.ProcessEnv {
  for (const name of secrets) {
    if (process.env[name] === undefined) continue;
    kept[name] = process.env[name];
    delete process.env[name];
  }
  return { ...process.env, ...kept };
}
