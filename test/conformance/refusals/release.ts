import { gateway, reviews, rest, rule, virtualService, type Part } from './manifests';
import { ANYWHERE, flagged, misrouted, type ProofsOf } from './proof';
import type { Outcome } from '../support/istiod-answers';

const by = (test: Part): Part => ({ headers: { 'end-user': test } });
const under = (prefix: string): Part => ({ uri: { prefix } });
const rules = (...http: Part[]) => reviews({ http: [...http, rest()] });

const ejecting = (maxEjectionPercent: number) =>
  reviews({ rule: { trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent } } } });

/** How many pods Envoy may leave out: whole ones within the percentage. */
function mayBeLeftOut({ destinations: [{ pods, policy }] }: Outcome): number {
  const { maxEjectionPercent } = policy.outlierDetection as { readonly maxEjectionPercent: number };
  return Math.floor(pods.length * maxEjectionPercent / 100);
}

/** Releases and rules. */
export const RELEASE: ProofsOf<'CDI404' | 'CDI409' | 'CDI411' | 'CDI417'> = {
  CDI404: [
    flagged('one match twice', rules(rule(by({ exact: 'jason' })), rule(by({ exact: 'jason' }), 'v1')), 'IST0130', /rule #1 not used \(all matches used by prior rules\)/),
    flagged('a path behind its beginning', rules(rule(under('/api'), 'v1'), rule(under('/api/v2'))), 'IST0131', /prefix \/api\/v2 is not used/),
    misrouted('requests for a path behind its beginning', rules(rule(under('/api'), 'v1'), rule(under('/api/v2'))), {
      request: { path: '/api/v2' },
      wish: 'reviews v2',
      instead: 'reviews v1',
      rather: { yaml: rules(rule(under('/api/v2')), rule(under('/api'), 'v1')) },
    }),
    misrouted('a string behind the expression that matches it', rules(rule(by({ regex: 'j.*' }), 'v1'), rule(by({ exact: 'jason' }))), {
      request: { headers: { 'end-user': 'jason' } },
      wish: 'reviews v2',
      instead: 'reviews v1',
      rather: { yaml: rules(rule(by({ exact: 'jason' })), rule(by({ regex: 'j.*' }), 'v1')) },
    }),
  ],
  CDI409: [
    misrouted('half of one pod', ejecting(50), { sees: mayBeLeftOut, wish: 1, instead: 0, rather: { yaml: ejecting(100) } }),
  ],
  CDI411: [
    misrouted('a port of the node, which the mesh does not know', reviews({
      service: { type: 'NodePort', ports: [{ name: 'http', port: 9080, nodePort: 30080 }] },
    }), {
      request: { host: '192.0.2.10', port: 30080 },
      wish: 'reviews v1',
      instead: ANYWHERE,
      rather: {
        yaml: reviews({ more: [gateway(['*']), virtualService('*', [rest()], { gateways: ['edge'] }, 'edge')] }),
        request: { from: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }, host: '192.0.2.10', port: 80 },
      },
    }),
  ],
  CDI417: [
    misrouted('a match of connections', reviews({ service: { ports: [{ name: 'tcp', port: 9080 }] }, http: [rule(by({ exact: 'jason' }), 'v2'), rest()] }), {
      request: { scheme: 'tcp', headers: { 'end-user': 'jason' } },
      wish: 'reviews v2',
      instead: 'reviews v1 or reviews v2',
    }),
  ],
};
