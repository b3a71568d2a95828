import { intersection, isWildcard, isWithin } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import { gatewayCalled, servedHosts } from '../../../index/gateways';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { atGateway, EDGE, either, ROUTE, together } from '../../../rule/example';
import { ofSet } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes } from '../../virtual-service/parts';

/** A host that a VirtualService has at a gateway. */
interface Held {
  readonly subject: Subject;
  readonly field: Field;
}

/** Hosts at a gateway whose rules take some of their requests only: the rest does not come to the rules of a wildcard. */
export const narrowHosts = ofSet({
  finds: {
    MAN796: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a host within a wildcard at the same gateway must have a rule for each of its requests',
      remedy: 'add a last route without conditions for this host: at a gateway the most specific host alone has a request, and what none of its rules takes gets a 404',
    },
  },
  visit: (context, sayOf) => {
    for (const held of heldAtGateways(context).values()) {
      const wildcards = [...held].filter(([host]) => isWildcard(host));
      for (const [host, owners] of wildcards.length === 0 ? [] : held) {
        const wider = wildcards.filter(([one]) => one !== host && isWithin(host, one)).sort(([one], [other]) => other.length - one.length).at(0);
        if (wider === undefined || owners.some(({ subject }) => takesAll(subject))) continue;
        const [name, [other]] = wider;
        const { subject, field } = owners[0];
        if (other.subject === subject) continue;
        const { namespace, name: owner } = other.subject.object;
        sayOf(subject)('MAN796', field, `requests for ${quoted(host)} that no route here takes get a 404: the routes of VirtualService '${namespace}/${owner}' for ${quoted(name)} do not hold for it`);
      }
    }
  },
  examples: () => ({
    MAN796: either(last => together(
      EDGE.replace('shop.example.com', '"*"'), atGateway('hosts: ["*.example.com"]'),
      atGateway('hosts: [shop.example.com]', `http: [{ match: [{ uri: { prefix: /status } }], ${ROUTE} }${last}]`).replace('name: reviews', 'name: shop'),
    ), '', `, { ${ROUTE} }`),
  }),
});

/** The VirtualServices of each host that is written, by gateway. */
function heldAtGateways(context: Context): ReadonlyMap<string, ReadonlyMap<string, readonly Held[]>> {
  const found = new Map<string, Map<string, Held[]>>();
  for (const subject of context.having('VirtualService', ['gateways'])) {
    if (httpRoutes(subject.spec).length === 0) continue;
    for (const name of new Set(subject.spec.get('gateways').texts)) {
      if (name === 'mesh') continue;
      const [namespace, short] = gatewayCalled(subject.object.namespace, name);
      const gateway = `${namespace}/${short}`;
      const served = context.find('Gateway', namespace, short);
      const byHost = found.get(gateway) ?? new Map<string, Held[]>();
      found.set(gateway, byHost);
      for (const field of subject.spec.get('hosts').items()) {
        // What a server does not list, a VirtualService has not there: its rules join those for what the server lists.
        const hosts = served === undefined ? [field.text] : intersection([field.text], servedHosts(served, subject.object.namespace, context));
        for (const host of hosts) byHost.set(host, [...byHost.get(host) ?? [], { subject, field }]);
      }
    }
  }
  return found;
}

function takesAll({ spec }: Subject): boolean {
  return httpRoutes(spec).some(route => route.get('match').length === 0 || route.get('match').items().some(isOpen));
}

/** Whether a match asks for nothing that all requests do not have. */
function isOpen(match: Field): boolean {
  return match.entries().every(([name, value]) => name === 'name' || name === 'ignoreUriCase' || name === 'uri' && isAnyPath(value));
}

function isAnyPath(uri: Field): boolean {
  return uri.get('prefix').text === '/' || ['.*', '/.*'].includes(uri.get('regex').text);
}
