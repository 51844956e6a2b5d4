// The markup that real mail programs send: tables, inline styles, Word's paragraphs. No pictures, so opening a mail asks no server.

const FONT = "font-family:'Segoe UI',Arial,sans-serif";

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export function link(href: string, words: string): string {
  return `<a href="${escapeHtml(href)}" style="color:#0b5cad;text-decoration:underline">${escapeHtml(words)}</a>`;
}

/** The button that survives Outlook: a table cell with a colour. */
export function button(href: string, words: string, colour = '#00703c'): string {
  return (
    '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:18px 0"><tr>' +
    `<td align="center" bgcolor="${colour}" style="border-radius:4px;background:${colour}">` +
    `<a href="${escapeHtml(href)}" target="_blank" style="display:inline-block;padding:12px 26px;${FONT};font-size:16px;` +
    `font-weight:bold;color:#ffffff;text-decoration:none">${escapeHtml(words)}</a></td></tr></table>`
  );
}

/** One paragraph or block, as a newsletter tool writes it. */
export function paragraph(html: string): string {
  return `<p style="margin:0 0 14px;${FONT};font-size:15px;line-height:22px;color:#222222">${html}</p>`;
}

export function heading(words: string): string {
  return `<h2 style="margin:22px 0 8px;${FONT};font-size:19px;line-height:25px;color:#222222">${words}</h2>`;
}

interface Bulletin {
  readonly title: string;
  readonly banner: string;
  readonly colour?: string;
  readonly lang?: string;
  readonly blocks: readonly string[];
  readonly footer?: string;
}

/** A mail from a newsletter tool or an automatic system: a 600 px column with a banner. */
export function bulletin({ title, banner, colour = '#0f385c', lang = 'en-GB', blocks, footer = '' }: Bulletin): string {
  return (
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head>` +
    '<body style="margin:0;padding:0;background:#f3f3f3">' +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f3f3"><tr><td align="center" style="padding:16px">' +
    '<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:600px;max-width:100%">' +
    `<tr><td bgcolor="${colour}" style="padding:20px 28px;${FONT};font-size:24px;font-weight:bold;color:#ffffff">${banner}</td></tr>` +
    `<tr><td style="padding:24px 28px">${blocks.join('\n')}</td></tr>` +
    `<tr><td style="padding:16px 28px;border-top:1px solid #cecece;${FONT};font-size:12px;line-height:18px;color:#484949">${footer}</td></tr>` +
    '</table></td></tr></table></body></html>'
  );
}

/** A mail that a person wrote in Outlook. */
export function letter(...paragraphs: readonly string[]): string {
  const body = paragraphs.map(
    (html) =>
      `<p class="MsoNormal" style="margin:0cm 0cm 10pt;font-size:11pt;font-family:Aptos,Calibri,sans-serif">${html}</p>`,
  );
  return (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>' +
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>' +
    `<body lang="EN-GB" link="#467886" vlink="#96607D" style="word-wrap:break-word"><div class="WordSection1">${body.join('\n')}</div></body></html>`
  );
}

/** What Microsoft Defender makes of a link on its way in. The `data` and `sdata` parts are made up. */
export function safeLink(url: string): string {
  return (
    `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}` +
    '&data=05%7C02%7Cpriya.natarajan%40northbrook.example%7C0a1b2c3d%7C00000000%7C0%7C0%7C638996112000000000%7CUnknown%7C%7C%7C' +
    '&sdata=bm90IGEgcmVhbCBzaWduYXR1cmU%3D&reserved=0'
  );
}
