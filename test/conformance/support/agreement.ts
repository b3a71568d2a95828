import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { disagreements } from './findings-compared';
import type { Istiod } from './istiod';
import type { Judgement, Request } from './istiod-answers';
import { requestsTo } from './random-requests';
import { generated, simulated } from './simulated';
import { itemsIn } from '../../../src/analysis/model/json';
import type { ManifestObject } from '../../../src/analysis/model/manifest';
import { readText } from '../../../src/analysis/reader/read-text';
import { callersIn } from '../../support/calls';
import { parsed } from '../../support/manifests';

/** Kinds that the simulator reads, with those that make pods. */
const READ = new Set([
  'VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry', 'WorkloadEntry', 'Service', 'Namespace', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet',
]);
const GROUPS = new Set(['', 'apps', 'networking.istio.io']);

/** In what Istio and we differ about manifests that neither of us has made, a line each: whether they are taken, what is said of them, where requests go. */
export async function differences(istiod: Istiod, yaml: string, many: number): Promise<string[]> {
  const manifests = readText(yaml, 'unseen.yaml');
  const judgement = await istiod.judge(yaml);
  return [
    ...unread(manifests.unreadable.map(({ problem }) => problem), judgement),
    ...disagreements(manifests, judgement),
    ...await astray(istiod, withoutChance(taken(manifests.objects, judgement)), many),
  ];
}

function unread(ours: readonly string[], { decoding }: Judgement): string[] {
  const theirs = decoding.filter(({ name, level }) => name === '' && level === 'error').map(({ message }) => message);
  return ours.length > 0 === theirs.length > 0 ? [] : [`reading: ${theirs.join('; ') || '-'} | ${ours.join('; ') || '-'}`];
}

/** What an API server with Istio would take; of two objects of one name it has the later. */
function taken(objects: readonly ManifestObject[], { schema, webhook, decoding }: Judgement): ManifestObject[] {
  const nameOf = ({ kind, namespace, name }: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>) => `${kind} ${namespace}/${name}`;
  const refused = new Set([...schema, ...webhook, ...decoding].filter(({ level }) => level === 'error').map(nameOf));
  const read = objects.filter(({ group, kind }) => GROUPS.has(group) && READ.has(kind));
  return [...new Map(read.map(one => [nameOf(one), one])).values()].filter(one => !refused.has(nameOf(one)));
}

/** Of several entries for one host in one namespace, and of several addresses of one, Istio takes any: such a host is left out. */
function withoutChance(objects: readonly ManifestObject[]): ManifestObject[] {
  const hostsOf = ({ namespace, spec }: ManifestObject) => itemsIn(spec.hosts).map(host => `${namespace} ${String(host)}`);
  const seen = new Set<string>();
  return objects.filter(one => {
    if (one.kind !== 'ServiceEntry') return true;
    const isSure = itemsIn(one.spec.addresses).length < 2 && !hostsOf(one).some(host => seen.has(host));
    for (const host of hostsOf(one)) seen.add(host);
    return isSure;
  });
}

async function astray(istiod: Istiod, objects: readonly ManifestObject[], many: number): Promise<string[]> {
  if (objects.length === 0) return [];
  const bodies = objects.map(({ body, namespace }) => ({ ...body, metadata: { ...body.metadata as object, ...namespace && { namespace } } }));
  const yaml = bodies.map(body => JSON.stringify(body)).join('\n---\n');
  const requests = requestsFor(yaml, many);
  const ours = simulated(yaml, requests);
  const theirs = await generated(istiod, yaml, requests);
  return requests.flatMap((request, at) => same(ours[at], theirs[at]) ? [] :
    [`request: ${JSON.stringify(request)} | ${JSON.stringify(theirs[at])} | ${JSON.stringify(ours[at])}`]);
}

/** What is not there and what is nothing are the same in JSON. */
const same = (one: object, other: object): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));

/** From sidecars in each namespace, and from all that the Gateways select. */
function requestsFor(yaml: string, many: number): Request[] {
  const objects = parsed(yaml);
  const callers = callersIn(objects);
  return fc.sample(requestsTo(objects), { numRuns: many, seed: 1 }).map((request, at) => {
    const caller = callers[at % callers.length] ?? request.from;
    return { ...request, from: caller.kind === 'sidecar' ? { ...caller, labels: request.from.labels } : caller };
  });
}
