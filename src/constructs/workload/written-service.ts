import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Manifest } from './brought-in/manifest';
import type { ResolvedService, ServiceManifest, ServiceRequest } from './resolved-service';
import { WrittenObject } from '../objects/written-object';

/** Writes a Service and the account of its pods. */
export function writeService(scope: Construct, { name, namespace, ports }: ServiceRequest): ResolvedService {
  const metadata = { name, namespace, labels: { app: name } };
  new WrittenObject(scope, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  const spec = {
    selector: { app: name },
    ports: ports.map(port => ({
      name: port.name,
      port: port.number,
      targetPort: port.targetPort === port.number ? undefined : port.targetPort,
    })),
  } satisfies Manifest<k8s.ServiceSpec>;
  const service = new WrittenObject(scope, 'Service', { apiVersion: 'v1', kind: 'Service', metadata, spec });
  return {
    namespace,
    serviceAccountName: name,
    service,
    manifest: () => ({ path: service.node.path, json: service.isPatched ? service.toJson() as ServiceManifest : { spec } }),
  };
}
