import { fullHost } from '../../../../model/hosts';
import { type JsonObject, objectIn } from '../../../../model/json';
import { gathered } from '../../../../model/maps';
import { objectAt } from '../../../../routing/fields/fields';
import { policyAt, policyOfSubset } from '../../../../routing/services/policy';
import type { Context } from '../../../index/context';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { destinationRule, either, httpRoute, together } from '../../../rule/example';
import { ofSet } from '../../../rule/rule';
import { listed } from '../../../values/listed';
import { httpRoutes, nameOf } from '../../virtual-service/parts';

/** Consistent hashes of the destinations of a split: the destination is drawn by weight before a hash picks a pod of it. */
export const splitHashes = ofSet({
  finds: {
    MAN779: { level: 'info', istio: null, kiali: null, title: 'a consistent hash should not stand beside a split', remedy: 'lead clients to one version by a match on a header or a cookie before the split, or take the hash out until one version has all' },
    MAN780: { level: 'warning', istio: null, kiali: null, title: 'all destinations of a split must have a consistent hash, or none', remedy: 'write the hash in the trafficPolicy of the DestinationRule instead of a subset, or for the other subsets, too' },
  },
  visit: (context, sayOf) => {
    if (context.having('DestinationRule', ['consistentHash']).length === 0) return;
    for (const subject of context.having('VirtualService', ['weight'])) {
      for (const route of httpRoutes(subject.spec)) {
        const shares = route.get('route').items().filter(item => item.get('weight').number > 0).map(item => item.get('destination'));
        const hashed = shares.map(destination => isHashed(destination, subject.object.namespace, context));
        const names = new Set(shares.map(destination => destination.get('subset').text || destination.get('host').text));
        if (names.size < 2 || !hashed.includes(true) || hashed.includes(undefined)) continue;
        const without = shares.filter((_, at) => hashed[at] === false).map(destination => destination.get('subset').text || destination.get('host').text);
        const say = sayOf(subject);
        if (without.length > 0) say('MAN780', route.get('route'), `route ${nameOf(route)} splits requests, of which those to ${listed(new Set(without))} are not hashed as the rest is`);
        else say('MAN779', route.get('route'), `a client of route ${nameOf(route)} meets ${listed(names)} by turns: the weights draw the version of each request, and the consistent hash only picks a pod of it`);
      }
    }
  },
  examples: () => ({
    MAN779: either(weights => together(hashedAt('both'), split(weights)), '90, 10', '100, 0'),
    MAN780: either(place => together(hashedAt(place), split('90, 10')), 'v1', 'none'),
  }),
});

const HASH = 'loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: 0s } } }';
const subset = (name: string, more: string): string => `{ name: ${name}, labels: { version: ${name} }${more} }`;
const hashedAt = (place: string): string => destinationRule(`{ host: reviews, ${place === 'both' ? `trafficPolicy: { ${HASH} }, ` : ''}subsets: [${subset('v1', place === 'v1' ? `, trafficPolicy: { ${HASH} }` : '')}, ${subset('v2', '')}] }`);
const split = (weights: string): string => httpRoute(`route: [${weights.split(', ').map((weight, at) => `{ destination: { host: reviews, subset: v${at + 1} }, weight: ${weight} }`).join(', ')}]`);

/** Whether requests to a destination are hashed; nothing where several DestinationRules might say so, or the subset is not there. */
function isHashed(destination: Field, namespace: string, context: Context): boolean | undefined {
  const rules = rulesByHost(context).get(fullHost(destination.get('host').text, namespace, context.domain)) ?? [];
  if (rules.length === 0) return false;
  const name = destination.get('subset').text;
  const written = rules[0].spec.get('subsets').items().find(one => one.get('name').text === name);
  if (rules.length > 1 || name !== '' && written === undefined) return undefined;
  const port = destination.at('port', 'number').number;
  const policy = policyOfSubset(policyAt(blockOf(rules[0].spec), port), written && blockOf(written), port);
  return hasKey(objectAt(objectAt(policy, 'loadBalancer'), 'consistentHash'));
}

function rulesByHost(context: Context): ReadonlyMap<string, readonly Subject[]> {
  return context.once(rulesByHost, () => gathered(context.of('DestinationRule').map(rule => [fullHost(rule.spec.get('host').text, rule.object.namespace, context.domain), rule] as const)));
}

function blockOf(place: Field): JsonObject | undefined {
  return objectIn(place.get('trafficPolicy').value);
}

/** Without a key all requests are spread by chance. */
function hasKey(hash: JsonObject | undefined): boolean {
  return hash !== undefined && ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'].some(name => hash[name] !== undefined);
}
