import type { ComponentChildren } from 'preact';
import { savesFiles } from './own-screen.ts';

interface FileToSave {
  readonly href: string;
  readonly name: string;
}

interface FilesProps {
  readonly files: readonly FileToSave[];
  /** How the files are had where they can't be saved. */
  readonly instead: ComponentChildren;
  /** Within a text rather than as buttons below it. */
  readonly inText?: boolean;
}

/** Links to files to save; on the kiosk's own screen, where they would do nothing and say nothing, how they are had. */
export function Files({ files, instead, inText = false }: FilesProps) {
  if (!savesFiles())
    return (
      <p class="no-files">
        {files.map(({ name }) => name).join(', ')}: {instead}
      </p>
    );
  const links = files.map(({ href, name }) => (
    <a key={href} class={inText ? undefined : 'button button-secondary'} href={href} download="">
      {name}
    </a>
  ));
  return <div class={inText ? undefined : 'actions'}>{links}</div>;
}
