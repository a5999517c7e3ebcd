import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Point } from '../../src/contract/pharmacist.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The visible part of the photo: its middle in pixels of the photo, and CSS pixels per pixel of the photo. */
interface Seen {
  readonly centre: Point;
  readonly scale: number;
}

export interface Zoom {
  readonly viewBox: string;
  /** CSS pixels per pixel of the photo; 0 before the element is measured. */
  readonly scale: number;
  readonly isFit: boolean;
  readonly fit: () => void;
  /** Shows one pixel of the photo on each pixel of the screen. */
  readonly native: () => void;
  readonly by: (factor: number, at?: Point) => void;
  readonly moveBy: (across: number, down: number) => void;
  readonly showPoint: (point: Point) => void;
}

const mostScale = 12;

/**
 * Zoom and position of a photo in an SVG element.
 * @param key the photo's key; a new photo is shown whole
 */
export function useZoom(element: RefObject<SVGSVGElement | null>, photo: Size, key: string): Zoom {
  const [box, setBox] = useState<Size>({ width: 0, height: 0 });
  const [own, setOwn] = useState<(Seen & { readonly key: string }) | null>(null);
  useLayoutEffect(() => {
    const svg = element.current;
    if (svg === null) return;
    const measure = () => setBox({ width: svg.clientWidth, height: svg.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(svg);
    measure();
    return () => observer.disconnect();
  }, []);
  const whole: Seen = {
    centre: { x: photo.width / 2, y: photo.height / 2 },
    scale: Math.min(box.width / photo.width, box.height / photo.height),
  };
  const seen = own?.key === key ? own : whole;
  const set = (centre: Point, scale: number) => {
    const kept = Math.min(Math.max(scale, whole.scale), mostScale);
    setOwn(kept <= whole.scale ? null : { key, scale: kept, centre: inside(centre, photo) });
  };
  const { centre, scale } = seen;
  const across = box.width / (scale || 1);
  const down = box.height / (scale || 1);
  return {
    viewBox: `${centre.x - across / 2} ${centre.y - down / 2} ${across || 1} ${down || 1}`,
    scale,
    isFit: seen === whole,
    fit: () => setOwn(null),
    native: () => set(centre, 1 / devicePixelRatio),
    by: (factor, at = centre) => {
      const next = Math.min(Math.max(scale * factor, whole.scale), mostScale);
      // The point under the pointer stays there.
      const kept = scale / next;
      set({ x: at.x + (centre.x - at.x) * kept, y: at.y + (centre.y - at.y) * kept }, next);
    },
    moveBy: (x, y) => set({ x: centre.x - x / scale, y: centre.y - y / scale }, scale),
    showPoint: (point) => set(point, scale),
  };
}

const inside = ({ x, y }: Point, { width, height }: Size): Point => ({
  x: Math.min(Math.max(x, 0), width),
  y: Math.min(Math.max(y, 0), height),
});

/** In CSS pixels: a shorter movement is a tap. */
const tapSlack = 8;

/** Dragging moves, two fingers and the wheel zoom, and keys do both; a tap is passed on. */
export function useHands(
  element: RefObject<SVGSVGElement | null>,
  zoom: Zoom,
  onTap: (at: Point) => void,
): void {
  useEffect(() => {
    const svg = element.current;
    if (svg === null) return;
    return followHands(svg, zoom, onTap);
  });
}

const hands = new WeakMap<SVGSVGElement, Map<number, Point>>();
const travelled = new WeakMap<SVGSVGElement, number>();

function followHands(svg: SVGSVGElement, zoom: Zoom, onTap: (at: Point) => void): () => void {
  const touching = hands.get(svg) ?? new Map<number, Point>();
  hands.set(svg, touching);
  const photoPoint = (x: number, y: number): Point =>
    new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()?.inverse());
  const down = (event: PointerEvent) => {
    svg.setPointerCapture(event.pointerId);
    if (touching.size === 0) travelled.set(svg, 0);
    touching.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const move = (event: PointerEvent) => {
    const from = touching.get(event.pointerId);
    if (!from) return;
    const to = { x: event.clientX, y: event.clientY };
    const other = [...touching].find(([id]) => id !== event.pointerId)?.[1];
    touching.set(event.pointerId, to);
    travelled.set(svg, (travelled.get(svg) ?? 0) + distance(from, to));
    if (other)
      zoom.by(distance(to, other) / Math.max(1, distance(from, other)), photoPoint(other.x, other.y));
    else zoom.moveBy(to.x - from.x, to.y - from.y);
  };
  const up = (event: PointerEvent) => {
    const known = touching.delete(event.pointerId);
    if (known && event.type === 'pointerup' && (travelled.get(svg) ?? 0) < tapSlack)
      onTap(photoPoint(event.clientX, event.clientY));
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    zoom.by(Math.exp(-event.deltaY / 400), photoPoint(event.clientX, event.clientY));
  };
  const key = (event: KeyboardEvent) => {
    const act = keys(zoom)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  svg.addEventListener('pointerdown', down);
  svg.addEventListener('pointermove', move);
  svg.addEventListener('pointerup', up);
  svg.addEventListener('pointercancel', up);
  svg.addEventListener('wheel', wheel, { passive: false });
  svg.addEventListener('keydown', key);
  return () => {
    svg.removeEventListener('pointerdown', down);
    svg.removeEventListener('pointermove', move);
    svg.removeEventListener('pointerup', up);
    svg.removeEventListener('pointercancel', up);
    svg.removeEventListener('wheel', wheel);
    svg.removeEventListener('keydown', key);
  };
}

const stepPx = 60;

const keys = (zoom: Zoom): Readonly<Record<string, () => void>> => ({
  ArrowLeft: () => zoom.moveBy(stepPx, 0),
  ArrowRight: () => zoom.moveBy(-stepPx, 0),
  ArrowUp: () => zoom.moveBy(0, stepPx),
  ArrowDown: () => zoom.moveBy(0, -stepPx),
  '+': () => zoom.by(1.4),
  '-': () => zoom.by(1 / 1.4),
  '0': zoom.fit,
});

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
