// Forty ways to forge a council's address, as lures do: each makes a host from a name, or none where the name does not lend itself.

/** Whose address is forged: a council, or an ordinary word taken for one. */
export interface Forged {
  /** Words with single spaces: `kensington and chelsea`. */
  readonly name: string;
  /** The real address: `rbkc.gov.uk`. */
  readonly domain: string;
}

export interface ForgeryKind {
  /** How it looks, with X for the name and D for the real address. */
  readonly looks: string;
  /** Whether it spells gov.uk: then it deceives whatever the name, and an ordinary word is no control. */
  readonly spellsGovUk: boolean;
  readonly forge: (forged: Forged) => string | null;
}

const joined = ({ name }: Forged) => name.replaceAll(' ', '');
const hyphened = ({ name }: Forged) => name.replaceAll(' ', '-');
const dashed = ({ domain }: Forged) => domain.replaceAll('.', '-');

/** `{x}` is the name with hyphens, `{j}` run together, `{d}` the real address, `{h}` that with hyphens for dots. */
function pattern(looks: string, host: string): ForgeryKind {
  return {
    looks,
    spellsGovUk: /gov[.-]?uk|\{[dh]\}/.test(host),
    forge: (forged) =>
      host
        .replace('{x}', hyphened(forged))
        .replace('{j}', joined(forged))
        .replace('{d}', forged.domain)
        .replace('{h}', dashed(forged)),
  };
}

/** The name misspelt; `host` holds it as `{m}`. Names of fewer than four letters cannot be told from others then. */
function misspelt(looks: string, host: string, misspell: (name: string) => string): ForgeryKind {
  return {
    looks,
    spellsGovUk: false,
    forge(forged) {
      const name = joined(forged);
      const wrong = misspell(name);
      if (name.length < 4 || wrong === name) return null;
      const url = new URL(`https://${host.replace('{m}', wrong)}/`);
      return url.hostname;
    },
  };
}

const middle = (name: string) => Math.floor(name.length / 2);
const letters = (from: string, to: string) => (name: string) =>
  [...name].map((letter) => to[from.indexOf(letter)] ?? letter).join('');

const swapped = (name: string) => {
  const at = [...name].findIndex(
    (letter, index) => index >= middle(name) && name[index + 1] !== undefined && name[index + 1] !== letter,
  );
  return at === -1 ? name : name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
};
const dropped = (name: string) => name.slice(0, middle(name)) + name.slice(middle(name) + 1);
const doubled = (name: string) => name.slice(0, middle(name)) + name[middle(name)] + name.slice(middle(name));
const accented = (name: string) => name.replace(/[aeo]/, (letter) => `${letter}\u0301`.normalize('NFC'));

export const FORGERY_KINDS: readonly ForgeryKind[] = [
  pattern('gov-X.com', 'gov-{x}.com'),
  pattern('X-gov.com', '{x}-gov.com'),
  pattern('govX.com', 'gov{j}.com'),
  pattern('Xgov.com', '{j}gov.com'),
  pattern('Xgov.co.uk', '{j}gov.co.uk'),
  pattern('Xgov.org.uk', '{j}gov.org.uk'),
  pattern('X.gov.co', '{j}.gov.co'),
  pattern('council-X.com', 'council-{x}.com'),
  pattern('X-council.com', '{x}-council.com'),
  pattern('Xcouncil.com', '{j}council.com'),
  pattern('X.council.click', '{j}.council.click'),
  pattern('X-council.web.app', '{x}-council.web.app'),
  pattern('counciltax-X.com', 'counciltax-{x}.com'),
  pattern('X-counciltax.com', '{x}-counciltax.com'),
  pattern('Xcounciltax.com', '{j}counciltax.com'),
  pattern('X-council-tax.com', '{x}-council-tax.com'),
  pattern('pcn-X.com', 'pcn-{x}.com'),
  pattern('X-pcn.com', '{x}-pcn.com'),
  pattern('portal-X.com', 'portal-{x}.com'),
  pattern('X-portal.com', '{x}-portal.com'),
  pattern('login-X.com', 'login-{x}.com'),
  pattern('X-login.com', '{x}-login.com'),
  pattern('pay-X.com', 'pay-{x}.com'),
  pattern('X-pay.com', '{x}-pay.com'),
  pattern('X-refund.com', '{x}-refund.com'),
  pattern('X-rebate.com', '{x}-rebate.com'),
  pattern('D.account-verify.com', '{d}.account-verify.com'),
  pattern('D with hyphens.account-verify.com', '{h}.account-verify.com'),
  pattern('D with hyphens.com', '{h}.com'),
  pattern('X.gov.uk.com', '{j}.gov.uk.com'),
  pattern('Xgovuk.com', '{j}govuk.com'),
  pattern('cyngor-X.com', 'cyngor-{x}.com'),
  pattern('cyngorX.com', 'cyngor{j}.com'),
  misspelt('X-council.com, Cyrillic letters', '{m}-council.com', letters('aeocpxyis', 'аеосрхуіѕ')),
  misspelt('X-council.com, digits for letters', '{m}-council.com', letters('lo', '10')),
  misspelt('X-council.com, rn for m or m for rn', '{m}-council.com', (name) =>
    name.replace(/rn|m/, (part) => (part === 'm' ? 'rn' : 'm')),
  ),
  misspelt('X-council.com, an accent', '{m}-council.com', accented),
  misspelt('X-council.com, letters swapped', '{m}-council.com', swapped),
  misspelt('X-council.com, a letter dropped', '{m}-council.com', dropped),
  misspelt('X-gov.com, a letter doubled', '{m}-gov.com', doubled),
];
