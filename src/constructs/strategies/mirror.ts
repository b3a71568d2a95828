import { Construct } from 'constructs';
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
}

const PROPS = struct<MirrorProps>({ to: VERSION, share: checkedLater('a Percent', 'Percent.of(5)') });

/**
 * Sends copies of a service's requests to a version; its answers are thrown away.
 *
 * Requests of every route that the version does not itself answer are copied to it. A service may have several mirrors. The version does everything that
 * the request asks for: a copied order is a second order, unless the version works on data of its own.
 */
export class Mirror extends Construct {
  /**
   * A mirror.
   *
   * @throws CDI101 if the share is no Percent
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: MirrorProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { to, share } = props;
    to.service._rules.add({ kind: 'mirror', source: this.node.path, version: to.name, percent: percentIn(share, `the share of '${this.node.path}'`) });
  }
}
