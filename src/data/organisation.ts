// The shape of the tables of organisations in this folder.

export type Nation = 'England' | 'Scotland' | 'Wales' | 'Northern Ireland';

/** An organisation whose name lures borrow. */
export interface Organisation {
  /**
   * Stable, kebab-case, unique over all tables. For councils the GOV.UK slug: a GSS code is issued anew when a boundary
   * moves (Barnsley and Sheffield in 2025), and an incident or a suspension must still name the same council.
   */
  readonly id: string;
  readonly name: string;
  readonly nameCy?: string;
  /** Official domains, the main one first: lower-case A-labels; each stands for itself and all hosts below it. */
  readonly domains: readonly string[];
}

export type CouncilKind =
  | 'County'
  | 'Unitary authority'
  | 'Metropolitan district'
  | 'Non-metropolitan district'
  | 'London borough'
  | 'City corporation'
  | 'Scottish unitary authority'
  | 'Welsh unitary authority'
  | 'NI district';

/** Of a council, by its id. */
export interface CouncilArea {
  readonly id: string;
  readonly nation: Nation;
  readonly kind: CouncilKind;
  /** Office for National Statistics code of the area, as of the date in docs/data-sources.md. */
  readonly gss: string;
}

export interface Council extends Organisation {
  /**
   * What the place is called without "Council", as lures write it: lower-case words with single spaces, no accents and
   * no punctuation. The rules put in hyphens and run words together. Many are ordinary words: never enough alone.
   */
  readonly places: readonly string[];
}

/** Only government, health, police and local are public bodies; the rest are protected, not trusted. */
export type Sector =
  | 'government'
  | 'health'
  | 'police'
  | 'local'
  | 'post-and-parcels'
  | 'sign-in'
  | 'bank'
  | 'utility'
  | 'payments'
  | 'other';

/** A public body or brand, no council, whose name lures borrow. */
export interface ProtectedOrganisation extends Organisation {
  readonly sector: Sector;
  /** Distinctive names by which lures call it, written as places are. A short one (`dpd`) is a whole part. */
  readonly names: readonly string[];
  /** Names that mean other things too (`outlook`, `halifax`): they count only beside a word of the lure's trade. */
  readonly genericNames?: readonly string[];
}

/** A public body's domain outside the official zones. */
export interface OfficialDomain {
  readonly domain: string;
  readonly owner: string;
}

export type SharedHostKind =
  | 'shortener'
  | 'drive'
  | 'storage'
  | 'forms'
  | 'documents'
  | 'hosting'
  | 'social'
  | 'mailing';

/** A host where anyone can put a page, a form, a file or a redirect: the host itself says nothing of the link. */
export interface SharedHost {
  /** Stands for itself and all hosts below it. */
  readonly host: string;
  readonly kind: SharedHostKind;
}
