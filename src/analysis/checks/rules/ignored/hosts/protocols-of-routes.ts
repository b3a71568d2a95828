import { isHttp, type Protocol, protocolOfPort } from '../../../../model/protocol';
import type { Context } from '../../../index/context';
import { servicePorts } from '../../../index/hosts';
import type { NamedHost } from '../../../objects/named-host';
import type { Subject } from '../../../objects/subject';
import { either, httpRoute, ROUTE, serviceWith, together, virtualService } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { isInMesh } from '../../virtual-service/parts';
import { ownHosts } from '../../virtual-service/routes';

/** Routes of a protocol that is not spoken on any port of the host. */
export const routesAreRead = ofEach('VirtualService', {
  finds: {
    MAN729: { level: 'warning', istio: null, kiali: null, title: 'http routes must be for hosts with a port of HTTP', remedy: 'if the port speaks HTTP, write appProtocol: http or name it http; otherwise write tcp or tls routes' },
    MAN738: { level: 'warning', istio: null, kiali: null, title: 'tcp routes must be for hosts with a port that is not of HTTP', remedy: 'if the port speaks HTTP, write http routes; otherwise write appProtocol: tcp or name it tcp' },
  },
  visit: (subject, say, context) => {
    const { spec } = subject;
    if (!isInMesh(spec)) return;
    const isWritten = (kind: string) => spec.get(kind).length > 0;
    for (const host of ownHosts(subject)) {
      const protocols = protocolsOf(serviceOf(host, context));
      if (protocols.length === 0 || protocols.includes(undefined)) continue;
      const said = `${quoted(host.text)} has only ports of ${protocols.join(', ')}`;
      if (isWritten('http') && !protocols.some(isHttp)) say('MAN729', host.field, `${said}, where http routes do not apply`);
      if (isWritten('tcp') && protocols.every(isHttp)) say('MAN738', host.field, `${said}, where tcp routes do not apply`);
    }
  },
  examples: () => ({
    MAN729: either(name => together(serviceWith(`{ name: ${name}, port: 9080 }`), httpRoute(ROUTE)), 'tcp', 'http'),
    MAN738: either(name => together(serviceWith(`{ name: ${name}, port: 80 }`), virtualService(`{ hosts: [reviews], tcp: [{ ${ROUTE} }] }`)), 'http', 'tcp'),
  }),
});

function serviceOf(host: NamedHost, context: Context): Subject | undefined {
  const service = context.hosts.find(host)?.subject;
  return service?.object.kind === 'Service' ? service : undefined;
}

/** Of each port; nothing where a port does not say. */
function protocolsOf(service: Subject | undefined): (Protocol | undefined)[] {
  return service ? servicePorts(service.spec).map(protocolOfPort) : [];
}
