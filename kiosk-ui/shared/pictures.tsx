import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

// A browser keeps loading a picture after its element has left the page. The photo may be erased before it arrives, so
// a picture of a visit drops its source when it leaves.

/** An <img> of a visit's picture. */
export function VisitImg({ alt, ...props }: JSX.IntrinsicElements['img'] & { readonly alt: string }) {
  const image = useRef<HTMLImageElement>(null);
  useLayoutEffect(() => {
    const element = image.current;
    return () => element?.removeAttribute('src');
  }, []);
  return <img {...props} alt={alt} ref={image} />;
}

/** An <image> of a visit's picture, inside an <svg>. */
export function VisitImage(props: JSX.IntrinsicElements['image']) {
  const image = useRef<SVGImageElement>(null);
  useLayoutEffect(() => {
    const element = image.current;
    return () => element?.removeAttribute('href');
  }, []);
  return <image {...props} ref={image} />;
}
