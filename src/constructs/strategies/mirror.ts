import { Construct } from 'constructs';
import { PORTS } from './kinds';
import { requestsOn } from './scope';
import { demandProps } from '../border/demand';
import { checkedLater } from '../border/kinds';
import { struct } from '../border/struct';
import { VERSION } from '../mesh/kinds';
import type { ServiceVersion } from '../mesh/mesh-service';
import { percentIn, type Percent } from '../values/percent';

/** Copies of live traffic. */
export interface MirrorProps {
  /** The version that gets the copies and answers nobody. It knows its service. */
  readonly to: ServiceVersion;

  /** How much of the traffic is copied: per cent, 0 to 100, at most four decimals. Ends in `mirrors.percentage` of every route. */
  readonly share: Percent;

  /**
   * The HTTP ports on which it holds, by their numbers on the Service.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];
}

const PROPS = struct<MirrorProps>({ to: VERSION, share: checkedLater('a Percent', 'Percent.of(5)'), ports: PORTS });

/**
 * Sends copies of a service's requests to a version; its answers are thrown away.
 *
 * Requests of every route that the version does not itself answer are copied to it. A service may have several mirrors. The version does everything that
 * the request asks for: a copied order is a second order, unless the version works on data of its own.
 */
export class Mirror extends Construct {
  /**
   * Copies.
   *
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if it holds on a port for TCP or TLS, or the service has no other
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: MirrorProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { to: { service, name: version }, share, ports } = props;
    const path = this.node.path;
    const percent = percentIn(share, `the share of '${path}'`);
    service._rules.add({ kind: 'mirror', source: path, version, percent, ...requestsOn({ path, service, ports }, 'copies') });
  }
}
