import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { demandArgument } from '../border/demand';
import { withMethod } from '../border/kinds';
import { bringInService } from './brought-in/brought-in-service';
import type { ResolvedService, ServiceRequest } from './resolved-service';
import { writeService } from './written-service';

const SERVICE = withMethod<kplus.Service>('a Service of cdk8s-plus', 'new kplus.Service(…)', 'selectLabel');

/** Where the Service comes from. All origins behave the same after. */
export class ServiceSource {
  /** A new Service that selects the pods labelled `app` with its name, and the ServiceAccount that its containers run as. */
  public static create(): ServiceSource {
    return new ServiceSource(writeService);
  }

  /**
   * A Service of cdk8s-plus. The mesh rules are written to its namespace.
   *
   * @throws CDI210 if one of the two charts has no namespace
   * @throws CDI302 if it has another name than the mesh service
   * @throws CDI436 if it is no Service
   */
  public static fromService(service: kplus.Service): ServiceSource {
    demandArgument('ServiceSource.fromService', 'service', service, SERVICE);
    return new ServiceSource((scope, request) => bringInService(scope, request, service));
  }

  /** A Service that is in the cluster already, or written elsewhere, in the namespace of the chart. Declare all of its ports: the rules of an HTTP port
   * would take the requests to one that is left out, and a TCP port that is left out has no rule. */
  public static external(): ServiceSource {
    return new ServiceSource((_, { namespace }) => ({ namespace }));
  }

  /** @internal */
  public readonly _bind: (scope: Construct, request: ServiceRequest) => ResolvedService;

  private constructor(bind: (scope: Construct, request: ServiceRequest) => ResolvedService) {
    this._bind = bind;
  }
}
