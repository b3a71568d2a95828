import type { HostFacts, OriginFacts, VersionFacts } from '../../composition/host-facts';
import { listed } from '../../refusals/refusal';
import { ADDRESS_LABEL, isWithin, pointer, type Labels } from '../../values/labels';

/** Labels by which a Service can select the pods of several versions; a key that tells nothing else is always left. */
const SHARED_KEYS = ['app', 'app.kubernetes.io/part-of'];
const LAST_KEY = 'mesh-service';

/** Labels by which a Service means the pods of one version. */
const OF_ONE = [ADDRESS_LABEL, 'version'];

/** A version whose pods may run already, and know nothing of the mesh. */
interface Running extends VersionFacts {
  readonly origin: OriginFacts;
}

/**
 * The commits that lead pods that run, and new ones beside them, behind one Service, so that no request is lost on the way: nobody selects by a label
 * before every pod that runs carries it. Nothing where no pods are brought in.
 */
export function safeSteps(facts: HostFacts): string | undefined {
  const running = facts.versions.filter((version): version is Running => version.origin !== undefined);
  if (running.length === 0) return undefined;
  const shared = sharedBy(facts, running);
  const own = new Map(running.map(version => [version, ownLabels(version, facts.versions, shared)]));
  const others = facts.versions.filter(({ origin }) => origin === undefined).map(({ path }) => path);
  const steps = [
    running.flatMap(version => labelled(version, { ...shared, ...own.get(version) })),
    selecting(facts, shared),
    running.map(version => broughtIn(version, own.get(version))),
    others.length > 0 ? [`add ${listed(others)}`] : [],
  ].filter(step => step.length > 0).map(step => step.join(', and '));
  return `take these steps, each in a commit of its own that is applied and rolled out before the next: ${steps.map((step, at) => `(${at + 1}) ${step}`).join('; ')}`;
}

/** What the Service is to select: what it selects now, if all pods carry that for certain and it does not mean one version; nothing if it is not known. */
function sharedBy({ host, service }: HostFacts, running: readonly Running[]): Labels {
  if (!service) return {};
  const { selector } = service;
  const isOfOne = Object.keys(selector).length === 0 || OF_ONE.some(key => key in selector);
  if (!isOfOne && running.every(({ origin }) => isWithin(selector, origin.selector))) return selector;
  const valuesOf = (key: string) => [...new Set(running.flatMap(({ podLabels }) => podLabels?.[key] ?? []))];
  const key = SHARED_KEYS.find(one => valuesOf(one).length <= 1) ?? LAST_KEY;
  return { [key]: valuesOf(key)[0] ?? host };
}

/** What tells a version apart whose selector would take the pods of another one too. */
function ownLabels({ name, labels, podLabels, origin }: Running, versions: readonly VersionFacts[], shared: Labels): Labels | undefined {
  const others = versions.filter(other => other.name !== name);
  if (!others.some(other => isWithin(labels, { ...other.podLabels, ...other.labels, ...shared }))) return undefined;
  const key = 'version' in origin.selector ? 'track' : 'version';
  const isTaken = (value: string) => others.some(other => other.podLabels?.[key] === value || other.labels[key] === value);
  const carried = podLabels?.[key];
  return { [key]: carried === undefined || isTaken(carried) ? name : carried };
}

function labelled({ podLabels = {}, origin }: Running, wanted: Labels): string[] {
  const uncertain = Object.entries(wanted).filter(([key, value]) => origin.selector[key] !== value);
  if (uncertain.length === 0) return [];
  const missing = uncertain.filter(([key, value]) => podLabels[key] !== value);
  if (missing.length === 0) return [`apply '${origin.path}' with ${inWords(Object.fromEntries(uncertain))}, which its pod template has, before any rule or Service asks for it`];
  const patches = missing.map(([key, value]) => `JsonPatch.add('${origin.labelsAt}${pointer(key)}', '${value}')`).join(', ');
  return [`label the pods of '${origin.path}': ApiObject.of(workload).addJsonPatch(${patches})`];
}

function selecting({ service }: HostFacts, shared: Labels): string[] {
  if (!service || JSON.stringify(service.selector) === JSON.stringify(shared)) return [];
  return [`have the Service '${service.path}' select by that: ${selectorPatch(shared)}`];
}

function broughtIn({ name, origin }: Running, labels: Labels | undefined): string {
  return `bring in '${origin.path}' as '${name}'${labels ? `: MeshWorkload.fromObject(workload, { labels: ${JSON.stringify(labels)} })` : ''}`;
}

/** The code that has a Service select by these labels alone. */
export function selectorPatch(selector: Labels): string {
  return `ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/selector', ${JSON.stringify(selector)}))`;
}

/** Labels as kubectl writes them. */
export function inWords(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',') || 'nothing';
}
