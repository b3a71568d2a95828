import type { AskedRequest, Asking } from './asked-request';
import { namesOf, originOf, type Origin } from './caller';
import { listenerOf, onlyPort, onlyServerPort, portsByHost, portsOf, type PortsByHost } from './ports';
import { problemOf } from './problem';
import { CLUSTER_DOMAIN } from '../model/hosts';
import { objectIn, type Json } from '../model/json';
import type { Manifests } from '../model/manifest';
import { selectorText } from '../model/selector-text';
import type { Request } from '../routing/traffic/request';

/** Knows the manifests that requests are asked about. */
export class Requests {
  private known: PortsByHost | undefined;

  constructor(private readonly manifests: Manifests, private readonly asking: Asking) {}

  /**
   * The whole request.
   *
   * @throws if it is not a request, or may be several
   */
  requestOf(asked: AskedRequest): Request {
    // Plain JavaScript and JSON may hold anything.
    const given = withoutNulls(asked as unknown as Json);
    const problem = problemOf(given);
    if (problem !== undefined) throw new Error(problem);
    const { from = 'sidecar', ...others } = given as unknown as AskedRequest;
    const origin = originOf(from, this.manifests, this.asking);
    const port = others.port ?? this.onlyPort(others, origin);
    return { ...others, from: origin.caller, port: origin.gateways.length > 0 ? listenerOf(port, origin, this.manifests) : port };
  }

  private onlyPort(asked: AskedRequest, { caller, gateways }: Origin): number {
    const { words } = this.asking;
    if (gateways.length > 0) return onlyServerPort(gateways, asked.scheme, words);
    if (caller.kind === 'gateway') throw new Error(`no Gateway selects pods with ${selectorText(caller.labels ?? {}) || 'no labels'}: use ${namesOf(this.manifests)}`);
    this.known ??= portsByHost(this.manifests);
    const { namespace = this.asking.namespace } = caller;
    return onlyPort(asked, portsOf(this.known, asked.host, namespace, this.manifests.clusterDomain ?? CLUSTER_DOMAIN), this.manifests, words);
  }
}

/** What many programs write for a field that they leave out. */
function withoutNulls(value: Json): Json {
  const object = objectIn(value);
  if (object === undefined) return value;
  const written = Object.entries(object).flatMap(([name, one]) => one === null || one === undefined ? [] : [[name, withoutNulls(one)] as const]);
  return Object.fromEntries(written);
}
