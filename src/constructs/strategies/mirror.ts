import { Construct } from 'constructs';
import type { MirrorTarget } from '../composition/contribution';
import { fullHost } from '../mesh/host-names';
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
}

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
   * @throws CDI421 if the version's service has no such HTTP port, or has several and no port is named for another service
   */
  constructor(scope: Construct, id: string, props: MirrorProps) {
    super(scope, id);
    const { to, share, of = to.service } = props;
    const source = this.node.path;
    const target = of === to.service && props.toPort === undefined ? undefined : targetOf(this, to.service, of, props.toPort);
    of._rules.add({ kind: 'mirror', source, version: to.name, percent: percentIn(share, `the share of '${source}'`), target });
  }
}

/** The name is the full one wherever there is a namespace: gateways elsewhere have the same route. */
function targetOf(mirror: Construct, to: MeshService, of: MeshService, wanted: number | undefined): MirrorTarget {
  const ports = to.ports.filter(({ _http }) => _http).map(({ number }) => number);
  if (wanted === undefined && ports.length > 1) {
    refuse('CDI421', `'${mirror.node.path}' copies to '${to.name}', whose HTTP ports are ${ports.join(', ')}, without naming one`, 'pass one of them as toPort');
  }
  if (wanted !== undefined && !ports.includes(wanted)) {
    refuse('CDI421', `'${mirror.node.path}' copies to port ${wanted} of '${to.name}', whose HTTP ports are ${ports.join(', ')}`, 'pass one of them as toPort');
  }
  const isAlone = to === of || to.namespace === undefined && of.namespace === undefined;
  return { host: isAlone ? to.name : fullHost(to, mirror), port: wanted ?? ports[0] };
}
