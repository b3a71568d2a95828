import type { Context } from '../../index/context';
import { fullHost, serviceOf } from '../../index/hosts';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ofEach, type Say } from '../../rule/rule';
import { everyDestination, isInMesh } from '../virtual-service/parts';

/** Hosts that are neither short nor in full: Istio leaves them as they are, and so finds no service. */
export const halfHosts = ofEach('VirtualService', (subject, say, context) => {
  for (const destination of everyDestination(subject.spec)) wantWholeHost(destination.get('host'), subject, say, context);
  for (const host of subject.spec.get('hosts').items()) wantWholeHost(host, subject, say, context);
});

/** Hosts of DestinationRules that are neither short nor in full. */
export const halfRuleHosts = ofEach('DestinationRule', (subject, say, context) => wantWholeHost(subject.spec.get('host'), subject, say, context));

function wantWholeHost(field: Field, { object }: Subject, say: Say, context: Context): void {
  if (!field.text.includes('.')) return;
  const [name, namespace, ...rest] = field.text.split('.');
  if (rest.length > 1 || rest.length === 1 && rest[0] !== 'svc') return;
  const service = context.find('Service', namespace, name);
  if (service || rest.length === 1 && !context.hosts.find(object.namespace, [], field.text)) {
    say('MAN701', field, `'${field.text}' is neither a short name nor a full one`);
  }
}

/** Destinations on another port than that of the host: without a port, that of the host is asked for. */
export const impliedPorts = ofEach('VirtualService', ({ object, spec }, say, context) => {
  const implied = everyDestination(spec).filter(one => !one.get('port').isSet);
  if (implied.length === 0 || !isInMesh(spec)) return;
  const find = (host: string): readonly number[] | undefined => context.hosts.find(object.namespace, [], host)?.ports;
  const hosts = spec.get('hosts').texts.map(host => ({ host, asked: find(host) ?? [] })).filter(({ asked }) => asked.length > 0);
  for (const destination of hosts.length === 0 ? [] : implied) {
    const [port, ...more] = find(destination.get('host').text) ?? [];
    const missed = port === undefined || more.length > 0 ? undefined : hosts.find(({ asked }) => !asked.includes(port));
    if (missed) {
      say('MAN702', destination.get('host'),
        `requests for '${missed.host}' are for port ${missed.asked.join(', ')}, and '${destination.get('host').text}' has port ${port} alone`);
    }
  }
});

/** Subsets that are defined where nobody looks for them. */
export const hiddenSubsets = ofEach('VirtualService', (subject, say, context) => {
  const { object, spec } = subject;
  const rules = rulesBySubset(context);
  if (rules.size === 0) return;
  for (const destination of everyDestination(spec).filter(one => one.get('subset').text)) {
    const service = serviceOf(object.namespace, destination.get('host').text);
    const known = rules.get(`${service}+${destination.get('subset').text}`) ?? [];
    const home = service.slice(0, service.indexOf('/'));
    if (known.length === 0 || known.some(rule => isSeen(rule, object.namespace, home))) continue;
    say('MAN703', destination.get('subset'), `'${known[0].object.namespace}/${known[0].object.name}' has the subset, and is not seen from '${object.namespace}'`);
  }
});

function isSeen({ object, spec }: Subject, client: string, home: string): boolean {
  const exportTo = spec.get('exportTo').texts;
  const isExported = exportTo.length === 0 || exportTo.some(scope => scope === '*' || (scope === '.' ? object.namespace : scope) === client);
  return isExported && [client, home, 'istio-system'].includes(object.namespace);
}

/** Whether a rule stands with its service, for everyone. */
function isSeenByAll({ object, spec }: Subject): boolean {
  const exportTo = spec.get('exportTo').texts;
  return (exportTo.length === 0 || exportTo.includes('*')) && serviceOf(object.namespace, spec.get('host').text).startsWith(`${object.namespace}/`);
}

/** None where every rule is seen by all, which is usual. */
function rulesBySubset(context: Context): ReadonlyMap<string, readonly Subject[]> {
  return context.once(rulesBySubset, () => {
    const found = new Map<string, Subject[]>();
    const rules = context.of('DestinationRule');
    for (const rule of rules.every(isSeenByAll) ? [] : rules) {
      const service = serviceOf(rule.object.namespace, rule.spec.get('host').text);
      for (const subset of rule.spec.get('subsets').items()) {
        const key = `${service}+${subset.get('name').text}`;
        if (found.has(key)) found.get(key)?.push(rule);
        else found.set(key, [rule]);
      }
    }
    return found;
  });
}

/** DestinationRules of one namespace for one host: Istio keeps the first policy, and the first of equal subsets. */
export const sharedRules = ofEach('DestinationRule', ({ object, spec }, say, context) => {
  const same = rulesByHost(context).get(`${object.namespace} ${fullHost(object.namespace, spec.get('host').text)}`) ?? [];
  const others = same.filter(other => other.object !== object && !other.spec.get('workloadSelector').isSet);
  if (spec.get('workloadSelector').isSet || others.length === 0) return;
  const names = new Set(others.flatMap(other => other.spec.get('subsets').items().map(subset => subset.get('name').text)));
  for (const name of spec.get('subsets').items().map(subset => subset.get('name'))) {
    if (names.has(name.text)) say('MAN704', name, `'${others[0].object.name}' and others have the subset '${name.text}' of the same host`);
  }
  const policy = spec.get('trafficPolicy');
  const rival = others.find(other => other.spec.get('trafficPolicy').isSet);
  if (policy.isSet && rival) say('MAN704', policy, `'${rival.object.name}' has a trafficPolicy for the same host`);
});

function rulesByHost(context: Context): ReadonlyMap<string, readonly Subject[]> {
  return context.once(rulesByHost, () => {
    const found = new Map<string, Subject[]>();
    for (const rule of context.of('DestinationRule')) {
      const key = `${rule.object.namespace} ${fullHost(rule.object.namespace, rule.spec.get('host').text)}`;
      if (found.has(key)) found.get(key)?.push(rule);
      else found.set(key, [rule]);
    }
    return found;
  });
}
