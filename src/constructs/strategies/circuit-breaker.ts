import { Construct } from 'constructs';
import type { CircuitBreakerProps, ConnectionPool, OutlierDetection } from './circuit-breaker-props';
import { BREAKER_PROPS } from './circuit-breaker-shape';
import { demandArgument, demandProps } from '../border/demand';
import type { ConnectionPoolPlan, OutlierDetectionPlan } from '../composition/policy-blocks';
import { POLICY_TARGET } from '../mesh/kinds';
import { refuse, shown } from '../refusals/refusal';
import { wholeMilliseconds } from '../values/durations';
import { percentIn } from '../values/percent';

/**
 * Limits what callers put on a service, and leaves out pods that fail.
 *
 * The limits hold for each calling proxy and for each version by itself: two callers, or a split over two versions, have twice as much.
 * A version's breaker adds to its service's, field by field, and never loosens it.
 */
export class CircuitBreaker extends Construct {
  /**
   * Limits.
   *
   * @throws CDI117 if a duration is under 1 ms or has a fraction of one
   * @throws CDI128 if a limit is 0 or not a whole number, or nothing is limited
   * @throws CDI415 if the target is a version of another service
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: CircuitBreakerProps) {
    super(scope, id);
    demandProps(this, props, BREAKER_PROPS);
    const { target, connectionPool, outlierDetection } = props;
    const path = this.node.path;
    if (isEmpty(connectionPool) && isEmpty(outlierDetection)) {
      refuse('CDI128', `'${path}' limits nothing`, 'set a connectionPool, an outlierDetection, or both');
    }
    const limited = target.toPolicyTarget();
    demandArgument(`'${path}'`, 'target.toPolicyTarget()', limited, POLICY_TARGET);
    const { service, version } = limited;
    if (version && version.service !== service) {
      refuse('CDI415', `'${path}' limits '${version.path}' as a version of '${service.node.path}', which has no such version`, 'return a version of the service from toPolicyTarget()');
    }
    service._rules.add({
      kind: 'policy',
      source: path,
      version: version?.name,
      blocks: {
        connectionPool: isEmpty(connectionPool) ? undefined : poolPlan(path, connectionPool),
        outlierDetection: outlierDetection && detectionPlan(path, outlierDetection),
      },
    });
  }
}

function poolPlan(path: string, { connectTimeout, ...limits }: ConnectionPool): ConnectionPoolPlan {
  for (const [name, value] of Object.entries(limits) as [string, number | undefined][]) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= MOST)) {
      refuse('CDI128', `${name} of '${path}' must be a whole number from 1 to ${MOST}, got ${shown(value)}`,
        value === 0 ? 'Istio reads 0 as no limit; leave it out for that, or use 1' : 'pass such a number, or leave it out for no limit');
    }
  }
  return set({ ...limits, connectTimeout: connectTimeout && wholeMilliseconds(connectTimeout, `connectTimeout of '${path}'`) });
}

/** The fields are 32 bits wide. */
const MOST = 2 ** 31 - 1;

function detectionPlan(path: string, detection: OutlierDetection): OutlierDetectionPlan {
  checkDetection(path, detection);
  const { consecutive5xxErrors, consecutiveGatewayErrors, interval, baseEjectionTime, maxEjectionPercent } = detection;
  return set({
    consecutive5xxErrors,
    consecutiveGatewayErrors,
    interval: interval && wholeMilliseconds(interval, `interval of '${path}'`),
    baseEjectionTime: baseEjectionTime && wholeMilliseconds(baseEjectionTime, `baseEjectionTime of '${path}'`),
    maxEjectionPercent: maxEjectionPercent.value,
  });
}

function checkDetection(path: string, { consecutive5xxErrors, consecutiveGatewayErrors, maxEjectionPercent }: OutlierDetection): void {
  const percent = percentIn(maxEjectionPercent, `maxEjectionPercent of '${path}'`);
  for (const [name, value = 0] of Object.entries({ consecutive5xxErrors, consecutiveGatewayErrors })) {
    if (!(Number.isInteger(value) && value >= 0 && value <= MOST)) {
      refuse('CDI128', `${name} of '${path}' must be a whole number from 0 to ${MOST}, got ${shown(value)}`, 'pass such a number, or leave it out for the default');
    }
  }
  if (consecutive5xxErrors === 0 && !consecutiveGatewayErrors) {
    refuse('CDI128', `'${path}' counts no errors, so no pod is ever left out`, 'count consecutive5xxErrors or consecutiveGatewayErrors');
  }
  if (!Number.isInteger(percent) || percent === 0) {
    refuse('CDI128', `maxEjectionPercent of '${path}' must be a whole percentage of at least 1, got ${percent}`,
      'Istio reads 0 as Envoy\'s 10 %; use Percent.of(100) to let every pod be left out');
  }
}

/** Without the fields that are not set, so that those of the service show through. */
function set<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function isEmpty(block: object | undefined): block is undefined {
  return block === undefined || Object.values(block).every(value => value === undefined);
}
