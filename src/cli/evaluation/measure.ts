// One row or more of the table of goals: which files of the folder it needs, and how it is counted.

import type { Folder } from './folder';
import type { Score } from './score';

export interface Measure {
  /** Without `.gz`. All must be there, else the measure is skipped and said to be. */
  readonly files: readonly string[];
  run(folder: Folder): Promise<readonly Score[]>;
}
