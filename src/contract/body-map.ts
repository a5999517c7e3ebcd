/** What drawing the body map needs, in one place for the pages and the papers: numbers and paths. */
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
