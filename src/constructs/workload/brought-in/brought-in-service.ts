import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { refuse } from '../../refusals/refusal';
import type { ResolvedService, ServiceManifest, ServiceRequest } from '../resolved-service';

/** Takes a Service of cdk8s-plus as it is. */
export function bringInService(scope: Construct, { name, namespace }: ServiceRequest, service: kplus.Service): ResolvedService {
  if (service.name !== name) {
    refuse('CDI302', `'${scope.node.path}' is named '${name}' but brings in the Service '${service.node.path}', whose name is '${service.name}'`,
      `pass name: '${service.name}', or give the Service the name with metadata: { name: '${name}' }`);
  }
  const own = service.metadata.namespace;
  if (own === undefined && namespace !== undefined) {
    refuse('CDI210', `'${scope.node.path}' is in the namespace '${namespace}' but brings in the Service '${service.node.path}', whose chart has no namespace`,
      'give its chart a namespace, as in new Chart(app, id, { namespace })');
  }
  return {
    namespace: own,
    manifest: () => ({ path: service.node.path, json: ApiObject.of(service).toJson() as ServiceManifest }),
  };
}
