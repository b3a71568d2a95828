import { protocolOfPort } from '../../../model/protocol';
import { servicePorts } from '../../index/hosts';
import type { Subject } from '../../objects/subject';
import { ofEach } from '../../rule/rule';

const MANAGED = new Set(['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller']);

/** Whether an object is a part of Istio itself. */
export function isOfIstio(labels: Readonly<Record<string, string>>): boolean {
  return 'istio' in labels || labels.release === 'istio';
}

function isLookedAt({ object: { labels } }: Subject): boolean {
  return !isOfIstio(labels) && !MANAGED.has(labels['gateway.istio.io/managed'] ?? '');
}

/** Ports whose protocol Istio has to guess. */
export const portProtocols = ofEach('Service', (subject, say) => {
  if (!isLookedAt(subject)) return;
  const isExternal = subject.spec.get('type').text === 'ExternalName';
  for (const port of servicePorts(subject.spec)) {
    if (protocolOfPort(port) && !(isExternal && port.name === 'tcp')) continue;
    if (isExternal) say('MAN602', port.field, `the port '${port.name}' of an external name says no protocol`);
    else say('MAN601', port.field, `the port '${port.appProtocol ?? port.name}' says no protocol`);
  }
});
