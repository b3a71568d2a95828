import type { Field } from '../../objects/field';
import { either, tlsPolicy, portSettings } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';

/** Clients that encrypt and check no certificate. */
export const serverVerification = ofEachWith('DestinationRule', ['tls'], {
  finds: {
    MAN226: { level: 'warning', istio: 'IST0128', kiali: null, title: 'a client that encrypts must check the certificate of the server', remedy: 'write caCertificates: the CA that signs the certificate of the server' },
    MAN227: { level: 'warning', istio: 'IST0129', kiali: null, title: 'a client that encrypts on a port must check the certificate of the server', remedy: 'write caCertificates: the CA that signs the certificate of the server' },
  },
  visit: ({ spec }, say) => {
    const isForSome = spec.get('workloadSelector').isSet;
    const policy = spec.get('trafficPolicy');
    if (isUnchecked(policy.get('tls'), isForSome)) say('MAN226', policy.get('tls'), `the mode ${policy.at('tls', 'mode').text} has no caCertificates`);
    for (const setting of policy.get('portLevelSettings').items()) {
      const tls = setting.get('tls');
      if (isUnchecked(tls, isForSome)) say('MAN227', tls, `the mode ${tls.get('mode').text} of a port has no caCertificates`);
    }
  },
  examples: () => ({
    MAN226: either(more => tlsPolicy(`mode: SIMPLE${more}`), '', ', caCertificates: /ca.pem'),
    MAN227: either(more => portSettings(`port: { number: 443 }, tls: { mode: SIMPLE${more} }`), '', ', caCertificates: /ca.pem'),
  }),
});

function isUnchecked(tls: Field, isForSome: boolean): boolean {
  const encrypts = ['SIMPLE', 'MUTUAL'].includes(tls.get('mode').text);
  return encrypts && !tls.get('caCertificates').text && !(tls.get('credentialName').text && isForSome);
}
