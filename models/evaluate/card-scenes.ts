import type { Box, Point } from '../../src/screening/space/geometry.ts';
import { markerMm } from '../../src/vision/scale-card/card.ts';
import {
  dot,
  inSpace,
  normalOf,
  type Pose,
  seenAt,
  tiltedPlane,
  turned,
  type Vector,
} from './camera-pose.ts';
import type { CardScene } from './composed-card.ts';
import { normal, randomNumbers } from './random.ts';

const degree = Math.PI / 180;

export interface TiltedCard extends CardScene {
  /** Degrees. */
  readonly tilt: number;
}

/**
 * A random photo of a card: 25 to 80 cm of body across the photo, the card tilted by 0° to 40°, through a lens of 45°
 * to 70°; blur, noise, dim light to a twentieth, and in one of four a finger on the card.
 */
export function randomCardScene(seed: number, width: number, height: number): TiltedCard {
  const next = randomNumbers(seed);
  const between = (low: number, high: number) => low + (high - low) * next();
  const focalLength = width * between(0.71, 1.2);
  const away = (between(250, 800) * focalLength) / width;
  const centre: Vector = [
    (between(-0.35, 0.35) * width * away) / focalLength,
    (between(-0.35, 0.35) * height * away) / focalLength,
    away,
  ];
  const tilt = between(0, 40);
  const plane = tiltedPlane(between(0, 360) * degree, tilt * degree, between(0, 360) * degree);
  const isHeld = next() < 0.25;
  return {
    pose: { width, height, focalLength, centre, ...plane },
    light: Math.exp(between(Math.log(0.05), 0)),
    blur: between(0.4, 4) * (width / 4000) + 0.3,
    noise: between(0.5, 6),
    finger: { x: between(-30, 30), y: between(-30, 30), radius: isHeld ? between(4, 10) : 0 },
    seed,
    tilt,
  };
}

/** Millimetres per pixel at the card's centre: the mean over the picture's two axes, as a box is measured. */
export function trueMmPerPixel({ pose }: CardScene): number {
  const step = 0.5;
  const seen = (x: number, y: number) => seenAt(pose, inSpace(pose, { x, y }));
  const slope = (of: (point: Point) => number) =>
    Math.hypot(of(seen(step, 0)) - of(seen(-step, 0)), of(seen(0, step)) - of(seen(0, -step)));
  return (4 * step) / (slope(({ x }) => x) + slope(({ y }) => y));
}

export interface SkinLesion {
  /** The true values, as the camera sees it. */
  readonly box: Box;
  readonly mm: number;
}

/** Skin that is turned away further than this shows too little to grade. */
const mostTurned = 60 * degree;

/**
 * A round lesion beside the card, on skin that bends away from it like a cylinder with a radius of 8 to 40 cm, and on
 * which the card does not lie quite flat.
 * @returns null if the skin there is turned away from the camera
 */
export function randomSkinLesion({ pose }: CardScene, seed: number): SkinLesion | null {
  const next = randomNumbers(seed + 500_000);
  const between = (low: number, high: number) => low + (high - low) * next();
  const radius = Math.exp(between(Math.log(80), Math.log(400)));
  const mm = Math.exp(between(Math.log(2), Math.log(15)));
  const tiltedBy = 2.5 * degree * normal(next);
  const skin = tilted(pose, tiltedBy, next);
  const from = between(markerMm / 2 + 10, 110);
  const direction = between(0, 2 * Math.PI);
  const centre = { x: from * Math.cos(direction), y: from * Math.sin(direction) };
  if (turnedAway(skin, centre, radius) > mostTurned) return null;
  const rim = Array.from({ length: 64 }, (_, i) => {
    const angle = (i / 64) * 2 * Math.PI;
    const at = { x: centre.x + (mm / 2) * Math.cos(angle), y: centre.y + (mm / 2) * Math.sin(angle) };
    return seenAt(pose, onCylinder(skin, at, radius));
  });
  const x = rim.map((point) => point.x);
  const y = rim.map((point) => point.y);
  const [left, top] = [Math.min(...x), Math.min(...y)];
  return { mm, box: { x: left, y: top, width: Math.max(...x) - left, height: Math.max(...y) - top } };
}

function tilted(pose: Pose, angle: number, next: () => number): Pose {
  const turn = 2 * Math.PI * next();
  const axis = turned(pose.across, normalOf(pose), turn);
  return { ...pose, across: turned(pose.across, axis, angle), down: turned(pose.down, axis, angle) };
}

/** Angle between the skin and the line of sight's normal plane. */
function turnedAway(skin: Pose, at: Point, radius: number): number {
  const normal = turned(normalOf(skin), skin.down, at.x / radius);
  const sight = onCylinder(skin, at, radius);
  return Math.acos(Math.min(1, Math.abs(dot(normal, sight)) / Math.hypot(...sight)));
}

/** Skin coordinates in mm, measured along the skin; it bends along its x axis, away from the camera. */
function onCylinder(skin: Pose, { x, y }: Point, radius: number): Vector {
  const across = radius * Math.sin(x / radius);
  const behind = radius * (1 - Math.cos(x / radius));
  const [nx, ny, nz] = normalOf(skin);
  const away = Math.sign(nz) * behind;
  const [px, py, pz] = inSpace(skin, { x: across, y });
  return [px + away * nx, py + away * ny, pz + away * nz];
}
