import type { FindingEntry } from '../rule/entry';

/** A DestinationRule by itself. */
export const DESTINATION_RULE = {
  MAN201: { level: 'error', istio: 'webhook', kiali: null, title: 'the subsets of a DestinationRule must have different names', remedy: 'rename one' },
  MAN202: { level: 'error', istio: 'webhook', kiali: null, title: 'a traffic policy must set something', remedy: 'write a block such as outlierDetection, or leave it out' },
  MAN203: { level: 'error', istio: 'webhook', kiali: null, title: 'a traffic policy must not have both tunnel and proxyProtocol', remedy: 'leave one out' },
  MAN204: { level: 'error', istio: 'webhook', kiali: null, title: 'the settings of a port must name the port', remedy: 'write port: { number: … } with a port of the Service' },
  MAN205: { level: 'error', istio: 'webhook', kiali: null, title: 'a tunnel must be opened by CONNECT or POST', remedy: 'write one of them' },
  MAN206: { level: 'error', istio: 'webhook', kiali: null, title: 'a connectionPool must limit something', remedy: 'write http or tcp' },
  MAN207: { level: 'error', istio: 'webhook', kiali: null, title: 'a limit must not be negative', remedy: 'write a positive number, or leave the field out for no limit' },
  MAN208: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a connectionPool must not both upgrade connections and keep the protocol of the client', remedy: 'leave h2UpgradePolicy or useClientProtocol out',
  },
  MAN209: { level: 'error', istio: 'webhook', kiali: null, title: 'http2KeepAlive must have an interval and a timeout', remedy: 'write both' },
  MAN210: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'outlier detection must count errors by a field that Istio reads', remedy: 'write consecutive5xxErrors or consecutiveGatewayErrors',
  },
  MAN211: {
    level: 'error', istio: 'webhook', kiali: null, title: 'outlier detection that counts local errors must tell them apart', remedy: 'write splitExternalLocalOriginErrors: true',
  },
  MAN212: { level: 'error', istio: 'webhook', kiali: null, title: 'a cookie and its attributes must have names, each only once', remedy: 'write a name for each, and each name once' },
  MAN213: { level: 'warning', istio: 'IST0133', kiali: null, title: 'the size of a hash ring must be written in ringHash', remedy: 'write ringHash: { minimumRingSize: … }' },
  MAN214: { level: 'error', istio: 'webhook', kiali: null, title: 'a consistent hash must not have both minimumRingSize and an algorithm', remedy: 'leave minimumRingSize out' },
  MAN215: { level: 'error', istio: 'webhook', kiali: null, title: 'the table of maglev must have a prime size', remedy: 'write a prime number such as 65537' },
  MAN216: { level: 'error', istio: 'webhook', kiali: null, title: 'the aggression of a warm-up must be more than 0', remedy: 'write 1 for a steady increase' },
  MAN217: { level: 'error', istio: 'webhook', kiali: null, title: 'a load balancer must not have both localityLbSetting and zoneAwareLbSetting', remedy: 'leave one out' },
  MAN218: { level: 'error', istio: 'webhook', kiali: null, title: 'a localityLbSetting must not combine failover with distribute, or with priorities by region, zone or subzone', remedy: 'keep one of the two' },
  MAN219: {
    level: 'error', istio: 'webhook', kiali: null, title: 'localities must not overlap, and their shares must add up to 100', remedy: 'write region, region/zone or region/zone/subzone, with shares that add up to 100',
  },
  MAN220: { level: 'error', istio: 'webhook', kiali: null, title: 'requests must fail over from one region to another', remedy: 'write the names of two regions; leave labels of regions, zones and subzones out of zoneAwareLbSetting' },
  MAN221: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'a load balancer that fails over must have an outlierDetection', remedy: 'write outlierDetection beside the load balancer',
  },
  MAN222: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a ConfigMap with certificates must lie in the namespace of its DestinationRule', remedy: 'write configmap://namespace/name',
  },
  MAN223: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a client that checks no certificate must have nothing to check it by', remedy: 'leave insecureSkipVerify out to check the certificate; otherwise leave out what it would be checked by',
  },
  MAN224: { level: 'error', istio: 'webhook', kiali: null, title: 'the certificates of a client must come from one place', remedy: 'write either credentialName or the files' },
  MAN225: { level: 'error', istio: 'webhook', kiali: null, title: 'a client of MUTUAL must have a certificate and its key', remedy: 'write clientCertificate and privateKey, or credentialName' },
  MAN226: { level: 'warning', istio: 'IST0128', kiali: null, title: 'a client that encrypts must check the certificate of the server', remedy: 'write caCertificates: the CA that signs the certificate of the server' },
  MAN227: { level: 'warning', istio: 'IST0129', kiali: null, title: 'a client that encrypts on a port must check the certificate of the server', remedy: 'write caCertificates: the CA that signs the certificate of the server' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
