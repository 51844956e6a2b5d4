// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { messageBodyOf } from '../../src/content/message-body';
import { readContact, readEmailAttribute, readNameAndAddress } from '../../src/content/message-sender';

const OUTLOOK = new URL('https://outlook.office.com/mail/') as unknown as Location;
const GMAIL = new URL('https://mail.google.com/mail/u/0/') as unknown as Location;
const ROUNDCUBE = new URL('https://mail.council.test/?_task=mail&_action=preview') as unknown as Location;

afterEach(() => document.body.replaceChildren());

/** Of the message whose body has the id `here`. */
function senderIn(location: Location, markup: string) {
  document.body.innerHTML = markup;
  const body = document.getElementById('UniqueMessageBody_here') ?? document.querySelector('.ii.gt, #messagebody');
  return body && messageBodyOf(location, true).sender(body);
}
const BODY = '<div role="document" id="UniqueMessageBody_here"><a href="https://a.example/">A</a></div>';
const from = (text: string, number = 1) => `<div id="MSG_${number}_FROM"><span>${text}</span></div>`;

describe('the sender of a message', () => {
  it('is who the header before its body names', () => {
    const markup = `<div><div>${from('Ann Other&lt;ann@a.example&gt;')}<p>To: you</p></div><div>${BODY}</div></div>`;
    expect(senderIn(OUTLOOK, markup)).toEqual({ address: 'ann@a.example', name: 'Ann Other' });
  });

  it('is not told by what stands in or behind the body', () => {
    const forged = `<div role="document" id="UniqueMessageBody_here">${from('Bob&lt;bob@b.example&gt;')}</div>`;
    expect(senderIn(OUTLOOK, forged + from('Bob&lt;bob@b.example&gt;'))).toBeNull();
  });

  it('is nobody of another message', () => {
    const other = `<div>${from('Bob&lt;bob@b.example&gt;')}<div role="document">Other</div></div>`;
    expect(senderIn(OUTLOOK, `${other}<div>${BODY}</div>`)).toBeNull();
    expect(
      senderIn(OUTLOOK, `${from('Bob&lt;bob@b.example&gt;')}<div role="document">Other</div><div>${BODY}</div>`),
    ).toBeNull();
    expect(senderIn(OUTLOOK, `${other}<div>${from('Ann&lt;ann@a.example&gt;', 2)}${BODY}</div>`)?.address).toBe(
      'ann@a.example',
    );
  });

  it('is read in each webmail as it writes it', () => {
    expect(
      senderIn(
        GMAIL,
        '<div><span class="gD" email="ann@a.example" name="Ann">Ann</span><div class="ii gt"></div></div>',
      ),
    ).toEqual({ address: 'ann@a.example', name: 'Ann' });
    expect(
      senderIn(
        ROUNDCUBE,
        `<div id="message-header"><a class="rcmContactAddress" title="ann@a.example">Ann</a><a class="rcmContactAddress" title="you@b.example">You</a></div>
         <div><div id="messagebody"></div></div>`,
      ),
    ).toEqual({ address: 'ann@a.example', name: 'Ann' });
  });
});

describe('a header', () => {
  const read = (text: string) => {
    document.body.textContent = text;
    return readNameAndAddress(document.body);
  };

  it.each([
    ['Ann Other<ann@a.example>', 'ann@a.example', 'Ann Other'],
    [' Ann \n Other  <ann@a.example> ', 'ann@a.example', 'Ann Other'],
    ['ann@a.example', 'ann@a.example', ''],
    // A name that is an address of somebody else's.
    ['chief@council.gov.uk<x@b.example>', 'x@b.example', 'chief@council.gov.uk'],
    ['Chief <chief@council.gov.uk><x@b.example>', 'x@b.example', 'Chief <chief@council.gov.uk>'],
  ])('%j names %s', (text, address, name) => {
    expect(read(text)).toEqual({ address, name });
  });

  it.each(['Ann Other', '', '<>', 'Ann <ann>', 'a@b.example c@d.example', `Ann<${'a'.repeat(5000)}@a.example>`])(
    '%j names nobody',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('names nobody where attributes hold no address', () => {
    document.body.innerHTML = '<span class="gD" email="">Ann</span><p></p>';
    expect(readEmailAttribute(document.body.children[0] as Element)).toBeNull();
    expect(readContact(document.body.children[1] as Element)).toBeNull();
  });
});
