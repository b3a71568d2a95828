import type { Construct, IConstruct } from 'constructs';
import { broughtIn } from './brought-in-object';
import { refuse } from '../../refusals/refusal';
import type { ResolvedService, ServiceManifest, ServiceRequest } from '../resolved-service';

/** Takes a Service of whatever library as it is. */
export function bringInService(scope: Construct, { name, namespace }: ServiceRequest, construct: IConstruct): ResolvedService {
  const { object: service, path } = broughtIn(construct, `the Service of '${scope.node.path}'`);
  if (service.apiVersion !== 'v1' || service.kind !== 'Service') {
    refuse('CDI312', `'${scope.node.path}' brings in '${path}' as its Service, whose kind is ${service.kind} of ${service.apiVersion}`, 'pass the Service of v1 that callers reach the pods by');
  }
  if (service.name !== name) {
    refuse('CDI302', `'${scope.node.path}' is named '${name}' but brings in the Service '${path}', whose name is '${service.name}'`,
      `pass name: '${service.name}', or give the Service the name with metadata: { name: '${name}' }`);
  }
  const own = service.metadata.namespace;
  if (own === undefined && namespace !== undefined) {
    refuse('CDI210', `'${scope.node.path}' is in the namespace '${namespace}' but brings in the Service '${path}', whose chart has no namespace`,
      'give its chart a namespace, as in new Chart(app, id, { namespace })');
  }
  return { namespace: own, manifest: () => ({ path, json: service.toJson() as ServiceManifest }) };
}
