import type { JsonObject } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { isHttp, protocolOf } from '../../model/protocol';
import { field, flagAt, numberAt, objectAt, objectsAt, textAt, textMapAt, textsAt } from '../fields/fields';
import { idOf } from '../rules/virtual-service';

/** A server of a Gateway. */
export interface Server {
  /** As `namespace/name`. */
  readonly gateway: string;
  readonly object: ManifestObject;
  readonly index: number;
  /** Names, each with the namespace before a slash that alone may use it, where there is one. */
  readonly hosts: readonly string[];
  readonly port: number;
  readonly portName: string;
  /** As it is written. */
  readonly protocol: string;
  readonly bind: string;
  readonly tls: Tls | undefined;
}

/** What a server does with TLS. */
export interface Tls {
  readonly mode: string;
  readonly httpsRedirect: boolean;
}

const MODES = ['PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'];

export function serversOf(object: ManifestObject): Server[] {
  return objectsAt(object.spec, 'servers').map((server, index) => serverOf(object, server, index)).filter(server => server !== undefined);
}

function serverOf(object: ManifestObject, server: JsonObject, index: number): Server | undefined {
  const port = objectAt(server, 'port');
  if (port === undefined) return undefined;
  return {
    gateway: idOf(object),
    object,
    index,
    hosts: hostsFrom(textsAt(server, 'hosts'), object.namespace),
    port: numberAt(port, 'number'),
    portName: textAt(port, 'name'),
    protocol: textAt(port, 'protocol'),
    bind: textAt(server, 'bind'),
    tls: tlsIn(objectAt(server, 'tls')),
  };
}

function tlsIn(tls: JsonObject | undefined): Tls | undefined {
  if (tls === undefined) return undefined;
  const mode = field(tls, 'mode');
  return { mode: (typeof mode === 'number' ? MODES[mode] : textAt(tls, 'mode')) || MODES[0], httpsRedirect: flagAt(tls, 'httpsRedirect') };
}

function hostsFrom(hosts: readonly string[], namespace: string): readonly string[] {
  if (hosts.includes('*/*')) return ['*'];
  return hosts.map(host => host.startsWith('./') ? `${namespace}${host.slice(1)}` : host.startsWith('*/') ? host.slice(2) : host);
}

/** The names of a server that a VirtualService of a namespace may use. */
export function hostsFor({ hosts }: Server, namespace: string): readonly string[] {
  return hosts.flatMap(host => {
    const slash = host.indexOf('/');
    if (slash < 0) return [host];
    const owner = host.slice(0, slash);
    return owner === namespace || owner === '*' ? [host.slice(slash + 1)] : [];
  });
}

/** Without the namespaces. */
export function sniHostsOf({ hosts }: Server): readonly string[] {
  return hosts.map(host => host.slice(host.indexOf('/') + 1));
}

export function isPassthrough({ tls }: Server): boolean {
  return tls?.mode === 'PASSTHROUGH' || tls?.mode === 'AUTO_PASSTHROUGH';
}

/** Whether it speaks HTTP in the clear by its own word. */
export function isPlainHttp({ protocol }: Server): boolean {
  return isHttp(protocolOf(protocol));
}

/** Whether it ends TLS and speaks HTTP behind it. */
export function endsHttps(server: Server): boolean {
  return server.protocol.toUpperCase() === 'HTTPS' && !isPassthrough(server) && server.tls !== undefined;
}

/** Whether it speaks HTTP, in the clear or behind TLS. */
export function speaksHttp(server: Server): boolean {
  return isPlainHttp(server) || server.protocol.toUpperCase() === 'HTTPS' && !isPassthrough(server);
}

/** Whether it is told from others by the names in TLS handshakes. */
export function isTls(server: Server): boolean {
  return server.tls !== undefined && !isPlainHttp(server);
}

/** The labels of the pods that a Gateway is for: empty for all. */
export function selectorOf({ spec }: ManifestObject): Readonly<Record<string, string>> {
  return textMapAt(spec, 'selector');
}
