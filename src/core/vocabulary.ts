// The words that are looked for in hostnames: names of protected organisations and councils' places, and the words of a lure's trade.

import { COUNCILS } from '../data/councils';
import {
  ACTION_WORDS,
  AMBIGUOUS_PLACES,
  COUNCIL_SERVICE_WORDS,
  COUNCIL_STAFF_WORDS,
  COUNCIL_WORDS,
  FILLER_WORDS,
  OBJECT_WORDS,
} from '../data/lure-words';
import type { Council, ProtectedOrganisation } from '../data/organisation';
import { PUBLIC_BODIES } from '../data/public-bodies';

/** One word may be several things: `pay` is an action and a council's service. */
export interface Word {
  readonly text: string;
  /** A protected organisation's name that means nothing else. */
  readonly name?: ProtectedOrganisation;
  /** Of several words that anybody may write: `council tax`. Telling in a hostname, not in a path. */
  readonly isPhrase?: true;
  /** A protected organisation's name that means other things too. */
  readonly genericName?: ProtectedOrganisation;
  /** The place of a council. */
  readonly place?: Council;
  readonly isAction?: true;
  readonly isObject?: true;
  readonly isCouncil?: true;
  readonly isCouncilService?: true;
  readonly isCouncilStaff?: true;
  /** The place is also something else. */
  readonly isAmbiguous?: true;
  readonly isFiller?: true;
}

/** Names this short are words of other languages and parts of longer ones: they need a border or company. */
export const SHORT_NAME = 4;

/** `eppingforestdc` of eppingforestdc.gov.uk: what a lure copies besides the place. */
const ownLabel = (domain: string) =>
  domain.replace(/\.(gov\.uk|gov\.wales|llyw\.cymru|org\.uk|com|org)$/, '').replaceAll(/[.-]/g, ' ');

function build(): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  // What was said of a word first stays: two bodies of one name are told apart by nobody.
  const add = (text: string, facts: Omit<Partial<Word>, 'text'>) => {
    const joined = text.includes(' ') ? text.replaceAll(' ', '') : text;
    const known = words.get(joined);
    words.set(joined, known ? { ...facts, ...known } : { text: joined, ...facts });
  };
  for (const body of PUBLIC_BODIES) {
    for (const name of body.names) {
      const isPhrase = name.includes(' ') && body.sector === 'government';
      add(name, isPhrase ? { name: body, isPhrase } : { name: body });
    }
    for (const name of body.genericNames ?? []) {
      // `tax refund`, `penalty charge`: more than one word says what it is about.
      add(name, name.includes(' ') ? { genericName: body, isObject: true } : { genericName: body });
    }
  }
  for (const council of COUNCILS) {
    for (const place of council.places) add(place, { place: council });
    for (const domain of council.domains) {
      const label = ownLabel(domain);
      if (label.length > 3) add(label, { place: council });
    }
  }
  for (const text of ACTION_WORDS.split(' ')) add(text, { isAction: true });
  for (const text of OBJECT_WORDS.split(' ')) add(text, { isObject: true });
  for (const text of COUNCIL_WORDS.split(' ')) add(text, { isCouncil: true });
  for (const text of COUNCIL_SERVICE_WORDS.split(' ')) add(text, { isCouncilService: true });
  for (const text of COUNCIL_STAFF_WORDS.split(' ')) add(text, { isCouncilStaff: true });
  for (const text of AMBIGUOUS_PLACES.split(' ')) add(text, { isAmbiguous: true });
  for (const text of FILLER_WORDS.split(' ')) add(text, { isFiller: true });
  return words;
}

export const VOCABULARY = build();
