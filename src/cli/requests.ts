import { portsOfGateway, portsOfService } from './ports';
import { itemsIn, objectIn, type Json } from '../analysis/model/json';
import type { ManifestObject, Manifests } from '../analysis/model/manifest';
import { selectorOf } from '../analysis/routing/gateway-server';
import type { Caller, Request } from '../analysis/routing/request';

/** A request as it is said on the command line. */
export interface Wanted {
  readonly namespace: string;
  readonly from: string;
  readonly label: readonly string[];
  readonly host?: string;
  readonly port?: number;
  readonly scheme?: string;
  readonly path: string;
  readonly method: string;
  readonly header: readonly string[];
}

/** Where the pods of a gateway are after a usual install. */
const INSTALLED = 'istio-system';

const SCHEMES = ['http', 'https', 'tcp', 'tls'] as const;

/** The request that options say. */
export function requestOf(manifests: Manifests, wanted: Wanted): Request {
  const { host, path, method } = wanted;
  if (host === undefined) throw new Error('a request goes to a host: pass --host, or many requests with --requests');
  const scheme = schemeOf(wanted);
  const headers = Object.fromEntries(wanted.header.map(headerOf));
  const [kind, ...rest] = wanted.from.split('/');
  if (kind === 'gateway') {
    const gateway = gatewayOf(manifests, rest, wanted.namespace);
    return { from: callerOf(gateway), host, port: onlyPort(wanted, host, portsOfGateway(gateway, scheme)), scheme, path, method, headers };
  }
  const from = sidecarOf(kind, rest, wanted);
  const ports = portsOfService(manifests, host, from.namespace ?? wanted.namespace);
  return { from, host, port: onlyPort(wanted, host, ports), scheme, path, method, headers };
}

function schemeOf({ scheme }: Wanted): Request['scheme'] {
  const known = SCHEMES.find(one => one === scheme);
  if (scheme !== undefined && !known) throw new Error(`'${scheme}' is no scheme: use ${SCHEMES.join(', ')}`);
  return known;
}

function onlyPort({ port }: Wanted, host: string, ports: readonly number[]): number {
  const chosen = port ?? (ports.length === 1 ? ports[0] : undefined);
  return chosen ?? refuse(`'${host}' may be asked for at the ports ${ports.join(', ') || 'none'}: say which one with --port`);
}

function refuse(why: string): never {
  throw new Error(why);
}

function gatewayOf({ objects }: Manifests, rest: readonly string[], namespace: string): ManifestObject {
  const [name, within] = rest.length > 1 ? [rest[1], rest[0]] : [rest[0], undefined];
  const gateways = objects.filter(({ kind, group }) => kind === 'Gateway' && group === 'networking.istio.io');
  const found = gateways.filter(object => object.name === name);
  const only = within === undefined && found.length === 1 ? found[0] : undefined;
  const chosen = found.find(object => object.namespace === (within ?? namespace)) ?? only;
  if (!chosen) {
    const known = gateways.map(one => `gateway/${one.namespace}/${one.name}`);
    throw new Error(`there is no Gateway '${rest.join('/')}' to come from: use ${known.join(', ') || 'sidecar'}`);
  }
  return chosen;
}

function callerOf(gateway: ManifestObject): Caller {
  return { kind: 'gateway', namespace: INSTALLED, labels: selectorOf(gateway) };
}

function sidecarOf(kind: string, [namespace]: readonly string[], wanted: Wanted): Caller {
  if (kind !== 'sidecar') throw new Error(`'${wanted.from}' is nothing that a request comes from: use sidecar, sidecar/NAMESPACE or gateway/NAME`);
  return { kind: 'sidecar', namespace: namespace ?? wanted.namespace, labels: Object.fromEntries(wanted.label.map(labelOf)) };
}

function headerOf(text: string): [string, string] {
  const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(text) ?? [];
  if (!name) throw new Error(`'${text}' is no header: write it as 'end-user: jason'`);
  return [name, value];
}

function labelOf(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (!name) throw new Error(`'${text}' is no label: write it as app=reviews`);
  return [name, value];
}

/** The requests of a file: a list, each with from, host and port at least. */
export function requestsIn(text: string, file: string): Request[] {
  let list: Json;
  try {
    list = JSON.parse(text) as Json;
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(list)) throw new Error(`${file} is no list of requests`);
  return itemsIn(list).map((item, at) => checkedRequest(objectIn(item) as Partial<Request> | undefined, `${file}: request ${at + 1}`));
}

function checkedRequest(request: Partial<Request> | undefined, where: string): Request {
  const { from, host, port } = request ?? {};
  if (typeof host !== 'string' || typeof port !== 'number') throw new Error(`${where} needs a host and a port`);
  if (from?.kind !== 'sidecar' && from?.kind !== 'gateway') throw new Error(`${where} comes from {kind: sidecar} or {kind: gateway}`);
  return { ...request, from, host, port };
}
