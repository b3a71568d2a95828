import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';

const KNOWN = new Set([
  '', 'ALL', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA', 'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA',
]);

/** Expressions with operators are left alone. */
const isKnown = (cipher: string): boolean => KNOWN.has(cipher) || !/^[\p{L}\p{N}\u0080-\u{10FFFF}]/u.test(cipher);

/** Ciphers that servers offer. */
export const ciphers = ofEach('Gateway', ({ spec }, say) => {
  for (const tls of spec.get('servers').items().map(server => server.get('tls'))) {
    const suites = tls.get('cipherSuites');
    const { texts } = suites;
    if (['TLSV1_0', 'TLSV1_1'].includes(tls.get('minProtocolVersion').text) && texts.length === 0) {
      say('MAN311', tls.get('minProtocolVersion'), `no cipher of ${tls.get('minProtocolVersion').text} is offered`);
    }
    const unknown = texts.filter(cipher => !isKnown(cipher));
    if (unknown.length > 0) say('MAN317', suites, `${listed(unknown)} is not known`);
    const twice = texts.filter((cipher, index) => isKnown(cipher) && texts.indexOf(cipher) < index);
    if (twice.length > 0) say('MAN317', suites, `${listed(new Set(twice))} is there twice`);
  }
});
