/** Variables that hold secrets. */
const secrets = ['SPL_KIOSK_FHIR_TOKEN'];

const kept: NodeJS.ProcessEnv = {};

/**
 * The environment of this process. The first call removes the secrets from process.env, because the programs that this
 * process starts inherit it and need none of them.
 */
export function ownEnvironment(): NodeJS.ProcessEnv {
  for (const name of secrets) {
    if (process.env[name] === undefined) continue;
    kept[name] = process.env[name];
    delete process.env[name];
  }
  return { ...process.env, ...kept };
}
