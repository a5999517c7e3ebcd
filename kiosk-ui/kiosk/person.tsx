import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { body, bodyLine, both, details, head, shorts } from '../../src/contract/body-map.ts';
import type { View } from '../../src/contract/kiosk.ts';

interface PersonProps {
  readonly side: View;
  /** Draws on the body; gets the id of the shape that cuts the drawing to the body. */
  readonly children: (cut: string) => ComponentChildren;
}

/** Draws the figure from the front or from behind, in plain lines on one colour. */
export function Person({ side, children }: PersonProps) {
  const id = `body-${useId()}`;
  const cut = `url(#${id})`;
  const { paired, single } = details[side];
  return (
    <>
      <clipPath id={id}>
        <path d={both(body)} />
      </clipPath>
      <path class="figure-body" d={both(body)} />
      <path class="figure-shorts" d={both(shorts)} clip-path={cut} />
      <path class="figure-body" d={both(head)} />
      {children(cut)}
      <path class="figure-outline" d={both(bodyLine)} />
      <path class="figure-outline" d={both(head)} />
      {paired.map((line) => (
        <path key={line} class="figure-detail" d={both(line)} />
      ))}
      {single.map((line) => (
        <path key={line} class="figure-detail" d={line} />
      ))}
    </>
  );
}
