import type { Field } from '../../../objects/field';
import { destinationRule, either } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { settings } from '../../destination-rule/parts';

/**
 * Clients that ask for a name in the TLS handshake, and look at none in the certificate. Where the name is that of the host and a CA is named, nothing is said:
 * so many write the TLS of a host outside, as Istio's own guides do.
 */
export const namesChecked = ofEachWith('DestinationRule', ['sni'], {
  finds: {
    MAN769: {
      level: 'info',
      istio: null,
      kiali: null,
      title: 'a client that asks for a name by sni should check it in the certificate',
      remedy: 'write subjectAltNames with the name; or leave sni out: then proxies ask for the host of the request, and check it',
    },
  },
  visit: ({ spec }, say) => {
    for (const tls of settings(spec).map(({ block }) => block.get('tls'))) {
      const isUsual = tls.get('sni').text === spec.get('host').text && tls.get('caCertificates').text !== '';
      if (isUsual || tls.get('sni').text === '' || !checksCertificates(tls) || tls.get('subjectAltNames').items().length > 0) continue;
      say('MAN769', tls.get('sni'), `a certificate of any name will do for ${quoted(tls.get('sni').text)}, as there are no subjectAltNames`);
    }
  },
  examples: () => ({
    MAN769: either(more => destinationRule(`{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE, sni: shop.example.com, caCertificates: /ca.pem${more} } } }`), '', ', subjectAltNames: [shop.example.com]'),
  }),
});

function checksCertificates(tls: Field): boolean {
  return ['SIMPLE', 'MUTUAL'].includes(tls.get('mode').text) && !tls.get('insecureSkipVerify').flag;
}
