import { byAge } from './order-of-objects';
import { has } from './pods';
import { fullHost, HostIndex } from '../../model/hosts';
import type { JsonObject } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from '../fields/fields';

/** A named part of the pods of a host. */
export interface Subset {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly policy: JsonObject | undefined;
  /** Where it is written. */
  readonly rule: ManifestObject;
}

/** What the DestinationRules of a namespace for a host come to. */
export interface DestinationRule {
  readonly namespace: string;
  /** As they are written. */
  readonly exportTo: ReadonlySet<string>;
  readonly selector: Readonly<Record<string, string>> | undefined;
  readonly subsets: readonly Subset[];
  readonly policy: JsonObject | undefined;
  /** The objects that it was merged from, the first one first. */
  readonly rules: readonly ManifestObject[];
}

type Rules = HostIndex<readonly DestinationRule[]>;

/** The DestinationRules of a mesh. */
export interface RuleIndex {
  /** By namespace, for the proxies in it. */
  readonly local: ReadonlyMap<string, Rules>;
  /** By namespace, for the proxies of others. */
  readonly exported: ReadonlyMap<string, Rules>;
  /** Of the root namespace, for the proxies in it. */
  readonly rootLocal: Rules;
}

/** The namespace of Istio itself, whose rules are everyone's. */
const ROOT = 'istio-system';

/** All rules, those with a selector before the others, each time the older ones first. */
export function ruleIndexOf(objects: readonly ManifestObject[], domain: string): RuleIndex {
  const local = new Map<string, Rules>();
  const exported = new Map<string, Rules>();
  const rootLocal: Rules = new HostIndex();
  const withoutSelector = (object: ManifestObject) => objectAt(object.spec, 'workloadSelector') === undefined ? 1 : 0;
  for (const object of [...objects].sort((one, other) => withoutSelector(one) - withoutSelector(other) || byAge(one, other))) {
    const rule = ruleOf(object);
    const host = fullHost(textAt(object.spec, 'host'), object.namespace, domain);
    if (isForItsOwn(rule)) merge(rulesIn(local, object.namespace), host, rule);
    if (!isForItsOwnAlone(rule)) merge(rulesIn(exported, object.namespace), host, rule);
    else if (object.namespace === ROOT) merge(rootLocal, host, rule);
  }
  return { local, exported, rootLocal };
}

function rulesIn(index: Map<string, Rules>, namespace: string): Rules {
  let rules = index.get(namespace);
  if (rules === undefined) index.set(namespace, rules = new HostIndex());
  return rules;
}

function ruleOf(object: ManifestObject): DestinationRule {
  const { spec, namespace } = object;
  const selector = objectAt(spec, 'workloadSelector');
  return {
    namespace,
    // A rule for some workloads is for those of its own namespace.
    exportTo: selector === undefined ? new Set(textsAt(spec, 'exportTo')) : new Set(['.']),
    selector: selector && textMapAt(selector, 'matchLabels'),
    subsets: objectsAt(spec, 'subsets').map(subset => ({
      name: textAt(subset, 'name'), labels: textMapAt(subset, 'labels'), policy: objectAt(subset, 'trafficPolicy'), rule: object,
    })),
    policy: objectAt(spec, 'trafficPolicy'),
    rules: [object],
  };
}

function isForItsOwn({ exportTo, namespace }: DestinationRule): boolean {
  return exportTo.size === 0 || exportTo.has('*') || exportTo.has('.') || exportTo.has(namespace);
}

function isForItsOwnAlone({ exportTo, namespace }: DestinationRule): boolean {
  return exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
}

/** Rules for one host become one where they are for the same namespaces and workloads; otherwise they stand side by side. */
function merge(into: Rules, host: string, rule: DestinationRule): void {
  const known = into.get(host) ?? [];
  let separate = true;
  const result = known.map(existing => {
    const step = mergeStep(existing, rule);
    separate = step !== 'merged';
    return step === 'apart' ? existing : mergedInto(existing, rule);
  });
  into.set(host, separate ? [...result, rule] : result);
}

function mergeStep(existing: DestinationRule, rule: DestinationRule): 'apart' | 'merged' | 'merged and apart' {
  const same = sameNames(existing.exportTo, rule.exportTo);
  if (!same && (existing.exportTo.size === 0 || ![...existing.exportTo].every(name => rule.exportTo.has(name)))) return 'apart';
  if (existing.selector !== undefined && rule.selector !== undefined) return sameLabels(existing.selector, rule.selector) ? 'merged' : 'apart';
  if (existing.selector === undefined && rule.selector === undefined) return 'merged';
  return same ? 'merged' : 'merged and apart';
}

function sameNames(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every(name => other.has(name));
}

function sameLabels(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return has(one, other) && has(other, one);
}

/** The first one wins: only subsets of other names are added, and a policy only if there was no policy at all. */
function mergedInto(existing: DestinationRule, rule: DestinationRule): DestinationRule {
  const names = new Set(existing.subsets.map(({ name }) => name));
  return {
    ...existing,
    subsets: [...existing.subsets, ...rule.subsets.filter(({ name }) => !names.has(name))],
    policy: existing.policy ?? rule.policy,
    rules: [...existing.rules, ...rule.rules],
  };
}

/** Who asks for the rules of a host. */
export interface Client {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The rule that counts for a client: of its own namespace, otherwise of the service's, otherwise of the root namespace. */
export function destinationRuleFor(index: RuleIndex, host: string, owner: string, client: Client): DestinationRule | undefined {
  const own = client.namespace === ROOT ? index.rootLocal : index.local.get(client.namespace);
  const found = own?.mostSpecific(host) ?? exportedBy(index, owner, host, client) ?? exportedBy(index, ROOT, host, client);
  return found && chosen(found, client);
}

function exportedBy(index: RuleIndex, owner: string, host: string, client: Client): readonly DestinationRule[] | undefined {
  const seen = index.exported.get(owner)?.mostSpecific(host)
    ?.filter(({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(client.namespace));
  return seen !== undefined && seen.length > 0 ? seen : undefined;
}

/** The first that selects the client, otherwise the last that selects nobody. */
function chosen(rules: readonly DestinationRule[], { namespace, labels }: Client): DestinationRule | undefined {
  return rules.find(rule => rule.selector !== undefined && rule.namespace === namespace && has(labels, rule.selector)) ??
    rules.filter(({ selector }) => selector === undefined).at(-1);
}
