// Kinds of file that can change a computer when they are opened. Source: docs/data-sources.md ("Risky files").

export const RISKY_EXTENSIONS: readonly string[] = [
  ...['exe', 'scr', 'msi', 'msix', 'appx', 'bat', 'cmd', 'ps1', 'vbs', 'vbe', 'jse', 'wsf', 'hta', 'cpl', 'lnk', 'reg'],
  ...['jar', 'iso', 'img', 'vhd', 'vhdx', 'cab', 'chm', 'docm', 'xlsm', 'pptm', 'xll', 'apk', 'dmg', 'pkg', 'ace'],
];
