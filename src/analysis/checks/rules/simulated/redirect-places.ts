import { fullHost, intersection, isWildcard, isWithin } from '../../../model/hosts';
import { endsHttps, hostsFor, isPlainHttp, selectorOf, serversOf, type Server } from '../../../routing/gateway/gateway-server';
import type { Request } from '../../../routing/traffic/request';
import type { Context } from '../../index/context';
import { gatewaysOf, workloadOf } from '../../index/gateways';
import type { Subject } from '../../objects/subject';
import { isInMesh } from '../virtual-service/parts';
import { ownHosts } from '../virtual-service/routes';

/** A request, and the server of a Gateway that it comes in by; no server inside the mesh. */
export interface Place {
  readonly request: Request;
  readonly server: Server | undefined;
}

/** Requests by which clients come to the http routes of a VirtualService, for one host of each place; with a host, only those for that one. */
export function placesOf(subject: Subject, wanted: string, context: Context): readonly Place[] {
  const { object, spec } = subject;
  const hosts = spec.get('hosts').texts.map(host => fullHost(host, object.namespace, context.domain));
  const inMesh = isInMesh(spec) ? placesInMesh(hosts, subject, wanted, context) : [];
  return [...inMesh, ...gatewaysOf(subject, context).flatMap(gateway => placesAt(gateway, hosts, object.namespace, wanted, context))];
}

function placesInMesh(hosts: readonly string[], subject: Subject, wanted: string, context: Context): readonly Place[] {
  const { namespace } = subject.object;
  const host = nameIn(hosts, wanted === '' ? '' : fullHost(wanted, namespace, context.domain));
  const named = ownHosts(subject).find(({ full }) => full === host);
  const ports = host === undefined ? [] : named && context.hosts.find(named)?.ports || [80];
  return ports.map(port => ({ request: { from: { kind: 'sidecar', namespace }, host: host ?? '', port, scheme: 'http' }, server: undefined }));
}

function placesAt(gateway: Subject, hosts: readonly string[], namespace: string, wanted: string, context: Context): readonly Place[] {
  const [pod = { namespace: gateway.object.namespace, labels: selectorOf(gateway.object) }] = workloadOf(gateway, context).pods;
  const from = { kind: 'gateway' as const, namespace: pod.namespace, labels: pod.labels };
  return serversOf(gateway.object).flatMap(server => {
    const scheme = schemeOf(server);
    const host = nameIn(intersection(hostsFor(server, namespace), hosts), wanted);
    return scheme === undefined || host === undefined ? [] : [{ request: { from, host, port: server.port, scheme }, server }];
  });
}

/** What clients speak to a server whose http routes they meet. */
function schemeOf(server: Server): Request['scheme'] {
  if (endsHttps(server)) return 'https';
  return isPlainHttp(server) && server.tls?.httpsRedirect !== true ? 'http' : undefined;
}

/** A name for some hosts, or the one that is wanted, where they cover it. A lone asterisk does not tell which names lead here. */
function nameIn(hosts: readonly string[], wanted: string): string | undefined {
  if (wanted !== '') return hosts.some(host => host !== '*' && isWithin(wanted, host)) ? wanted : undefined;
  const host = hosts.find(one => !isWildcard(one)) ?? hosts.at(0);
  return host === '*' ? 'any.example.com' : host?.replace(/^\*/, 'any');
}
