import { Construct } from 'constructs';
import { PORTS } from './kinds';
import { requestsOn } from './scope';
import { demandProps } from '../border/demand';
import { checkedLater, NUMBER, optional } from '../border/kinds';
import { struct } from '../border/struct';
import type { MirrorTarget } from '../composition/contribution';
import { fullHost } from '../mesh/host-names';
import { SERVICE, VERSION } from '../mesh/kinds';
import type { MeshService, ServiceVersion } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { percentIn, type Percent } from '../values/percent';

/** Copies of live traffic. */
export interface MirrorProps {
  /** The version that gets the copies and answers nobody. It knows its service. */
  readonly to: ServiceVersion;

  /** How much of the traffic is copied: per cent, 0 to 100, at most four decimals. Ends in `mirrors.percentage` of every route. */
  readonly share: Percent;

  /**
   * The service whose requests are copied.
   *
   * @default - the service of the version
   */
  readonly of?: MeshService;

  /**
   * The HTTP port of the version's service that gets the copies. Ends in `mirrors.destination.port`.
   *
   * @default - the port that was called; of another service its HTTP port, if it has only one
   */
  readonly toPort?: number;

  /**
   * The HTTP ports on which it holds, by their numbers on the Service.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];
}

const PROPS = struct<MirrorProps>({ to: VERSION, share: checkedLater('a Percent', 'Percent.of(5)'), of: optional(SERVICE), toPort: optional(NUMBER), ports: PORTS });

/**
 * Sends copies of a service's requests to a version, of the same service or of another one; its answers are thrown away.
 *
 * Requests of every route that the version does not itself answer are copied to it. A service may have several mirrors. The version does everything that
 * the request asks for: a copied order is a second order, unless the version works on data of its own.
 */
export class Mirror extends Construct {
  /**
   * Copies.
   *
   * @throws CDI210 if one of two services has a namespace and the other's chart has none
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if it holds on a port for TCP or TLS, or the service has no other
   * @throws CDI436 if a prop is missing, or is not what its type says
   * @throws CDI421 if the version's service has no such HTTP port, or has several and no port is named for another service
   */
  constructor(scope: Construct, id: string, props: MirrorProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { to, share, of = to.service, ports } = props;
    const source = this.node.path;
    const target = of === to.service && props.toPort === undefined ? undefined : targetOf(this, to.service, of, props.toPort);
    const percent = percentIn(share, `the share of '${source}'`);
    of._rules.add({ kind: 'mirror', source, version: to.name, percent, target, ...requestsOn({ path: source, service: of, ports }, 'copies') });
  }
}

/** The name is the full one wherever there is a namespace: gateways elsewhere have the same route. */
function targetOf(mirror: Construct, to: MeshService, of: MeshService, wanted: number | undefined): MirrorTarget {
  const isAlone = to === of || (to.namespace ?? of.namespace) === undefined;
  return { host: isAlone ? to.name : fullHost(to, mirror), port: portOf(mirror.node.path, to, wanted) };
}

function portOf(path: string, to: MeshService, wanted: number | undefined): number {
  const ports = to.ports.filter(({ _routed }) => _routed === 'http').map(({ number }) => number);
  const all = ports.join(', ') || 'none';
  if (wanted === undefined && ports.length !== 1) {
    refuse('CDI421', `'${path}' copies to '${to.name}', whose HTTP ports are ${all}, without naming one`, 'pass one of them as toPort');
  }
  if (wanted !== undefined && !ports.includes(wanted)) {
    refuse('CDI421', `'${path}' copies to port ${wanted} of '${to.name}', whose HTTP ports are ${all}`, 'pass one of them as toPort');
  }
  return wanted ?? ports[0];
}
