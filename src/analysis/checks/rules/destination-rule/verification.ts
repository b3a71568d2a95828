import type { Field } from '../../objects/field';
import { ofEachWith } from '../../rule/rule';

/** Clients that encrypt and check no certificate. */
export const serverVerification = ofEachWith('DestinationRule', ['tls'], ({ spec }, say) => {
  const isForSome = spec.get('workloadSelector').isSet;
  const policy = spec.get('trafficPolicy');
  if (isUnchecked(policy.get('tls'), isForSome)) say('MAN226', policy.get('tls'), `the mode ${policy.at('tls', 'mode').text} has no caCertificates`);
  for (const setting of policy.get('portLevelSettings').items()) {
    const tls = setting.get('tls');
    if (isUnchecked(tls, isForSome)) say('MAN227', tls, `the mode ${tls.get('mode').text} of a port has no caCertificates`);
  }
});

function isUnchecked(tls: Field, isForSome: boolean): boolean {
  const encrypts = ['SIMPLE', 'MUTUAL'].includes(tls.get('mode').text);
  return encrypts && !tls.get('caCertificates').text && !(tls.get('credentialName').text && isForSome);
}
