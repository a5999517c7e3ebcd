/**
 * A process of its own that loads the onnxruntime binding and prints what it is: one that does not fit its library
 * ends here, with the linker's reason, and takes nothing down.
 */
import { env, listSupportedBackends } from 'onnxruntime-node';

const compiledIn = listSupportedBackends().map(({ name }) => name);
process.stdout.write(JSON.stringify({ version: env.versions.node ?? env.versions.common, compiledIn }));
