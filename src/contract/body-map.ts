/** What the body map's drawing needs, in one place for the pages and the papers. Numbers and paths, no logic of theirs. */
export {
  areaOf,
  body,
  bodyLine,
  both,
  details,
  head,
  mapBox,
  shorts,
  sitesOf,
  windowOf,
} from '../screening/space/figure.ts';
