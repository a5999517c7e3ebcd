import type { BodySite } from '../../src/protocol.ts';
import { en } from '../strings/en.ts';

const isSite = (site: string): site is BodySite => Object.hasOwn(en.siteNames, site);

export const siteName = (site: string | null): string =>
  site !== null && isSite(site) ? en.siteNames[site] : (site ?? '');
