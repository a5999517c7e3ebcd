import { areaOf, mapBox, windowOf } from '../../src/contract/body-map.ts';
import type { Place, Point } from '../../src/contract/kiosk.ts';
import { Person } from './person.tsx';

interface PoseProps {
  readonly place: Place;
  /** Where the customer touched the map. */
  readonly point: Point | null;
}

/** What the photo should look like: the figure in the frame with the part to show marked. The text says the same. */
export function Pose({ place, point }: PoseProps) {
  const [x, y, width, height] = windowOf(place);
  return (
    <svg class="pose" viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true" data-pose={place.site}>
      <Person side={place.view}>
        {(cut) => (
          <path
            class="pose-part"
            d={areaOf(place.site)}
            clip-path={place.site === 'face' ? undefined : cut}
          />
        )}
      </Person>
      {point && (
        <circle
          class="pose-point"
          cx={mapBox.x + point.x * mapBox.width}
          cy={mapBox.y + point.y * mapBox.height}
          r={Math.max(width, height) / 32}
        />
      )}
    </svg>
  );
}
