import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Called on Escape, if there is a harmless way back. */
  readonly onCancel?: () => void;
  /** `alertdialog` is read out at once. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly name: string;
}

/** A modal dialog over the page: the browser keeps the focus inside and the rest inert. */
export function Dialog({ title, children, onCancel, role = 'dialog', name }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      role={role}
      aria-labelledby={titleId}
      data-dialog={name}
      onCancel={(event) => {
        event.preventDefault();
        onCancel?.();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
