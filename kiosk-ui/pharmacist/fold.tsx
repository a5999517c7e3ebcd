import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface FoldProps {
  readonly name: string;
  readonly title: string;
  readonly children: () => ComponentChildren;
}

/** A part of the page that opens on demand; its pictures are not asked for before. */
export function Fold({ name, title, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="fold" data-fold={name} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children()}
    </details>
  );
}
