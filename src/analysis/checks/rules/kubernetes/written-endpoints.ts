import type { WrittenEndpoints } from '../../../model/workloads/written-endpoints';
import { servicePorts } from '../../index/hosts';
import { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, HTTP, serviceWith, together } from '../../rule/example';
import { ofSet, type Say } from '../../rule/rule';
import { listed } from '../../values/listed';
import { quoted } from '../../values/quoted';

/** Endpoints that somebody writes for a Service, as Istio reads them. */
export const writtenEndpoints = ofSet({
  finds: {
    MAN621: {
      level: 'warning', istio: null, kiali: null, title: 'the endpoints of a Service must be addresses', remedy: 'write addresses, or in place of the Service a ServiceEntry for the name, with resolution: DNS',
    },
    MAN622: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'each port of a Service must have endpoints where some are written',
      remedy: 'give a port of the EndpointSlice the name of the port of the Service, and an address that is ready',
    },
  },
  visit: (context, sayOf) => {
    for (const [service, written] of context.writtenEndpoints) {
      for (const { owner } of written.filter(isOfNames)) {
        sayOf({ object: owner })('MAN621', new Field(owner.body).get('addressType'), 'an EndpointSlice of names, with addressType: FQDN, is not read by Istio');
      }
      const [namespace, name] = service.split('/', 2);
      const found = context.find('Service', namespace, name);
      if (found !== undefined && !written.some(isOfNames) && Object.keys(found.spec.get('selector').labels).length === 0) wantPorts(found, written, sayOf(found));
    }
  },
  examples: () => ({
    MAN621: either(type => together(WITHOUT_SELECTOR, slice('http').replace('IPv4', type)), 'FQDN', 'IPv4'),
    MAN622: either(name => together(WITHOUT_SELECTOR, slice(name)), 'web', 'http'),
  }),
});

function wantPorts({ object: { namespace, name }, spec }: Subject, written: readonly WrittenEndpoints[], say: Say<'MAN622'>): void {
  for (const port of servicePorts(spec)) {
    const named = written.filter(({ ports }) => ports.has(port.name));
    if (!named.some(({ pods }) => pods.length > 0)) say('MAN622', port.field, `no EndpointSlice of '${namespace}/${name}' has ${lacking(port.name, named, written)}`);
  }
}

function lacking(name: string, named: readonly WrittenEndpoints[], written: readonly WrittenEndpoints[]): string {
  if (named.length > 0) return `an address that is ready at the port ${quoted(name)}`;
  const others = new Set(written.flatMap(({ ports }) => [...ports]));
  return `a port ${quoted(name)}${others.size === 0 ? '' : `, but ${listed(others)}`}`;
}

function isOfNames({ owner }: WrittenEndpoints): boolean {
  return owner.body.addressType === 'FQDN';
}

const WITHOUT_SELECTOR = serviceWith(HTTP).replace('selector: { app: reviews }, ', '');
const slice = (port: string): string =>
  'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: reviews-1, namespace: shop, labels: { kubernetes.io/service-name: reviews } }\naddressType: IPv4\n' +
  `endpoints: [{ addresses: [10.9.8.7] }]\nports: [{ name: ${port}, port: 9080 }]\n`;
