import type { AskedRequest, Asking } from './asked-request';
import { originOf, type Origin } from './caller';
import { onlyPort, onlyServerPort, portsByHost, portsOf, type PortsByHost } from './ports';
import { problemOf } from './problem';
import type { Json } from '../model/json';
import type { Manifests } from '../model/manifest';
import type { Request } from '../routing/request';

/** Knows the manifests that requests are asked about. */
export class Requests {
  private known: PortsByHost | undefined;

  constructor(private readonly manifests: Manifests, private readonly asking: Asking) {}

  /**
   * The whole request.
   *
   * @throws if it is none, or may be several
   */
  requestOf(asked: AskedRequest): Request {
    // Plain JavaScript and JSON may hold anything.
    const problem = problemOf(asked as unknown as Json);
    if (problem !== undefined) throw new Error(problem);
    const { from = 'sidecar', ...others } = asked;
    const origin = originOf(from, this.manifests, this.asking);
    return { ...others, from: origin.caller, port: asked.port ?? this.onlyPort(asked, origin) };
  }

  private onlyPort({ host, scheme }: AskedRequest, { caller, gateways }: Origin): number {
    const { words } = this.asking;
    if (gateways.length > 0) return onlyServerPort(gateways, scheme, words);
    this.known ??= portsByHost(this.manifests);
    return onlyPort(host, portsOf(this.known, host, caller.namespace ?? this.asking.namespace), words);
  }
}
