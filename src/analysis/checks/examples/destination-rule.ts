import type { DESTINATION_RULE } from '../catalogue/destination-rule';
import { destinationRule, either, policy, type Example } from '../rule/example';

const subsets = (all: string): string => destinationRule(`{ host: reviews, subsets: [${all}] }`);
const port = (fields: string): string => policy(`portLevelSettings: [{ ${fields} }]`);
const http = (fields: string): string => policy(`connectionPool: { http: { ${fields} } }`);
const hash = (fields: string): string => policy(`loadBalancer: { consistentHash: { ${fields} } }`);
const locality = (fields: string): string => policy(`outlierDetection: {}, loadBalancer: { localityLbSetting: { ${fields} } }`);
const outlier = (fields: string): string => policy(`outlierDetection: { ${fields} }`);
const tls = (fields: string): string => policy(`tls: { ${fields} }`);
const FAILOVER = 'loadBalancer: { localityLbSetting: { failover: [{ from: us, to: eu }] } }';

/** A DestinationRule by itself. */
export const DESTINATION_RULE_EXAMPLES: Readonly<Record<keyof typeof DESTINATION_RULE, Example>> = {
  MAN201: either(name => subsets(`{ name: v1, labels: { version: v1 } }, { name: ${name}, labels: { version: v2 } }`), 'v1', 'v2'),
  MAN202: either(policy, '', 'outlierDetection: {}'),
  MAN203: either(more => policy(`tunnel: { targetHost: a, targetPort: 80 }${more}`), ', proxyProtocol: { version: V1 }', ''),
  MAN204: either(number => port(`${number}outlierDetection: {}`), '', 'port: { number: 80 }, '),
  MAN205: either(protocol => policy(`tunnel: { protocol: ${protocol}, targetHost: a, targetPort: 80 }`), 'GET', 'CONNECT'),
  MAN206: either(pool => policy(`connectionPool: { ${pool} }`), '', 'tcp: { maxConnections: 10 }'),
  MAN207: either(http, 'maxRetries: -1', 'maxRetries: 1'),
  MAN208: either(more => http(`h2UpgradePolicy: UPGRADE${more}`), ', useClientProtocol: true', ''),
  MAN209: either(more => http(`http2KeepAlive: { interval: 5s${more} }`), '', ', timeout: 1s'),
  MAN210: either(outlier, 'consecutiveErrors: 5', 'consecutive5xxErrors: 5'),
  MAN211: either(more => outlier(`consecutiveLocalOriginFailures: 5${more}`), '', ', splitExternalLocalOriginErrors: true'),
  MAN212: either(name => hash(`httpCookie: { name: "${name}", ttl: 5s }`), '', 'user'),
  MAN213: either(size => hash(`useSourceIp: true, ${size}`), 'minimumRingSize: 1024', 'ringHash: { minimumRingSize: 1024 }'),
  MAN214: either(size => hash(`useSourceIp: true, ringHash: {}${size}`), ', minimumRingSize: 1024', ''),
  MAN215: either(size => hash(`useSourceIp: true, maglev: { tableSize: ${size} }`), '65536', '65537'),
  MAN216: either(aggression => policy(`loadBalancer: { warmup: { duration: 30s, aggression: ${aggression} } }`), '0', '1'),
  MAN217: either(more => policy(`loadBalancer: { localityLbSetting: {}${more} }`), ', zoneAwareLbSetting: {}', ''),
  MAN218: either(more => locality(`failover: [{ from: us, to: eu }]${more}`), ', distribute: [{ from: us, to: { us: 100 } }]', ''),
  MAN219: either(share => locality(`distribute: [{ from: us/*, to: { us: 80, eu: ${share} } }]`), '30', '20'),
  MAN220: either(to => locality(`failover: [{ from: us, to: ${to} }]`), 'us', 'eu'),
  MAN221: either(more => policy(`${FAILOVER}${more}`), '', ', outlierDetection: {}'),
  MAN222: either(place => tls(`mode: SIMPLE, credentialName: "configmap://${place}/ca"`), 'other', 'shop'),
  MAN223: either(more => tls(`mode: SIMPLE, insecureSkipVerify: true${more}`), ', caCertificates: /ca.pem', ''),
  MAN224: either(more => tls(`mode: SIMPLE, credentialName: api${more}`), ', caCertificates: /ca.pem', ''),
  MAN225: either(more => tls(`mode: MUTUAL, caCertificates: /ca.pem, clientCertificate: /client.pem${more}`), '', ', privateKey: /client.key'),
  MAN226: either(more => tls(`mode: SIMPLE${more}`), '', ', caCertificates: /ca.pem'),
  MAN227: either(more => port(`port: { number: 443 }, tls: { mode: SIMPLE${more} }`), '', ', caCertificates: /ca.pem'),
};
