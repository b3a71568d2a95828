import { Construct } from 'constructs';
import { CAPACITY, PORTS } from './kinds';
import { admittedOn, sharedOn } from './scope';
import { demandProps } from '../border/demand';
import { checkedLater, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { answerOf } from '../composition/answer';
import { VERSION } from '../mesh/kinds';
import type { ServiceVersion } from '../mesh/mesh-service';
import { refuse, shown } from '../refusals/refusal';
import type { Capacity } from '../values/capacity';
import { REQUEST_MATCHES, type RequestMatch } from '../values/matches/request-match';

/** One of the two environments. */
export enum Slot {
  /** The blue one. */
  BLUE = 'blue',
  /** The green one. */
  GREEN = 'green',
}

/** Two whole environments, one of them live. */
export interface BlueGreenProps {
  /** The version in the blue slot. It knows its service. */
  readonly blue: ServiceVersion;

  /** The version in the green slot, of the same service. */
  readonly green: ServiceVersion;

  /** The slot that answers everybody. */
  readonly live: Slot;

  /**
   * Which requests see the idle slot: each item, and each alternative of it, becomes a match.
   *
   * @default - none
   */
  readonly preview?: RequestMatch[];

  /**
   * The ports that take part, by their numbers on the Service. A port for TCP or TLS takes part if it is named here: its new connections
   * go to the live slot; the proxy closes those that are open, by default 45 seconds after the switch. All other ports stay with the stable version.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];

  /**
   * Whether the pods of the live slot are compared with those of the stable version.
   *
   * @default Capacity.compared()
   */
  readonly capacity?: Capacity;
}

const PROPS = struct<BlueGreenProps>({
  blue: VERSION,
  green: VERSION,
  live: checkedLater('a slot', 'Slot.BLUE'),
  preview: optional(REQUEST_MATCHES),
  ports: PORTS,
  capacity: CAPACITY,
});

/**
 * Switches all traffic of a service between two versions at once.
 *
 * The preview becomes an http route named by this construct's path; the live slot becomes the default route, and the tcp or tls route of each port for
 * connections that it names. The stable version is one for all ports: a port that is left out moves when the other slot is made stable.
 */
export class BlueGreen extends Construct {
  /**
   * Two environments.
   *
   * @throws CDI414 if `live` is not one of the slots
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if there is a preview, and its ports are all for TCP or TLS
   * @throws CDI412 if the slots are one version, belong to two services, or neither of them is the stable version
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { blue, green, live, preview = [], ports, capacity } = props;
    checkSlots(this.node.path, blue, green);
    if (live !== Slot.BLUE && live !== Slot.GREEN) {
      refuse('CDI414', `'${this.node.path}' must have a live slot, got ${shown(live)}`, 'pass Slot.BLUE or Slot.GREEN');
    }
    const [answering, idle] = live === Slot.BLUE ? [blue, green] : [green, blue];
    const source = this.node.path;
    const { service } = blue;
    const asking = { path: source, service, ports };
    service._rules.add({ kind: 'split', source, shares: answerOf(answering.name), trustsCapacity: capacity?._isTrusted, ...sharedOn(asking) });
    const matches = preview.flatMap(match => match._alternatives);
    if (matches.length > 0) {
      service._rules.add({ kind: 'route', source, tier: 'release', matches, answer: answerOf(idle.name), ...admittedOn(asking, 'a preview') });
    }
  }
}

function checkSlots(path: string, blue: ServiceVersion, green: ServiceVersion): void {
  if (blue.service !== green.service) {
    refuse('CDI412', `'${path}' has '${blue.path}' in one slot and '${green.path}' in the other, but they belong to two services`,
      'take both versions from one MeshService');
  }
  if (blue === green) {
    refuse('CDI412', `'${path}' has '${blue.path}' in both slots`, 'pass two different versions');
  }
  if (![blue.name, green.name].includes(blue.service.stable)) {
    refuse('CDI412', `'${path}' switches between '${blue.name}' and '${green.name}', but '${blue.service.node.path}' names '${blue.service.stable}' as stable`,
      'make the version of one slot the stable version, so that deleting the switch sends no request elsewhere');
  }
}
