import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A trtexec that writes what it was asked for into the engine's file, and speaks as the real one does. Each call is a
 * line of `calls` in the folder.
 * @returns its path
 */
export async function writeTrtexec(folder: string, version = 'v100300', status = 0): Promise<string> {
  const path = join(folder, 'trtexec');
  const verdict = status === 0 ? 'PASSED' : 'FAILED';
  await writeFile(
    path,
    `#!/bin/sh
echo "$*" >>'${folder}/calls'
for one; do case $one in --saveEngine=*) echo "plan $*" >"\${one#--saveEngine=}";; esac; done
${status === 0 ? 'echo "[11/23/2026-12:00:00] [I] Engine built in 334.2 sec."' : 'echo "[11/23/2026-12:00:00] [E] Error[10]: IBuilder::buildSerializedNetwork: out of memory"'}
echo "&&&& ${verdict} TensorRT.trtexec [TensorRT ${version}] [b17] # trtexec $*"
exit ${status}
`,
  );
  await chmod(path, 0o755);
  return path;
}
