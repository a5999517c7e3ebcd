import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { desk as words } from '../strings/en/pharmacist.ts';

export const tabs = ['lesion', 'table', 'answers', 'limits', 'decide'] as const;
export type Tab = (typeof tabs)[number];

interface TabsProps {
  readonly chosen: Tab;
  readonly onChoose: (tab: Tab) => void;
  readonly children: ComponentChildren;
}

/** Tabs as WAI-ARIA describes them: one stop for the Tab key, and arrows between them. */
export function Tabs({ chosen, onChoose, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} class="tabs" role="tablist" aria-label={words.tabs.label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            class="tab"
            data-tab={tab}
            aria-selected={tab === chosen}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => onChoose(tab)}
          >
            {words.tabs[tab]}
          </button>
        ))}
      </div>
      <div key={chosen} class="tab-panel" role="tabpanel" aria-label={words.tabs[chosen]} data-panel={chosen}>
        {children}
      </div>
    </>
  );
}
