import { reviews, type Part } from './manifests';
import { flagged, rejected, type ProofsOf } from './proof';

const balanced = (localityLbSetting: Part, more: Part = { outlierDetection: {} }) => reviews({
  rule: { trafficPolicy: { loadBalancer: { localityLbSetting }, ...more } },
});
const failover = (from: string, to: string, more?: Part) => balanced({ failover: [{ from, to }] }, more);
const shared = (to: Part) => balanced({ distribute: [{ from: 'eu/*', to }] });
const encrypted = (tls: Part) => reviews({ rule: { trafficPolicy: { tls } } });

/** Localities, and TLS to pods. */
export const BALANCING: ProofsOf<'CDI147' | 'CDI148' | 'CDI150' | 'CDI427'> = {
  CDI147: [
    rejected('a region that fails over to itself', failover('eu', 'eu'), /failover settings must specify different regions/),
    rejected('a zone', failover('eu/eu-a', 'us'), /failover only specify region/),
    rejected('a wildcard', failover('eu', '*'), /failover region should not contain '\*' wildcard/),
  ],
  CDI148: [
    rejected('shares of 90', shared({ 'eu/eu-a': 80, 'eu/eu-b': 10 }), /total locality weight 90 != 100/),
    rejected('a share of nothing', shared({ 'eu/eu-a': 100, 'eu/eu-b': 0 }), /locality weight must be in range \[1, 100\]/),
    rejected('everything beside a place', balanced({ distribute: [{ from: '*', to: { eu: 100 } }, { from: 'eu', to: { eu: 100 } }] }), /overlap with previous specified ones/),
    rejected('an empty part', shared({ 'eu//a': 100 }), /must not contain empty region\/zone\/subzone info/),
  ],
  CDI150: [
    rejected('no certificate of the client', encrypted({ mode: 'MUTUAL', privateKey: '/client.key', caCertificates: '/ca.pem' }), /client certificate required for mutual tls/),
    rejected('no key of the client', encrypted({ mode: 'MUTUAL', clientCertificate: '/client.pem', caCertificates: '/ca.pem' }), /private key required for mutual tls/),
    flagged('no authority', encrypted({ mode: 'SIMPLE', subjectAltNames: ['reviews.internal'] }), 'IST0128', /TLS mode set to SIMPLE but no caCertificates are set/),
  ],
  CDI427: [
    flagged('a failover', failover('eu', 'us', {}), 'IST0133', /outlier detection policy must be provided for failover/),
    flagged('a priority', balanced({ failoverPriority: ['topology.kubernetes.io/zone'] }, {}), 'IST0133', /outlier detection policy must be provided for failover/),
  ],
};
