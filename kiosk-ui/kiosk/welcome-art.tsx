/** Decoration: a back with a few spots, each with its ring, to show without words what the kiosk does. */
const spots: readonly (readonly [x: number, y: number, r: number])[] = [
  [164, 214, 5],
  [250, 190, 4],
  [206, 258, 6],
  [278, 262, 5],
  [150, 300, 4],
  [232, 338, 5],
];

export function WelcomeArt() {
  return (
    <svg class="welcome-art" viewBox="0 0 400 400" aria-hidden="true">
      <clipPath id="welcome-disc">
        <circle cx="200" cy="200" r="190" />
      </clipPath>
      <circle class="art-disc" cx="200" cy="200" r="190" />
      <g clip-path="url(#welcome-disc)">
        <path
          class="art-skin"
          d="M160,20 C150,80 168,96 158,116 C120,134 66,138 44,180 C24,222 18,330 14,420 L386,420 C382,330 376,222 356,180 C334,138 280,134 242,116 C232,96 250,80 240,20 Z"
        />
        <path class="art-line" d="M200,140 C196,220 204,300 200,400" />
        <path class="art-line" d="M92,420 C100,350 96,300 84,262 M308,420 C300,350 304,300 316,262" />
        <path class="art-line" d="M128,190 C140,226 140,262 124,290 M272,190 C260,226 260,262 276,290" />
      </g>
      {spots.map(([x, y, r]) => (
        <g key={`${x}-${y}`}>
          <circle class="art-spot" cx={x} cy={y} r={r} />
          <circle class="art-ring" cx={x} cy={y} r={r + 11} />
        </g>
      ))}
    </svg>
  );
}
