import type { Place } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { dictionary } from './words.ts';

/** Leaves out the place of a full check that the screen shows. */
export const SkipButton = ({ place: { site, view } }: { place: Place }) => (
  <Button onPress={() => request({ type: 'skip-place', place: { site, view } })}>
    {dictionary.value.capture.skip}
  </Button>
);
