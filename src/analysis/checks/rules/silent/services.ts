import type { Subject } from '../../context';
import { servicePorts } from '../../index/hosts';
import type { Pod } from '../../index/pods';
import { ofEach } from '../../rule';
import { selectorText } from '../../values/label';
import { isHttp, protocolOfPort, type Protocol } from '../../../model/protocol';
import { isInMesh } from '../virtual-service/parts';

/** Services that lead to no pod, or to a port that its pods do not have. */
export const servicesLead = ofEach('Service', ({ object, spec }, say, context) => {
  const selector = spec.get('selector').labels;
  if (Object.keys(selector).length === 0 || !context.pods.namespaces.has(object.namespace)) return;
  const pods = context.pods.selectedBy(selector).filter(({ namespace }) => namespace === object.namespace);
  if (pods.length === 0) say('MAN615', spec.get('selector'), `no pod of '${object.namespace}' has ${selectorText(selector)}`);
  for (const { field, target } of servicePorts(spec)) {
    if (pods.length > 0 && typeof target === 'string' && !pods.some(pod => hasPort(pod, target))) say('MAN616', field.get('targetPort'), `no container has a port '${target}'`);
  }
});

function hasPort({ spec }: Pod, name: string): boolean {
  return spec.get('containers').items().some(container => container.get('ports').items().some(port => port.get('name').text === name)) || /^\d+$/.test(name);
}

/** Routes of http for hosts on whose ports nothing is read. */
export const routesAreRead = ofEach('VirtualService', ({ object, spec }, say, context) => {
  if (!isInMesh(spec) || spec.get('http').items().length === 0) return;
  for (const host of spec.get('hosts').items()) {
    const service = context.hosts.find(object.namespace, [], host.text)?.subject;
    const protocols = service?.object.kind === 'Service' ? protocolsOf(service) : [];
    if (protocols.length > 0 && protocols.every(protocol => protocol !== undefined && !isHttp(protocol))) {
      say('MAN729', host, `'${host.text}' has ports of ${protocols.join(', ')} alone, and http routes do not hold there`);
    }
  }
});

const protocolsOf = ({ spec }: Subject): (Protocol | undefined)[] => servicePorts(spec).map(protocolOfPort);
