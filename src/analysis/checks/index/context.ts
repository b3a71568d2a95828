import { Hosts } from './hosts';
import { INGRESS_SERVICE } from './ingress-gateway';
import { PlainHosts } from './plain-hosts';
import { Pods } from './pods';
import { Services } from './services';
import type { Manifests } from '../../model/manifest';
import { endpointsIn, type EndpointsByService } from '../../model/workloads/written-endpoints';
import { type Mesh, meshOf } from '../../routing/mesh';
import { Objects } from '../objects/objects';
import type { Subject } from '../objects/subject';

/** What the rules look into: the objects, and what they come to together. Each index is made when it is first asked for. */
export class Context extends Objects {
  constructor(manifests: Manifests, readonly istioMinor?: number) {
    super(manifests);
  }

  /** The Services, and that of the ingress gateway that comes with Istio. */
  get services(): readonly Subject[] {
    return this.once('services', () => {
      const { namespace, name } = INGRESS_SERVICE.object;
      return this.find('Service', namespace, name) ? this.of('Service') : [...this.of('Service'), { ...INGRESS_SERVICE, domain: this.domain }];
    });
  }

  /** Services by what they select. */
  get selecting(): Services {
    return this.once(Services, () => new Services(this.services));
  }

  /** Services and ServiceEntries by host. */
  get hosts(): Hosts {
    return this.once(Hosts, () => new Hosts(this.services, this.of('ServiceEntry')));
  }

  /** What runs. */
  get pods(): Pods {
    return this.once(Pods, () => new Pods(this));
  }

  /** Endpoints that are written for Services, by `namespace/name`. */
  get writtenEndpoints(): EndpointsByService {
    const objectsOf = (kind: string) => this.of(kind).map(({ object }) => object);
    return this.once(endpointsIn, () => endpointsIn(objectsOf('EndpointSlice.discovery.k8s.io'), objectsOf('Endpoints')));
  }

  /** Hosts that are the same to all clients. */
  get plainHosts(): PlainHosts {
    return this.once(PlainHosts, () => new PlainHosts(this));
  }

  /** What becomes of requests. Reading it takes as long as many rules together, so rules ask it about what may be wrong, and not about everything. */
  get mesh(): Mesh {
    return this.once(meshOf, () => meshOf(this.manifests));
  }
}
