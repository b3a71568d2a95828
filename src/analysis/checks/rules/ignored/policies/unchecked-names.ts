import { destinationRule, either } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { settings } from '../../destination-rule/parts';

/** Clients that ask for a name in the TLS handshake, and look at none in the certificate. */
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
      const checks = ['SIMPLE', 'MUTUAL'].includes(tls.get('mode').text) && !tls.get('insecureSkipVerify').flag;
      if (!checks || tls.get('sni').text === '' || tls.get('subjectAltNames').items().length > 0) continue;
      say('MAN769', tls.get('sni'), `a certificate of any name will do for ${quoted(tls.get('sni').text)}, as there are no subjectAltNames`);
    }
  },
  examples: () => ({
    MAN769: either(more => destinationRule(`{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE, sni: api.example.com, caCertificates: /ca.pem${more} } } }`), '', ', subjectAltNames: [api.example.com]'),
  }),
});
