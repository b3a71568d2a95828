import { type Facts, hazardRule, type Tell } from './hazard';
import { deciding, destinationText, objectText, requestsText, shortHost } from './words';
import { isWildcard, isWithin } from '../../model/hosts';
import type { ManifestObject } from '../../model/manifest';
import { objectAt, objectsAt, textsAt } from '../../routing/fields/fields';
import { answeredShare } from '../effects/answered';
import { type ObjectChange, textOf } from '../objects/change';
import type { RequestClass } from '../requests/classes';

type Code = 'PLN208' | 'PLN209' | 'PLN210' | 'PLN214' | 'PLN215' | 'PLN216' | 'PLN217';

/** Rules that go or change hands, and ways back that are cut. */
export const rules = hazardRule<Code>({
  PLN208: { level: 'warning', title: 'a host that had rules must keep some', remedy: 'keep a VirtualService with the route that all requests should take' },
  PLN209: { level: 'info', title: 'a rule should keep its owner', remedy: 'the older of two VirtualServices for a host decides: add the new one, and remove the old one in the next commit' },
  PLN210: { level: 'warning', title: 'a host of a Gateway must keep its server', remedy: 'keep the server until nobody asks for the host any more' },
  PLN214: { level: 'info', title: 'the way back should stay open', remedy: 'keep the old version until the new one has proved itself, and remove it in a commit of its own' },
  PLN215: { level: 'warning', title: 'what is gone from the manifests must be deleted', remedy: 'delete it by kubectl delete, or apply with --prune' },
  PLN216: { level: 'warning', title: 'what a plan does not judge must be looked at by somebody', remedy: 'try it where it does no harm: the plan says nothing of what it does to requests' },
  PLN217: { level: 'warning', title: 'clients must be ready for the TLS of a Gateway', remedy: 'see that clients have what the server asks for, and that its Secret is there, before this is applied' },
}, (facts, tell) => {
  for (const one of facts.classes) aboutOwner(one, facts, tell);
  for (const change of facts.changes) aboutObject(change, facts, tell);
  for (const change of facts.changes) aboutUnread(change, tell);
  for (const text of waysBackCut(facts)) tell('PLN214', facts.changes.map(({ before }) => before).find(one => one !== undefined), text);
  for (const object of facts.leftBehind) {
    const decides = object.kind === 'VirtualService' && textsAt(object.spec, 'hosts').length > 0 ? ', and it goes on deciding about its hosts' : '';
    tell('PLN215', object, `kubectl apply leaves ${objectText(object)} where it is${decides}`);
  }
});

/** Kinds that refuse or change requests, and that no plan reads. */
const NOT_JUDGED: ReadonlySet<string> = new Set([
  'AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication', 'EnvoyFilter', 'WasmPlugin', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'Ingress',
]);

function aboutUnread({ before, after }: ObjectChange, tell: Tell<'PLN216' | 'PLN217'>): void {
  const object = after ?? before;
  if (object !== undefined && NOT_JUDGED.has(object.kind)) tell('PLN216', object, `what ${objectText(object)} does to requests is not judged`);
  if (before === undefined || after === undefined) return;
  for (const text of tlsChanges(before, after)) tell('PLN217', after, text);
}

/** The hosts of servers whose TLS is another one for the same port. */
function tlsChanges(before: ManifestObject, after: ManifestObject): readonly string[] {
  if (after.kind !== 'Gateway') return [];
  const later = objectsAt(after.spec, 'servers');
  return objectsAt(before.spec, 'servers').flatMap(server => {
    const same = later.find(one => objectAt(one, 'port')?.number === objectAt(server, 'port')?.number && textsAt(one, 'hosts').some(host => textsAt(server, 'hosts').includes(host)));
    return same === undefined || textOf(same.tls) === textOf(server.tls) ? [] : [`the TLS of ${textsAt(server, 'hosts').join(', ')} at port ${String(objectAt(server, 'port')?.number)} changes`];
  });
}

/** Who decides about requests before, and who after. */
function aboutOwner(one: RequestClass, { before, after }: Facts, tell: Tell<'PLN208' | 'PLN209'>): void {
  const [old, now] = [one.before.virtualService, one.after.virtualService];
  if (old === undefined || old === now || one.after.outcome !== 'routed' || answeredShare(one.after) === 0) return;
  const host = shortHost(one.host);
  if (now !== undefined) return tell('PLN209', deciding(one.after, after.manifests.objects), `VirtualService ${now} takes ${host} over from ${old}`);
  const places = one.after.destinations.map(destinationText).join(' and ');
  tell('PLN208', deciding(one.before, before.manifests.objects), `${host}:${one.port} loses its rules: ${requestsText(one)} goes to ${places}`);
}

function aboutObject({ before, after }: ObjectChange, facts: Facts, tell: Tell<'PLN209' | 'PLN210'>): void {
  if (before?.kind === 'Gateway') {
    for (const host of hostsGone(before, facts.after.manifests.objects)) tell('PLN210', after ?? before, `no server of any Gateway has the host ${host} any more`);
  }
  if (before?.kind === 'VirtualService' && after !== undefined && textOf(before.spec.exportTo) !== textOf(after.spec.exportTo)) {
    tell('PLN209', after, `exportTo of ${objectText(after)} changes from ${exportsIn(before)} to ${exportsIn(after)}`);
  }
}

/** Workloads that go in the commit that moves requests away from them. */
function waysBackCut({ changes, classes, before }: Facts): readonly string[] {
  const gone = new Set(changes.flatMap(change => change.after === undefined && change.before !== undefined ? [objectText(change.before)] : []));
  return classes.filter(({ differing }) => differing.includes('shares')).flatMap(one => {
    const answering = one.before.destinations.filter(({ share }) => share > 0).flatMap(destination => before.answering(destination));
    const cut = answering.filter(name => gone.has(name));
    return cut.length === 0 ? [] : [`${cut.join(' and ')} goes in the commit that moves ${requestsText(one)} away from it: a roll-back has to start it first`];
  });
}

function exportsIn({ spec }: ManifestObject): string {
  const names = textsAt(spec, 'exportTo');
  return names.length === 0 ? 'all namespaces' : names.join(', ');
}

function hostsGone(before: ManifestObject, objects: readonly ManifestObject[]): readonly string[] {
  const served = new Set(objects.filter(({ kind, group }) => kind === 'Gateway' && group === 'networking.istio.io').flatMap(hostsOf));
  const wildcards = [...served].filter(isWildcard);
  return [...new Set(hostsOf(before))].filter(host => !served.has(host) && !wildcards.some(wildcard => isWithin(host, wildcard)));
}

function hostsOf({ spec }: ManifestObject): readonly string[] {
  return objectsAt(spec, 'servers').flatMap(server => textsAt(server, 'hosts')).map(host => host.slice(host.indexOf('/') + 1));
}
