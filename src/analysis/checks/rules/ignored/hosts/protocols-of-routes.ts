import { isHttp, type Protocol, protocolOfPort } from '../../../../model/protocol';
import type { Context } from '../../../index/context';
import { servicePorts } from '../../../index/hosts';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { either, httpRoute, ROUTE, serviceWith, together, virtualService } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { isInMesh } from '../../virtual-service/parts';

/** Routes of a protocol that is not spoken on any port of the host. */
export const routesAreRead = ofEach('VirtualService', {
  finds: {
    MAN729: { level: 'warning', istio: null, kiali: null, title: 'http routes must be for hosts with a port of HTTP', remedy: 'if the port speaks HTTP, write appProtocol: http or name it http; otherwise write tcp or tls routes' },
    MAN738: { level: 'warning', istio: null, kiali: null, title: 'tcp routes must be for hosts with a port that is not of HTTP', remedy: 'if the port speaks HTTP, write http routes; otherwise write appProtocol: tcp or name it tcp' },
  },
  visitAmong: ({ object, spec }, say, context) => {
    if (!isInMesh(spec)) return;
    const isWritten = (kind: string) => spec.get(kind).items().length > 0;
    for (const host of spec.get('hosts').items()) {
      const protocols = protocolsOf(serviceOf(host, object.namespace, context));
      if (protocols.length === 0 || protocols.includes(undefined)) continue;
      const said = `${quoted(host.text)} has only ports of ${protocols.join(', ')}`;
      if (isWritten('http') && !protocols.some(isHttp)) say('MAN729', host, `${said}, where http routes do not apply`);
      if (isWritten('tcp') && protocols.every(isHttp)) say('MAN738', host, `${said}, where tcp routes do not apply`);
    }
  },
  examples: () => ({
    MAN729: either(name => together(serviceWith(`{ name: ${name}, port: 9080 }`), httpRoute(ROUTE)), 'tcp', 'http'),
    MAN738: either(name => together(serviceWith(`{ name: ${name}, port: 80 }`), virtualService(`{ hosts: [reviews], tcp: [{ ${ROUTE} }] }`)), 'http', 'tcp'),
  }),
});

function serviceOf(host: Field, namespace: string, context: Context): Subject | undefined {
  const service = context.hosts.find(namespace, [], host.text)?.subject;
  return service?.object.kind === 'Service' ? service : undefined;
}

/** Of each port; nothing where a port does not say. */
function protocolsOf(service: Subject | undefined): (Protocol | undefined)[] {
  return service ? servicePorts(service.spec).map(protocolOfPort) : [];
}
