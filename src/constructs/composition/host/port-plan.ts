import type { Conjunction } from '../../values/matches/conjunction';
import type { RouteTraits } from '../../values/route-traits';
import type { ReplyPlan } from '../../values/routes/reply';
import type { HeadersPlan } from '../../values/routes/route-headers';
import type { Answer } from '../answer';
import type { Conflict } from '../conflicts';
import type { ClashPlan } from '../intersect';
import type { RouteId } from '../route-name';

/** What Istio is told about one port of a host. */
export type PortPlan = HttpPortPlan | TcpPortPlan | TlsPortPlan;

/** A port whose requests are routed. */
export interface HttpPortPlan {
  readonly protocol: 'http';
  readonly number: number;
  /** Who answers what, in the order in which it is tried, before overlays split it; the default comes last. */
  readonly rules: readonly RulePlan[];
  /** The http routes in the order in which Istio tries them; the last one takes what is left. */
  readonly routes: readonly RoutePlan[];
  /** What was asked for together and cannot be written as one match. */
  readonly clashes: readonly ClashPlan[];
  /** The wishes for its routes that cannot both stand. */
  readonly conflicts: readonly Conflict[];
}

/** A port whose connections are routed. */
export interface TcpPortPlan {
  readonly protocol: 'tcp';
  readonly number: number;
  /** Who answers: one rule, as a connection says nothing of what it is for. */
  readonly rules: readonly RulePlan[];
  readonly routes: readonly TcpRoutePlan[];
  /** The wishes for its connections that cannot both stand. */
  readonly conflicts: readonly Conflict[];
}

/** A port whose encrypted connections are routed by the host that they ask for. */
export interface TlsPortPlan {
  readonly protocol: 'tls';
  readonly number: number;
  /** Who answers: one rule, as a connection says nothing of what it is for. */
  readonly rules: readonly RulePlan[];
  readonly routes: readonly TlsRoutePlan[];
  /** The wishes for its connections that cannot both stand. */
  readonly conflicts: readonly Conflict[];
}

/** Requests or connections, and the versions that answer them. */
export interface RulePlan {
  /** The construct that asked for it. */
  readonly source: string;
  /** Alternatives; empty for the default. */
  readonly matches: readonly Conjunction[];
  readonly answer: Answer;
  /** What its route does besides, over what the service says. */
  readonly traits?: RouteTraits;
}

/** One http route. */
export interface RoutePlan {
  readonly id: RouteId;
  /** Alternatives; empty for the default route. */
  readonly matches: readonly Conjunction[];
  readonly destinations: readonly HttpDestinationPlan[];
  readonly mirrors: readonly MirrorPlan[];
  readonly traits: RouteTraits;
  /** What the proxy answers by itself; then there are neither destinations nor mirrors. */
  readonly reply?: ReplyPlan;
}

/** One tcp route. */
export interface TcpRoutePlan {
  readonly destinations: readonly DestinationPlan[];
}

/** One tls route. */
export interface TlsRoutePlan extends TcpRoutePlan {
  readonly sniHosts: readonly string[];
}

/** A port of a subset of a host. */
export interface TargetPlan {
  readonly host: string;
  readonly port: number;
  readonly subset: string;
}

/** Where connections go. */
export interface DestinationPlan extends TargetPlan {
  /** Per cent; absent if there is only one destination. */
  readonly weight?: number;
}

/** Where requests go. */
export interface HttpDestinationPlan extends DestinationPlan {
  readonly headers?: HeadersPlan;
}

/** Where copies go. */
export interface MirrorPlan extends TargetPlan {
  /** Per cent. */
  readonly percent: number;
}
