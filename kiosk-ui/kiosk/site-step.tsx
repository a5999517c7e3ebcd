import { useState } from 'preact/hooks';
import { sitesOf } from '../../src/contract/body-map.ts';
import type { Place, Point, View } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { placeName } from '../shared/place-name.ts';
import { en } from '../strings/en/kiosk.ts';
import { Figure } from './body-map.tsx';

const choose = ({ site, view }: Place, point: Point | null) =>
  request({ type: 'choose-site', site, view, point });

const sides: readonly View[] = ['front', 'back'];

/** Asks where the spot is: the customer touches the figures or chooses from the list. */
export function BodySiteStep() {
  const words = en.bodySite;
  const [listed, setListed] = useState<View>('front');
  return (
    <div class="body-site">
      <div class="body-site-words">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p>
          {words.text} {words.mirror}
        </p>
      </div>
      <div class="figures">
        {sides.map((side) => (
          <Figure key={side} side={side} onChoose={choose} />
        ))}
      </div>
      <div class="site-choice">
        <fieldset class="sides" aria-label={words.sides}>
          {sides.map((side) => (
            <Button key={side} pressed={side === listed} onPress={() => setListed(side)}>
              {words[side]}
            </Button>
          ))}
        </fieldset>
        <ul class="site-list" aria-label={words.list}>
          {sitesOf[listed].map((site) => (
            <li key={site}>
              <Button onPress={() => choose({ site, view: listed }, null)}>
                {placeName({ site, view: listed })}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <div class="actions">
        <Button onPress={() => request({ type: 'change-scope' })}>{words.goBack}</Button>
      </div>
    </div>
  );
}
