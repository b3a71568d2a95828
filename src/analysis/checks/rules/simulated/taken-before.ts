import { gatewaysIn } from './clients';
import { placeOf } from './doubts';
import { covers } from '../../../probes/covering';
import { MESH } from '../../../routing/fields/gateway-names';
import type { HostRoutes } from '../../../routing/http/host-routes';
import type { RouteRule } from '../../../routing/http/http-routes';
import { ruleNamed } from '../../../routing/traffic/phrases';
import { shownOrigin } from '../../../routing/traffic/route-origin';
import type { Context } from '../../index/context';
import { Field } from '../../objects/field';
import { another, atGateway, EDGE, ROUTE, together } from '../../rule/example';
import { ofSet } from '../../rule/rule';
import { httpRoutes, isInMesh } from '../virtual-service/parts';

/** Rules at gateways that another VirtualService leaves nothing for. Within one VirtualService other rules look at the order. */
export const takenBefore = ofSet({
  finds: {
    MAN745: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a rule at a gateway must get requests that no other VirtualService takes before it',
      remedy: 'write the rules of a host at a gateway into one VirtualService, the narrower before the wider: those of several are joined by their age, then by their names',
    },
  },
  visit: (context, sayOf) => {
    if (!isSomeHostShared(context)) return;
    const taken = new Map<string, { readonly rule: RouteRule; readonly by: RouteRule }>();
    const reached = new Set<string>();
    for (const { rule, by } of rulesIn(context)) {
      if (by === undefined) reached.add(keyOf(rule));
      else taken.set(keyOf(rule), { rule, by });
    }
    for (const [key, { rule: { origin: { object, path } }, by }] of taken) {
      if (reached.has(key)) continue;
      const field = new Field(object.body).along(path);
      sayOf({ object })('MAN745', field, `${ruleNamed(by.name, shownOrigin(by.origin))} takes all of its requests before it`);
    }
  },
  examples: () => ({
    MAN745: {
      bad: together(EDGE, atGateway('hosts: [shop.example.com]'), another(atGateway('hosts: [shop.example.com]'))),
      good: together(EDGE, atGateway('hosts: [shop.example.com]'), another(atGateway('hosts: [shop.example.com]', `http: [{ match: [{ uri: { prefix: /a } }], ${ROUTE} }]`))),
    },
  }),
});

/** Whether a gateway has some host of several VirtualServices; few do. */
function isSomeHostShared(context: Context): boolean {
  const seen = new Set<string>();
  return context.having('VirtualService', ['gateways']).filter(({ spec }) => !isInMesh(spec) && httpRoutes(spec).length > 0)
    .some(({ spec }) => [...new Set(spec.get('hosts').texts)].some(host => seen.has(host) || !seen.add(host)));
}

interface Ruled {
  readonly rule: RouteRule;
  /** The rule of another VirtualService that takes all its requests. */
  readonly by: RouteRule | undefined;
}

/** The rules of VirtualServices that are for gateways alone, at each host of each gateway. */
function rulesIn(context: Context): readonly Ruled[] {
  const proxies = new Map(gatewaysIn(context).map(({ caller }) => context.mesh.proxyOf(caller)).map(proxy => [proxy.id, proxy]));
  return [...proxies.values()].flatMap(proxy => proxy.listeners().flatMap(port => proxy.at(port).hosts)).flatMap(ruledAt);
}

function ruledAt({ host: { domains }, entries }: HostRoutes): readonly Ruled[] {
  const rules = entries().map(({ rule }) => rule).filter(rule => rule !== undefined);
  const isWritten = ({ virtualService: { hosts } }: RouteRule) => hosts.some(host => domains.includes(host.toLowerCase()));
  const isSimple = rules.every(({ virtualService }) => virtualService === rules[0].virtualService);
  return rules.filter(({ virtualService: { gateways } }) => !gateways.includes(MESH)).map((rule): Ruled => {
    const before = isSimple || !isWritten(rule) ? [] : rules.slice(0, rules.indexOf(rule));
    const isOther = (one: typeof rule) => one.virtualService !== rule.virtualService && isWritten(one);
    return { rule, by: before.find(one => isOther(one) && covers(conditionsOf(one), conditionsOf(rule))) };
  });
}

function conditionsOf({ match }: RouteRule): NonNullable<RouteRule['match']>['conditions'] {
  return match?.conditions ?? [];
}

function keyOf({ origin: { object, path } }: RouteRule): string {
  return `${object.namespace}/${object.name} ${placeOf(path)}`;
}
