import { MeshPort, MeshService, MeshWorkload } from 'cdk8s-istio';
import { Construct } from 'constructs';

/** What a service is in our house. */
export class HouseService extends Construct {
  /** The service. */
  public readonly service: MeshService;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.service = new MeshService(this, 'Service', { name: id, ports: [MeshPort.http(8080)], stable: 'v1' });
    this.service.addVersion('v1', MeshWorkload.container({ image: 'registry.example.com/house:1' }));
  }
}
