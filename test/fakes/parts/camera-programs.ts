import { type FakeProgram, fakeProgram } from '../machines/programs.ts';

/**
 * A device played by programs named ffmpeg and fswebcam. Each fails if the device's node is missing, and ffmpeg ends
 * when it goes. `FOLDER/log` gets a line at each opening ("live", "still"), and "overlap" if two have the device at
 * once; `FOLDER/pids` gets the id of each process.
 * @param live what ffmpeg does every 50 ms while the device is there; `$i` counts
 * @param still what fswebcam does; its picture goes to `$last`
 */
export async function playCamera(folder: string, live: string, still: string): Promise<FakeProgram[]> {
  const find = (option: string) =>
    `node=$(echo "$*" | sed 's/.*${option} \\([^ ]*video[0-9]*\\).*/\\1/'); ` +
    `[ -e "$node" ] || { echo "$node: No such file or directory" >&2; exit 1; }; `;
  const noted = (name: string) =>
    `mkdir ${folder}/open || echo overlap >>${folder}/log; echo ${name} >>${folder}/log; echo $$ >>${folder}/pids; ` +
    `trap 'rmdir ${folder}/open' EXIT; trap 'exit 143' TERM; `;
  return [
    await fakeProgram(
      'ffmpeg',
      `[ "$1" = -version ] && exit 0\n${find('-i')}echo $$ >>${folder}/pids; echo live >>${folder}/log\n` +
        `i=0; while [ -e "$node" ]; do i=$((i+1)); ${live}; sleep 0.05; done; echo "No such device" >&2; exit 1`,
    ),
    await fakeProgram(
      'fswebcam',
      `[ "$1" = --version ] && exit 0\n${find('-d')}${noted('still')}` +
        `for pid in $(cat ${folder}/pids); do [ $pid != $$ ] && [ -e /proc/$pid ] && echo overlap >>${folder}/log; done; ${still}`,
    ),
  ];
}

/** Moving frames, made from `a.jpg` and `b.jpg` in the folder. */
export const movingFrames = (folder: string): string =>
  `if [ $((i%2)) = 0 ]; then cat ${folder}/a.jpg; else cat ${folder}/b.jpg; fi`;
