import type { BodySite } from '../../src/protocol.ts';
import { en } from '../strings/en.ts';

export const siteName = (site: BodySite | null): string => (site === null ? '' : en.siteNames[site]);
