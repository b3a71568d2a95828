import { Hosts } from './hosts';
import { INGRESS_SERVICE } from './ingress-gateway';
import { Pods } from './pods';
import { Services } from './services';
import { Objects } from '../objects/objects';
import type { Subject } from '../objects/subject';

/** What the rules look into: the objects, and what they come to together. Each index is made when it is first asked for. */
export class Context extends Objects {
  /** The Services, and that of the ingress gateway that comes with Istio. */
  get services(): readonly Subject[] {
    return this.once('services', () => {
      const { namespace, name } = INGRESS_SERVICE.object;
      return this.find('Service', namespace, name) ? this.of('Service') : [...this.of('Service'), INGRESS_SERVICE];
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
}
