/** Spots on the forearm that the person holds up; the first is the one with a ring. */
const spots: readonly (readonly [x: number, y: number, r: number])[] = [
  [296, 196, 7],
  [281, 236, 4],
  [305, 150, 4],
  [276, 262, 3.5],
];

/** Decoration: a person who holds up an arm with a few spots, one of them with a ring, to show what the kiosk does. */
export function WelcomeArt() {
  const [first] = spots;
  return (
    <svg class="welcome-art" viewBox="0 0 400 400" aria-hidden="true">
      <clipPath id="welcome-disc">
        <circle cx="200" cy="200" r="192" />
      </clipPath>
      <circle class="art-disc" cx="200" cy="200" r="192" />
      <g clip-path="url(#welcome-disc)">
        <path class="art-hair" d="M100,150 C96,84 136,52 176,52 C220,52 254,86 250,152 L244,178 L108,178 Z" />
        <path class="art-skin" d="M150,190 L202,190 L204,250 C190,268 162,268 148,250 Z" />
        <path class="art-shade" d="M150,212 C164,232 188,232 202,212 L203,230 C190,246 162,246 149,230 Z" />
        <path
          class="art-skin"
          d="M116,136 C116,98 142,80 176,80 C210,80 236,98 236,136 C238,182 212,218 176,218 C140,218 114,182 116,136 Z"
        />
        <path
          class="art-hair"
          d="M110,142 C116,96 150,84 182,100 C206,112 232,112 242,140 C246,88 214,58 176,58 C134,58 104,88 110,142 Z"
        />
        <path class="art-line" d="M140,128 C146,123 154,123 160,127 M192,127 C198,123 206,123 212,128" />
        <circle class="art-eye" cx="151" cy="143" r="5" />
        <circle class="art-eye" cx="202" cy="143" r="5" />
        <path class="art-line" d="M177,146 C173,160 171,168 178,170" />
        <path class="art-line" d="M156,186 C168,197 186,197 198,186" />
        <path
          class="art-cloth"
          d="M30,420 C30,326 62,272 120,258 L148,248 C160,268 192,268 204,248 L232,258 C258,264 276,276 288,294 L262,420 Z"
        />
        <path class="art-seam" d="M96,420 C98,384 96,356 88,332" />
        {/* The arm that is held up, with its hand. */}
        <path
          class="art-skin"
          d="M250,420 C246,372 254,316 262,284 C268,236 276,190 286,146 C280,128 280,108 288,94 C292,86 300,90 299,99 L297,112 L306,80 C309,71 319,74 318,84 L314,110 L326,82 C330,74 339,78 337,87 L328,114 L341,98 C347,92 354,98 350,106 L334,136 C330,146 326,152 320,156 C318,204 316,246 312,286 C310,330 314,380 320,420 Z"
        />
        <path
          class="art-cloth"
          d="M236,420 C236,372 244,336 254,306 C274,296 300,298 318,310 C330,344 336,384 336,420 Z"
        />
        <path class="art-seam" d="M254,306 C274,296 300,298 318,310" />
      </g>
      {spots.map(([x, y, r]) => (
        <circle key={`${x}-${y}`} class="art-spot" cx={x} cy={y} r={r} />
      ))}
      {first && <circle class="art-ring" cx={first[0]} cy={first[1]} r="22" />}
    </svg>
  );
}
