import type { Construct, IConstruct } from 'constructs';
import { bringInService } from './brought-in/brought-in-service';
import type { ResolvedService, ServiceRequest } from './resolved-service';
import { writeService } from './written-service';

/** Where the Service comes from. All origins behave the same after. */
export class ServiceSource {
  /** A new Service that selects the pods labelled `app` with its name, and the ServiceAccount that its containers run as. */
  public static create(): ServiceSource {
    return new ServiceSource(writeService);
  }

  /**
   * A Service of whatever library, as it is: of any cdk8s-plus, an object of an `Include` or a Helm chart, an `ApiObject`. The mesh rules are written to
   * its namespace. Pods that are written for the service carry the labels that it selects by, where that does not make them pods of another version.
   *
   * @throws CDI210 if one of the two charts has no namespace
   * @throws CDI302 if it has another name than the mesh service
   * @throws CDI312 if the construct is not one object, or the object is not a Service
   */
  public static fromObject(construct: IConstruct): ServiceSource {
    return new ServiceSource((scope, request) => bringInService(scope, request, construct));
  }

  /**
   * A Service of any cdk8s-plus: `fromObject` by another name.
   *
   * @throws CDI210, CDI302, CDI312 as `fromObject` does
   */
  public static fromService(service: IConstruct): ServiceSource {
    return ServiceSource.fromObject(service);
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
