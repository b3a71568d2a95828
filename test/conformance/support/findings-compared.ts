import type { Finding as Judged, Judgement } from './istiod-answers';
import { FINDINGS } from '../../../src/analysis/checks/catalogue/catalogue';
import { entryOf } from '../../../src/analysis/checks/catalogue/entry-of';
import { check } from '../../../src/analysis/checks/check';
import type { Finding } from '../../../src/analysis/model/finding';
import { analyzedHost, CLUSTER_DOMAIN, serviceHost } from '../../../src/analysis/model/hosts';
import { selectsInstalledGateway } from '../../../src/analysis/model/installed-gateways';
import { itemsIn, objectIn, textsIn, type JsonObject } from '../../../src/analysis/model/json';
import type { ManifestObject, Manifests } from '../../../src/analysis/model/manifest';

const KINDS = ['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry'];

/** Codes of istioctl that the catalogue knows. */
const CODES: ReadonlySet<string | null> = new Set<string | null>(Object.values(FINDINGS).map(({ istio }) => istio).filter(istio => istio?.startsWith('IST')));

/** What the analysers do not ask about, and the webhook does. */
const NOT_ANALYSED = new Set(['MAN009', 'MAN012', 'MAN013']);

/** Where Istio and our checks say different things about a set of manifests, one line each. */
export function disagreements(manifests: Manifests, judgement: Judgement): string[] {
  const objects = new Map(manifests.objects.map(object => [idOf(object), object]));
  // Of two documents of one object Istio sees the later.
  const found = check(manifests).filter(({ object }) => objects.get(idOf(object)) === object);
  const unsure = unsureOf([...objects.values()]);
  return [...objects].flatMap(([id, object]) => [
    ...verdicts(id, found, judgement),
    ...judgement.schema.length === 0 && isAnalysed(judgement) ? codes(object, found, judgement)
      .filter(text => !unsure.some(one => one.test(text))) : [],
  ]);
}

/** Lines that say what differs from run to run, or on purpose: of what may be written elsewhere nothing is said. */
function unsureOf(objects: readonly ManifestObject[]): RegExp[] {
  const of = (...kinds: readonly string[]): ManifestObject[] => objects.filter(({ kind }) => kinds.includes(kind));
  const servers = of('Gateway').flatMap(({ spec }) => itemsIn(spec.servers));
  const hosts = of('ServiceEntry').flatMap(({ namespace, spec }) => [...new Set(itemsIn(spec.hosts).map(host => analyzedHost(String(host), namespace, CLUSTER_DOMAIN)))]);
  return [
    ...servers.length > 2 ? [servers.some(server => objectIn(server)?.bind) ? /^IST0145/ : /^IST0145 missing/] : [],
    ...of('DestinationRule').some(asksForPlace) ? [/^IST0173 missing/] : [],
    // Istio says nothing more about a ServiceEntry whose selector it cannot take; its writer wants to know it all at once.
    ...of('ServiceEntry').some(hasBadSelector) ? [/^IST0133 too much at ServiceEntry/] : [],
    ...of('Service').some(({ namespace }) => OF_CLUSTERS.has(namespace)) ? [/^IST0101 missing.* host not found/] : [],
    // Istio itself takes an old name of a Gateway.
    ...of('VirtualService').some(namesGatewayAsHost) ? [/^IST01(?:01|32) missing/] : [],
    ...new Set(hosts).size < hosts.length ? [/^IST01(?:01|12|73)/] : [],
    ...of('VirtualService').filter(one => everyHost(one).some(host => !isGiven(host, one, objects))).map(one => new RegExp(`^IST0101 missing at ${asPattern(one)}:.* host not found`)),
    ...of('DestinationRule').filter(one => !isGiven(String(one.spec.host), one, objects)).map(one => new RegExp(`^IST0174 missing at ${asPattern(one)}:`)),
    ...of('Pod', 'Deployment', 'StatefulSet').length === 0 || of('DestinationRule').some(one => !arePodsGiven(one, objects)) ? [/^IST0173 missing/] : [],
    ...of('Gateway').filter(({ spec }) => selectsInstalledGateway(textsIn(spec.selector))).map(one => new RegExp(`^IST0101 missing at ${asPattern(one)}:`)),
    ...of('VirtualService').filter(one => namesMissingGateway(one, objects)).map(one => new RegExp(`^IST0132 missing at ${asPattern(one)}:`)),
    ...of('DestinationRule').filter(rule => !isForPods(rule, of('Service'))).map(({ namespace, name }) => new RegExp(`^IST0173 .* at DestinationRule ${namespace}/${name}:`)),
  ];
}

/** Nodes are no part of what is written, so we take it that pods run wherever a subset wants them; Istio looks at the nodes that it is shown. */
function asksForPlace({ spec }: ManifestObject): boolean {
  const labels = itemsIn(spec.subsets).flatMap(subset => Object.keys(objectIn(objectIn(subset)?.labels) ?? {}));
  return labels.some(name => /^topology\.|^kubernetes\.io\/hostname$/.test(name));
}

function namesGatewayAsHost({ spec }: ManifestObject): boolean {
  return itemsIn(spec.gateways).some(name => typeof name === 'string' && name.includes('.') && !name.includes('/'));
}

/** Istio looks for the pods of every subset, and we for the endpoints that a ServiceEntry lists or somebody writes, where a Service does not select pods. */
function isForPods({ namespace, spec }: ManifestObject, services: readonly ManifestObject[]): boolean {
  const host = analyzedHost(String(spec.host), namespace, CLUSTER_DOMAIN);
  const service = services.find(one => serviceHost(one.name, one.namespace, CLUSTER_DOMAIN) === host);
  return service !== undefined && service.spec.clusterIP !== 'None' && (service.spec.type === 'ExternalName' || Object.keys(objectIn(service.spec.selector) ?? {}).length > 0);
}

const asPattern = (object: ManifestObject): string => idOf(object).replace(/\W/g, '.');

/** The hosts of all destinations. */
function everyHost({ spec }: ManifestObject): string[] {
  return [...JSON.stringify(spec).matchAll(/"host":"([^"]*)"/g)].map(([, host]) => host);
}

/** Whether Services are given in the namespace that a host means; istioctl has those of a cluster, and takes what it does not see for missing. */
function isGiven(host: string, { namespace }: ManifestObject, objects: readonly ManifestObject[]): boolean {
  const [name, second, end] = host.split('.');
  const meant = second === undefined ? [namespace] : end === 'svc' ? [second] : [namespace, second];
  if (name.startsWith('istio-')) return false;
  const isExternal = meant.length > 1;
  return objects.some(one => one.kind === 'Service' && meant.includes(one.namespace) || one.kind === 'ServiceEntry' && isExternal && one.namespace === namespace);
}

/** Whether pods are given in the namespace that the host of a DestinationRule means, and selected by the Services there. */
function arePodsGiven({ namespace, spec }: ManifestObject, objects: readonly ManifestObject[]): boolean {
  const [, second, end] = String(spec.host).split('.');
  const home = end === 'svc' ? second : namespace;
  if (objects.some(one => one.kind === 'Service' && one.namespace === home && Object.keys(objectIn(one.spec.selector) ?? {}).length === 0)) return false;
  return objects.some(one => ['Pod', 'Deployment', 'StatefulSet'].includes(one.kind) && one.namespace === home);
}

/** Istio says of a Gateway that is not there also that it serves no host. */
function namesMissingGateway({ namespace, spec }: ManifestObject, objects: readonly ManifestObject[]): boolean {
  const gateways = new Set(objects.filter(({ kind, group }) => kind === 'Gateway' && group === 'networking.istio.io').map(one => `${one.namespace}/${one.name}`));
  return itemsIn(spec.gateways).map(String).some(name => name !== 'mesh' && !gateways.has(name.includes('/') ? name : `${namespace}/${name}`));
}

function hasBadSelector({ spec }: ManifestObject): boolean {
  return Object.keys(objectIn(objectIn(spec.workloadSelector)?.labels) ?? {}).some(key => key === '' || key.includes('*'));
}

function isAnalysed({ analysis }: Judgement): boolean {
  return !analysis.some(({ code }) => code === '');
}

const idOf = ({ kind, namespace, name }: Judged | ManifestObject): string => `${kind} ${namespace}/${name}`;

function verdicts(object: string, found: readonly Finding[], { schema, webhook }: Judgement): string[] {
  if (!KINDS.includes(object.split(' ')[0])) return [];
  const about = found.filter(finding => idOf(finding.object) === object);
  const refused = schema.filter(one => idOf(one) === object);
  const ours = about.filter(({ code }) => entryOf(code)?.istio === 'schema' || code === 'MAN009');
  if (refused.length > 0 !== ours.length > 0) return [`schema: ${said(refused)} | ${wanted(ours)}`];
  if (refused.length > 0) return [];
  const rejected = webhook.filter(one => idOf(one) === object && one.level === 'error');
  const own = about.filter(({ code }) => entryOf(code)?.istio === 'webhook');
  return rejected.length > 0 === own.length > 0 ? [] : [`webhook: ${said(rejected)} | ${wanted(own)}`];
}

function codes(object: ManifestObject, found: readonly Finding[], { analysis }: Judgement): string[] {
  const id = idOf(object);
  const ours = found.filter(finding => idOf(finding.object) === id && isCompared(object, entryOf(finding.code)?.istio));
  const theirs = analysis.filter(one => (idOf(one) === id || isOfTemplate(one) && isOwner(object, one)) && isCompared(object, one.code));
  const left = new Set(theirs.map(({ code }) => code).filter(code => CODES.has(code) || code === 'IST0106'));
  const right = new Set(ours.flatMap(({ code }) => istioOf(code)));
  const missing = [...left].filter(code => !right.has(code)).map(code => `${code} missing at ${id}: ${said(theirs.filter(one => one.code === code))}`);
  const more = [...right].filter(code => !left.has(code)).map(code => `${code} too much at ${id}: ${wanted(ours.filter(one => istioOf(one.code).includes(code)))}`);
  return [...missing, ...more];
}

function istioOf(code: string): string[] {
  const istio = entryOf(code)?.istio ?? '';
  if (istio === 'webhook') return NOT_ANALYSED.has(code) ? [] : ['IST0106'];
  return istio.startsWith('IST') ? [istio] : [];
}

/** What is said of the pods that a template makes, and not of what has the template. */
const OF_TEMPLATES = ['IST0107', 'IST0108', 'IST0125', 'IST0135', 'IST0144'];
const isOfTemplate = ({ kind, code }: Judged): boolean => kind === 'Pod' && OF_TEMPLATES.includes(code);

function isOwner({ kind, namespace, name }: ManifestObject, pod: Judged): boolean {
  return ['Deployment', 'StatefulSet'].includes(kind) && pod.namespace === namespace && pod.name.startsWith(`${name}-`) && /^\d+$/.test(pod.name.slice(name.length + 1));
}

/** No rule of ours is about these; that some of them cannot be taken is said by Istio alone. */
const NOT_READ = new Set(['AuthorizationPolicy', 'EnvoyFilter', 'ProxyConfig', 'Sidecar', 'Telemetry', 'WasmPlugin']);

/** Where a cluster keeps what it needs itself. */
const OF_CLUSTERS = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

/** Whether a Gateway selects the pod of the ingress gateway that comes with Istio, and nothing else. */
const isIngress = (selector: JsonObject | undefined): boolean => selector?.app === 'istio-ingressgateway';

/**
 * What Istio and our checks see differently on purpose:
 *
 * - IST0146: without webhooks among the manifests we take those that Istio installs for granted; Istio says that none replaces the image.
 * - IST0103: the judge puts sidecars into all pods that want one, so none of them lacks it.
 * - IST0145: Istio adds the hosts of a server to those of each Gateway that it does not conflict with, and finds conflicts with them later. So with more
 *   than two servers it says more, or less where some have addresses of their own, and not always the same.
 * - IST0101, IST0112 and IST0173 where two ServiceEntries have one host: which one Istio takes differs from run to run.
 * - IST0101 and IST0161 of Secrets: with pods in several namespaces Istio looks into that of any of them.
 * - IST0101 of a Gateway without servers, which the webhook rejects: Istio compares selectors of servers, of which it has none.
 * - Everything of Istio in the namespaces of the cluster itself: Istio sees nothing there, and takes Services there for missing.
 * - Templates of no replicas: we look at them, Istio sees no pods.
 * - IST0101, IST0173 and IST0174 of namespaces of which nothing is given, and of gateways that are usually installed: istioctl has a cluster, so what it does
 *   not see is missing; a file is no cluster.
 * - IST0132 of a Gateway that is not there, of which IST0101 is said.
 */
function isCompared({ kind, namespace, spec }: ManifestObject, code: string | null | undefined): boolean {
  if (code === 'IST0103' || code === 'IST0146' || NOT_READ.has(kind) || OF_CLUSTERS.has(namespace)) return false;
  if (kind === 'Gateway' && (code === 'IST0101' || code === 'IST0161')) return isSure(spec);
  return !OF_TEMPLATES.includes(code ?? '') || spec.replicas !== 0;
}

/** Whether Istio says the same in every run about what a Gateway refers to. */
function isSure({ servers, selector }: JsonObject): boolean {
  const secrets = itemsIn(servers).some(server => objectIn(objectIn(server)?.tls)?.credentialName);
  return itemsIn(servers).length > 0 && (!secrets || isIngress(objectIn(selector)));
}

const said = (findings: readonly Judged[]): string => findings.map(({ message }) => message).join('; ') || '-';
const wanted = (findings: readonly Finding[]): string => findings.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`).join('; ') || '-';
