import { either, httpsServer } from '../../rule/example';
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
export const ciphers = ofEach('Gateway', {
  finds: {
    MAN311: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a server that accepts TLS 1.0 or 1.1 must list ciphers', remedy: 'write minProtocolVersion: TLSV1_2, or cipherSuites' },
    MAN317: { level: 'warning', istio: 'IST0133', kiali: null, title: 'ciphers must be known, and each must be listed only once', remedy: 'correct or remove it' },
  },
  visit: ({ spec }, say) => {
    for (const tls of spec.get('servers').items().map(server => server.get('tls'))) {
      const suites = tls.get('cipherSuites');
      const { texts } = suites;
      if (['TLSV1_0', 'TLSV1_1'].includes(tls.get('minProtocolVersion').text) && texts.length === 0) {
        say('MAN311', tls.get('minProtocolVersion'), `cipherSuites lists no cipher for ${tls.get('minProtocolVersion').text}`);
      }
      const unknown = texts.filter(cipher => !isKnown(cipher));
      if (unknown.length > 0) say('MAN317', suites, `${listed(unknown)} is not known`);
      const twice = texts.filter((cipher, index) => isKnown(cipher) && texts.indexOf(cipher) < index);
      if (twice.length > 0) say('MAN317', suites, `${listed(new Set(twice))} is there twice`);
    }
  },
  examples: () => ({
    MAN311: either(version => httpsServer(`mode: SIMPLE, credentialName: shop, minProtocolVersion: ${version}`), 'TLSV1_1', 'TLSV1_2'),
    MAN317: either(cipher => httpsServer(`mode: SIMPLE, credentialName: shop, cipherSuites: [${cipher}]`), 'AES512-SHA', 'AES256-SHA'),
  }),
});
