import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { KnownService, ServiceManifest, ServiceRequest } from './known-service';

/** Writes a Service and the account of its pods: finished manifests, because the classes of cdk8s-plus would drop what a patch adds. */
export function writeService(scope: Construct, { name, namespace, ports }: ServiceRequest): KnownService {
  const metadata = { name, namespace, labels: { app: name } };
  new ApiObject(scope, 'ServiceAccount', k8s.KubeServiceAccount.manifest({ metadata }));
  const service = new ApiObject(scope, 'Service', k8s.KubeService.manifest({
    metadata,
    spec: {
      selector: { app: name },
      ports: ports.map(port => ({
        name: port.name,
        port: port.number,
        targetPort: port.targetPort === port.number ? undefined : k8s.IntOrString.fromNumber(port.targetPort),
      })),
    },
  }));
  return {
    namespace,
    serviceAccountName: name,
    service,
    manifest: () => ({ path: service.node.path, json: service.toJson() as ServiceManifest }),
  };
}
