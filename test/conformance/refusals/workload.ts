import { reviews, rest, subset, to, type Part } from './manifests';
import { ANYWHERE, flagged, misrouted, type ProofsOf } from './proof';

const serving = (service: Part, http: Part[] = [rest()]) => reviews({ service, http });

/** A Service with two ports, and rules for each of these. */
const ruled = (...ports: number[]) => serving(
  { ports: [{ name: 'http', port: 9080 }, { name: 'http-admin', port: 9081 }] },
  ports.map(port => ({ match: [{ port }], route: [to('v1', {}, port)] })),
);

/** Pods and Services. */
export const WORKLOAD: ProofsOf<'CDI301' | 'CDI303' | 'CDI304' | 'CDI308' | 'CDI310'> = {
  CDI301: [
    misrouted('a headless Service', serving({ clusterIP: 'None' }), { wish: 'reviews v1', instead: ANYWHERE, rather: { yaml: reviews() } }),
    misrouted('a name of a host elsewhere', serving({ type: 'ExternalName', externalName: 'reviews.example.com' }),
      { wish: 'reviews v1', instead: ANYWHERE, rather: { yaml: reviews() } }),
  ],
  CDI303: [
    flagged('a port that the Service does not have', reviews({ http: [{ route: [to('v1', {}, 9000)] }] }), 'IST0101', /host:port not found: "reviews:9000"/),
    misrouted('requests for it', reviews({ http: [{ route: [to('v1', {}, 9000)] }] }),
      { wish: 'reviews v1', instead: 'no-cluster', rather: { yaml: reviews() } }),
    misrouted('a port that no rule is for', ruled(9080),
      { request: { port: 9081 }, wish: 'reviews v1', instead: 'reviews v1 or reviews v2', rather: { yaml: ruled(9080, 9081) } }),
  ],
  CDI304: [
    misrouted('a selector of other pods', serving({ selector: { app: 'ratings' } }), { wish: 'reviews v1', instead: 'no-endpoints', rather: { yaml: reviews() } }),
    misrouted('a selector of one version', serving({ selector: { app: 'reviews', version: 'v1' } }, [{ route: [to('v2')] }]),
      { wish: 'reviews v2', instead: 'no-endpoints', rather: { yaml: serving({}, [{ route: [to('v2')] }]) } }),
  ],
  CDI308: [
    flagged('the user of the sidecar', reviews({ pods: { securityContext: { runAsUser: 1337 } } }), 'IST0144', /UID\) 1337 is reserved for the sidecar proxy/),
  ],
  CDI310: [
    misrouted('no label', reviews({ rule: { subsets: [subset('v1', {}), subset('v2')] } }),
      { wish: 'reviews v1', instead: 'reviews v1 or reviews v2', rather: { yaml: reviews() } }),
  ],
};
