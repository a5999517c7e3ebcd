/**
 * A separate process that loads the onnxruntime binding and prints its version and providers. A binding that does not
 * fit its library ends this process, with the linker's reason, and not the kiosk.
 */
import { env, listSupportedBackends } from 'onnxruntime-node';

const compiledIn = listSupportedBackends().map(({ name }) => name);
process.stdout.write(JSON.stringify({ version: env.versions.node ?? env.versions.common, compiledIn }));
