// Scripts by which IT asks a computer whether the extension is there, in which version, and with which policy. They change nothing.

import { CHROMIUM_BROWSERS, FIREFOX } from './browsers';
import type { Organisation } from './organisation-file';

/** For Intune: exit code 0 and a line where every browser that is named has it, 1 where one has not. */
export function powershellDetection({ extension }: Organisation): string {
  const { chromiumId, firefoxId } = extension;
  const browsers = chromiumId === null ? [] : CHROMIUM_BROWSERS;
  return crlf(`# Says for each browser on this computer whether Lurewatch is there, in which version, and whether its policy is.
# Exit code 0: yes, wherever the browser is. 1: something is missing. Nothing is changed.
$ErrorActionPreference = 'SilentlyContinue'
$missing = 0
$found = @()

function Add-Finding($browser, $version, $policy) {
  if (-not $version -or -not $policy) { $script:missing = 1 }
  $versionText = if ($version) { $version } else { 'not installed' }
  $policyText = if ($policy) { 'yes' } else { 'no' }
  $script:found += "$browser version: $versionText policy: $policyText"
}
${browsers
  .map(
    ({ title, registry, profiles }) => `
$data = Get-ChildItem (Join-Path $env:SystemDrive 'Users\\*\\${profiles.windows}') -Directory
if ($data) {
  $extension = Get-ChildItem ($data.FullName | ForEach-Object { Join-Path $_ '*\\Extensions\\${chromiumId}\\*' }) -Directory
  $version = ($extension | ForEach-Object { [version](($_.Name -split '_')[0]) } | Sort-Object -Descending | Select-Object -First 1)
  Add-Finding '${title}' $version (Test-Path 'HKLM:\\${registry}\\3rdparty\\extensions\\${chromiumId}\\policy')
}
`,
  )
  .join('')}${
  firefoxId === null
    ? ''
    : `
$profiles = Get-ChildItem (Join-Path $env:SystemDrive 'Users\\*\\AppData\\Roaming\\Mozilla\\Firefox\\Profiles\\*\\extensions.json')
if ($profiles) {
  $addons = $profiles | ForEach-Object { (Get-Content $_.FullName -Raw | ConvertFrom-Json).addons } | Where-Object { $_.id -eq '${firefoxId}' }
  $version = ($addons | ForEach-Object { [version]$_.version } | Sort-Object -Descending | Select-Object -First 1)
  Add-Finding '${FIREFOX.title}' $version ($null -ne (Get-ItemProperty 'HKLM:\\${FIREFOX.registry}\\3rdparty\\Extensions').'${firefoxId}')
}
`
}
if ($found.Count -eq 0) { $found = @('no browser that Lurewatch is for has been used here yet') }
Write-Output ($found -join '; ')
exit $missing
`);
}

/** For macOS and Linux, with the same answers. */
export function shellDetection({ extension }: Organisation): string {
  const { chromiumId, firefoxId } = extension;
  const browsers = chromiumId === null ? [] : CHROMIUM_BROWSERS;
  const parts = browsers.map(
    ({ title, domain, linuxFolder, profiles }) => `
if [ "$mac" ]; then
  data='${profiles.mac}' policy="/Library/Managed Preferences/${domain}.extensions.${chromiumId}.plist"
  [ -e "$policy" ] || policy=''
else
  data='${profiles.linux}' policy=$(grep -l '${chromiumId}' ${linuxFolder}/*.json 2>/dev/null | head -n 1)
fi
used=''
version=''
for home in $homes; do
  [ -d "$home/$data" ] || continue
  used=1
  for found in "$home/$data"/*/Extensions/${chromiumId}/*/; do
    [ -d "$found" ] && version=$(newer "$version" "$(basename "$found" | sed 's/_.*//')")
  done
done
[ "$used" ] && tell '${title}' "$version" "$policy"
`,
  );
  return `#!/bin/sh
# Says for each browser on this computer whether Lurewatch is there, in which version, and whether its policy is.
# Exit code 0: yes, wherever the browser is. 1: something is missing. Nothing is changed.
missing=0
told=''
mac=''
[ "$(uname)" = Darwin ] && mac=1
homes=\${LUREWATCH_HOMES:-$([ "$mac" ] && echo /Users/* || echo /home/*)}

newer() { printf '%s\\n%s\\n' "$1" "$2" | sort -t . -k 1,1n -k 2,2n -k 3,3n | tail -n 1; }

tell() {
  told=1
  { [ "$2" ] && [ "$3" ]; } || missing=1
  echo "$1 version: \${2:-not installed} policy: $([ "$3" ] && echo yes || echo no)"
}
${parts.join('')}${
  firefoxId === null
    ? ''
    : `
if [ "$mac" ]; then
  data='Library/Application Support/Firefox/Profiles' policies='/Library/Managed Preferences/${FIREFOX.domain}.plist'
else
  data='.mozilla/firefox' policies='/etc/firefox/policies/policies.json'
fi
policy=$(grep -l '${firefoxId}' "$policies" 2>/dev/null)
used=''
version=''
for home in $homes; do
  for known in "$home/$data"/*/extensions.json; do
    [ -e "$known" ] || continue
    used=1
    # An add-on's id and version stand beside each other, with one identity between them.
    found=$(grep -o '"id":"${firefoxId}","syncGUID":"[^"]*","version":"[^"]*"' "$known" | sed 's/.*"version":"//; s/"//' | head -n 1)
    version=$(newer "$version" "$found")
  done
done
[ "$used" ] && tell '${FIREFOX.title}' "$version" "$policy"
`
}
[ "$told" ] || echo 'no browser that Lurewatch is for has been used here yet'
exit $missing
`;
}

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
