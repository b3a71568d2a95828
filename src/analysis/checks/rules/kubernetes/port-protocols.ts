import { protocolOfPort } from '../../../model/protocol';
import { servicePorts, type Port } from '../../index/hosts';
import type { Subject } from '../../objects/subject';
import { either, serviceWith } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { isOfIstio } from '../../values/label';
import { quoted } from '../../values/quoted';

const MANAGED = new Set(['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller']);

function isLookedAt({ object: { labels } }: Subject): boolean {
  return !isOfIstio(labels) && !MANAGED.has(labels['gateway.istio.io/managed'] ?? '');
}

/** Ports whose protocol Istio has to guess. */
export const portProtocols = ofEach('Service', {
  finds: {
    MAN601: {
      level: 'info', istio: 'IST0118', kiali: 'KIA0601', title: 'the port of a Service should state its protocol', remedy: 'write appProtocol, or begin the name of the port with the protocol, as in http, http-admin, grpc or tcp',
    },
    MAN602: { level: 'warning', istio: 'IST0150', kiali: null, title: 'the port of an ExternalName must state its protocol', remedy: 'name it after its protocol, such as https, but not tcp' },
  },
  visit: (subject, say) => {
    if (!isLookedAt(subject)) return;
    const isExternal = subject.spec.get('type').text === 'ExternalName';
    for (const port of servicePorts(subject.spec)) {
      if (protocolOfPort(port) && !(isExternal && port.name === 'tcp')) continue;
      if (isExternal) say('MAN602', port.field, `the port ${nameOf(port)} of an ExternalName does not state a protocol`);
      else say('MAN601', port.field, `the port ${nameOf(port)} does not state a protocol`);
    }
  },
  examples: () => ({
    MAN601: either(name => serviceWith(`{ name: ${name}, port: 9080 }`), 'web', 'http-web'),
    MAN602: either(external, 'tcp', 'tls'),
  }),
});

/** What says the protocol, or else the number. */
function nameOf({ appProtocol, name, port }: Port): string {
  const said = appProtocol ?? name;
  return said === '' ? String(port) : quoted(said);
}

const external = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\nspec: { type: ExternalName, externalName: api.example.com, ports: [{ name: ${name}, port: 443 }] }\n`;
