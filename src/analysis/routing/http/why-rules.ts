import type { HostRoutes, RouteEntry } from './host-routes';
import type { RouteRule } from './http-routes';
import { firstUnmet } from '../rules/condition';
import { type DroppedRoute, idOf, type VirtualService } from '../rules/virtual-service';
import type { Clusters } from '../services/clusters';
import { remarkOn } from '../services/why-clusters';
import { ruleNamed } from '../traffic/phrases';
import type { Content } from '../traffic/request';
import { shownOrigin } from '../traffic/route-origin';

/** A VirtualService as sentences call it. */
export function described(virtualService: VirtualService): string {
  return `VirtualService ${idOf(virtualService)}`;
}

/** Why some matches of a VirtualService do not count for a proxy. */
export function whyLeftOut(leftOut: readonly DroppedRoute[]): readonly string[] {
  return leftOut.map(({ origin, reason }) => `${ruleNamed('', shownOrigin(origin))} does not count here: ${reason}`);
}

/** Which entry of a virtual host takes a request, and why those before it do not. */
export function whyAmong({ entries }: HostRoutes, content: Content, clusters: Clusters): readonly string[] {
  const sentences: string[] = [];
  for (const entry of entries()) {
    const unmet = firstUnmet(entry.conditions, content);
    if (unmet === undefined) return [...sentences, ...whyTaken(entry), ...remarksOn(entry, clusters)];
    const actual = unmet.actual === undefined ? 'it is missing' : `it is '${unmet.actual}'`;
    sentences.push(`${nameOf(entry.rule)} does not match: ${unmet.field} should be ${unmet.expected}, but ${actual}`);
  }
  return [...sentences, 'no route matches: 404 NR'];
}

function whyTaken({ rule }: RouteEntry): readonly string[] {
  if (rule === undefined) return [];
  return [`${nameOf(rule)} matches: ${rule.match === undefined ? 'it takes everything' : 'all its conditions are met'}`];
}

/** What has to be said of destinations, above all why they do not answer, whether they have a share or not. */
function remarksOn({ rule, effect }: RouteEntry, clusters: Clusters): readonly string[] {
  const { outcome, destinations } = effect();
  if (outcome === 'redirect' || outcome === 'direct-response') return [];
  const names = rule === undefined
    ? destinations.map(({ host, port, subset }) => ({ host, port, subset: subset ?? '' }))
    : rule.route.targets.map(({ target }) => rule.place.nameOf(target, rule.virtualService));
  return names.map(name => remarkOn(name, clusters)).filter(sentence => sentence !== undefined);
}

function nameOf(rule: RouteRule | undefined): string {
  return rule === undefined ? '' : ruleNamed(rule.name, shownOrigin(rule.origin));
}
