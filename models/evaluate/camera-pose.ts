import type { Point } from '../../src/screening/space/geometry.ts';

/** x to the right, y down, z away from the camera; mm. */
export type Vector = readonly [x: number, y: number, z: number];

/** A plane in front of a camera without distortion. */
export interface Pose {
  /** Size of the photo in pixels; the optical axis goes through its centre. */
  readonly width: number;
  readonly height: number;
  readonly focalLength: number;
  readonly centre: Vector;
  /** Unit vectors within the plane, along its own x and y. */
  readonly across: Vector;
  readonly down: Vector;
}

const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const times = ([x, y, z]: Vector, factor: number): Vector => [x * factor, y * factor, z * factor];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** A vector turned about a unit vector (Rodrigues). */
export function turned(vector: Vector, axis: Vector, angle: number): Vector {
  const kept = times(vector, Math.cos(angle));
  const side = times(cross(axis, vector), Math.sin(angle));
  return plus(plus(kept, side), times(axis, dot(axis, vector) * (1 - Math.cos(angle))));
}

/** Unit vectors of a plane that is rolled within the picture, then tilted about an axis in the picture. */
export function tiltedPlane(roll: number, tilt: number, axisAngle: number): Pick<Pose, 'across' | 'down'> {
  const axis: Vector = [Math.cos(axisAngle), Math.sin(axisAngle), 0];
  return {
    across: turned([Math.cos(roll), Math.sin(roll), 0], axis, tilt),
    down: turned([-Math.sin(roll), Math.cos(roll), 0], axis, tilt),
  };
}

/** The point in space for plane coordinates in mm from its centre. */
export const inSpace = ({ centre, across, down }: Pose, { x, y }: Point): Vector =>
  plus(centre, plus(times(across, x), times(down, y)));

/** Where the camera sees a point in space, in pixels. */
export const seenAt = ({ width, height, focalLength }: Pose, [x, y, z]: Vector): Point => ({
  x: width / 2 + (focalLength * x) / z,
  y: height / 2 + (focalLength * y) / z,
});

/** Where on the plane, in mm from its centre, a pixel looks. */
export function onPlane(pose: Pose, { x, y }: Point): Point {
  const { width, height, focalLength, centre, across, down } = pose;
  const ray: Vector = [(x - width / 2) / focalLength, (y - height / 2) / focalLength, 1];
  const normal = cross(across, down);
  const hit = times(ray, dot(normal, centre) / dot(normal, ray));
  const from = plus(hit, times(centre, -1));
  return { x: dot(from, across), y: dot(from, down) };
}

/** Unit vector perpendicular to the plane, away from the camera. */
export const normalOf = ({ across, down }: Pose): Vector => cross(across, down);
