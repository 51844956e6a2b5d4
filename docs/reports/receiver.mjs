// An example of a receiver for reports from Lurewatch (docs/reports.md): plain Node, no packages. It writes each report into a folder as a file of
// its own, for `lurewatch reports FOLDER`. Put it behind your web server, which does TLS and limits how often one address may ask.
//
//   node receiver.mjs reports 8787

import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [folder = 'reports', port = '8787'] = process.argv.slice(2);
const MAX_OCTETS = 64 * 1024;
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

mkdirSync(folder, { recursive: true });

/** The body as text; null where it is larger than any report. */
async function bodyOf(request) {
  const parts = [];
  let octets = 0;
  for await (const part of request) {
    octets += part.length;
    if (octets > MAX_OCTETS) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function idOf(text) {
  try {
    const report = JSON.parse(text);
    return report.format === 'lurewatch-report/1' && typeof report.id === 'string' && ID.test(report.id)
      ? report.id
      : null;
  } catch {
    return null;
  }
}

const server = createServer(async (request, response) => {
  // Browsers ask first whether an extension may send here.
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'content-type');
  const answer = (status, value) => {
    response.setHeader('content-type', 'application/json');
    response.writeHead(status).end(value && JSON.stringify(value));
  };
  try {
    if (request.method === 'OPTIONS') return answer(204);
    if (request.method !== 'POST') return answer(405);
    const text = await bodyOf(request);
    if (text === null) return answer(413);
    const id = idOf(text);
    if (id === null) return answer(400);
    // The id names the file, so a report that is sent twice is one; `wx` never writes over what is there.
    await writeFile(join(folder, `${id}.json`), text, { flag: 'wx' }).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    // What the person sees, and can name on the phone.
    return answer(200, { receipt: id.slice(0, 8).toUpperCase() });
  } catch {
    // Not written: the browser keeps the report and sends it again.
    return answer(500);
  }
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`listening on port ${server.address().port}\n`));
