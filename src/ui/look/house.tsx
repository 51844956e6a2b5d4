// Of whose staff this is: in the head of each page beside our name.

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type House, NO_HOUSE } from '../../core/house';
import { appWords } from '../../data/words/app';
import { onHouse, readHouse } from '../../platform/house';
import { Sentence } from './sentence';

export function useHouse(): House {
  const [house, setHouse] = useState(NO_HOUSE);
  useEffect(() => {
    readHouse().then(setHouse, console.error);
    // As long as the page stands.
    onHouse(setHouse);
  }, []);
  return house;
}

/** Nothing where policy names no organisation. Its colour is drawn below the head. */
export function HouseName() {
  const { name, colour, logo } = useHouse();
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (colour === null) style.removeProperty('--lw-house');
    else style.setProperty('--lw-house', colour);
  }, [colour]);
  if (name === null && logo === null) return null;
  return (
    <span class="lw-house">
      {/* The name says what it shows. */}
      {logo !== null && <img src={logo} alt="" />}
      {name !== null && (
        <span>
          <Sentence words={appWords.house} gaps={{ organisation: name }} />
        </span>
      )}
    </span>
  );
}
