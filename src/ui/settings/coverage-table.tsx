// On which sites links are checked, and which permissions the browser has given.

import { settingsWords } from '../../data/words/settings';
import { allowSite } from '../../platform/sites';
import { Sentence } from '../look/sentence';
import { DataTable, State } from './data-table';
import type { Reading } from './settings-page';

interface CoverageTableProps {
  readonly reading: Reading;
  readonly onChange: () => void;
}

export function CoverageTable({ reading, onChange }: CoverageTableProps) {
  const { sites, worksInPrivate, missingPermissions } = reading;
  const blocked = [...sites].flatMap(([host, may]) => (may ? [] : [host]));
  // The browser takes it from the press itself only.
  const allow = (host: string) => void allowSite(host).then(onChange, console.error);
  return (
    <>
      <DataTable
        labelledBy="coverage"
        columns={[settingsWords.address, settingsWords.state]}
        rows={[...sites].map(([host, may]) => ({
          key: host,
          cells: [
            <code key="host">{host}</code>,
            <State
              key="state"
              kind={may ? 'good' : 'fault'}
              words={may ? settingsWords.working : settingsWords.attention}
            />,
          ],
        }))}
      />
      {blocked.map((host) => (
        <div key={host}>
          <p>
            <Sentence words={settingsWords.notAllowed} gaps={{ host }} />
          </p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={() => allow(host)}>
            <Sentence words={settingsWords.allow} gaps={{ host }} />
          </button>
        </div>
      ))}
      <p>
        <Sentence words={worksInPrivate ? settingsWords.privateYes : settingsWords.privateNo} />{' '}
        {missingPermissions.length === 0 ? (
          <Sentence words={settingsWords.permissionsWhole} />
        ) : (
          <Sentence words={settingsWords.permissionsMissing} gaps={{ names: missingPermissions.join(', ') }} />
        )}
      </p>
    </>
  );
}
