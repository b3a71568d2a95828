import type { Field } from '../../objects/field';
import { ofEach, ofEachWith, type Say } from '../../rule/rule';
import { overlap } from '../../values/host';
import { workloadOf } from '../references/gateway-pods';
import { gatewaysOf, servedHosts } from '../references/virtual-service-gateways';
import { httpMatches } from '../virtual-service/parts';

/** VirtualServices that the pods of their gateway do not see. */
export const hiddenFromGateways = ofEachWith('VirtualService', ['gateways'], (subject, say, context) => {
  const { object, spec } = subject;
  const exportTo = spec.get('exportTo').texts.map(scope => scope === '.' ? object.namespace : scope);
  if (exportTo.length === 0 || exportTo.includes('*')) return;
  for (const gateway of gatewaysOf(subject, context)) {
    const blind = workloadOf(gateway, context).pods.find(pod => !exportTo.includes(pod.namespace));
    if (blind) say('MAN711', spec.get('exportTo'), `the pods of '${gateway.object.name}' are in '${blind.namespace}'`);
  }
});

/** Hosts that no gateway serves, where another host of the VirtualService is served. */
export const unservedHosts = ofEachWith('VirtualService', ['gateways'], (subject, say, context) => {
  const { object, spec } = subject;
  const gateways = gatewaysOf(subject, context);
  if (gateways.length === 0 || spec.get('gateways').texts.includes('mesh') || gateways.length < spec.get('gateways').items().length) return;
  const served = gateways.flatMap(gateway => servedHosts(gateway, object.namespace, context));
  const hosts = spec.get('hosts').items();
  const unserved = hosts.filter(({ text }) => !served.some(one => overlap(one, text)));
  if (unserved.length < hosts.length) unserved.forEach(host => say('MAN712', host, `no server of its gateways serves '${host.text}'`));
});

/** Conditions on gateways that never hold, or that switch other conditions off. */
export const gatewayConditions = ofEachWith('VirtualService', ['gateways'], ({ spec }, say) => {
  const known = spec.get('gateways').texts.length === 0 ? ['mesh'] : spec.get('gateways').texts;
  for (const match of httpMatches(spec)) {
    for (const gateway of match.get('gateways').items()) {
      if (!known.includes(gateway.text)) say('MAN713', gateway, `'${gateway.text}' is no gateway of the VirtualService`);
    }
    if (match.get('gateways').items().length > 0) wantNoSource(match, say);
  }
});

function wantNoSource(match: Field, say: Say): void {
  for (const name of ['sourceLabels', 'sourceNamespace'].filter(one => match.get(one).isSet)) {
    say('MAN714', match.get(name), `${name} stands beside gateways, and is not looked at`);
  }
}

const PASSING = new Set(['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH']);

/** Routes of a kind that no server of the gateways asks for. */
export const routesOfServers = ofEachWith('VirtualService', ['gateways'], (subject, say, context) => {
  const { spec } = subject;
  const gateways = gatewaysOf(subject, context);
  if (gateways.length === 0 || spec.get('gateways').texts.includes('mesh') || gateways.length < spec.get('gateways').items().length) return;
  const asked = new Set(gateways.flatMap(gateway => gateway.spec.get('servers').items().map(routesOf)));
  for (const kind of ['http', 'tcp', 'tls'].filter(one => spec.get(one).items().length > 0 && !asked.has(one))) {
    say('MAN715', spec.get(kind), `its gateways have no server for ${kind} routes`);
  }
});

/** The kind of routes that a server leads to. */
function routesOf(server: Field): string {
  const protocol = server.at('port', 'protocol').text.toUpperCase();
  const passes = PASSING.has(server.at('tls', 'mode').text);
  if (protocol === 'HTTPS' || protocol === 'TLS') return passes ? 'tls' : protocol === 'HTTPS' ? 'http' : 'tcp';
  return ['TCP', 'MONGO', 'REDIS', 'MYSQL'].includes(protocol) ? 'tcp' : 'http';
}

/** Hosts that two servers of one port of a Gateway decrypt. */
export const hostsOfServers = ofEach('Gateway', ({ spec }, say) => {
  const known = new Set<string>();
  for (const server of spec.get('servers').items().filter(one => one.get('tls').isSet && !one.at('tls', 'httpsRedirect').flag)) {
    for (const host of server.get('hosts').items()) {
      const key = `${server.at('port', 'number').number} ${server.get('bind').text} ${host.text}`;
      if (known.has(key)) say('MAN716', host, `two servers of port ${server.at('port', 'number').number} decrypt '${host.text}'`);
      known.add(key);
    }
  }
});
