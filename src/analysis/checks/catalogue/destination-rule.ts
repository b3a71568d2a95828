import type { FindingEntry } from './entry';

/** A DestinationRule by itself. */
export const DESTINATION_RULE = {
  MAN201: { level: 'error', istio: 'webhook', kiali: null, title: 'the subsets of a DestinationRule have different names', remedy: 'rename one' },
  MAN202: { level: 'error', istio: 'webhook', kiali: null, title: 'a traffic policy says something', remedy: 'write a block such as outlierDetection, or leave it out' },
  MAN203: { level: 'error', istio: 'webhook', kiali: null, title: 'a traffic policy has tunnel or proxyProtocol', remedy: 'leave one out' },
  MAN204: { level: 'error', istio: 'webhook', kiali: null, title: 'the settings of a port name the port', remedy: 'write port: { number: … } of the Service' },
  MAN205: { level: 'error', istio: 'webhook', kiali: null, title: 'a tunnel is opened by CONNECT or POST', remedy: 'write one of them' },
  MAN206: { level: 'error', istio: 'webhook', kiali: null, title: 'a connectionPool limits something', remedy: 'write http or tcp' },
  MAN207: { level: 'error', istio: 'webhook', kiali: null, title: 'a limit is not negative', remedy: 'write a positive number, or leave it out for none' },
  MAN208: {
    level: 'error', istio: 'webhook', kiali: null, title: 'connections are upgraded, or kept as the client has them', remedy: 'leave h2UpgradePolicy or useClientProtocol out',
  },
  MAN209: { level: 'error', istio: 'webhook', kiali: null, title: 'http2KeepAlive has an interval and a timeout', remedy: 'write both' },
  MAN210: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'errors are counted by a field that Istio reads', remedy: 'write consecutive5xxErrors or consecutiveGatewayErrors',
  },
  MAN211: {
    level: 'error', istio: 'webhook', kiali: null, title: 'local errors that are counted are told apart', remedy: 'write splitExternalLocalOriginErrors: true',
  },
  MAN212: { level: 'error', istio: 'webhook', kiali: null, title: 'a cookie and its attributes have names, each once', remedy: 'write a name' },
  MAN213: { level: 'warning', istio: 'IST0133', kiali: null, title: 'the size of a ring stands in ringHash', remedy: 'write ringHash: { minimumRingSize: … }' },
  MAN214: { level: 'error', istio: 'webhook', kiali: null, title: 'a hash has minimumRingSize or an algorithm', remedy: 'leave minimumRingSize out' },
  MAN215: { level: 'error', istio: 'webhook', kiali: null, title: 'the table of maglev has a prime size', remedy: 'write a prime number such as 65537' },
  MAN216: { level: 'error', istio: 'webhook', kiali: null, title: 'the aggression of a warm-up is more than 0', remedy: 'write 1 for a straight line' },
  MAN217: { level: 'error', istio: 'webhook', kiali: null, title: 'a load balancer looks at localities or at zones', remedy: 'leave one out' },
  MAN218: { level: 'error', istio: 'webhook', kiali: null, title: 'localities have one plan', remedy: 'write distribute, failover or failoverPriority' },
  MAN219: {
    level: 'error', istio: 'webhook', kiali: null, title: 'localities do not overlap, and their shares add up to 100', remedy: 'write region, region/zone or region/zone/subzone',
  },
  MAN220: { level: 'error', istio: 'webhook', kiali: null, title: 'requests fail over from one region to another', remedy: 'write the names of two regions' },
  MAN221: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'requests fail over from what is known to fail', remedy: 'write outlierDetection beside the load balancer',
  },
  MAN222: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a ConfigMap with certificates lies in the namespace of the rule', remedy: 'write configmap://namespace/name',
  },
  MAN223: {
    level: 'error', istio: 'webhook', kiali: null, title: 'who checks no certificate has nothing to check it by', remedy: 'leave insecureSkipVerify out',
  },
  MAN224: { level: 'error', istio: 'webhook', kiali: null, title: 'certificates come from one place', remedy: 'write credentialName or the files' },
  MAN225: { level: 'error', istio: 'webhook', kiali: null, title: 'MUTUAL has a certificate of the client and its key', remedy: 'write both, or credentialName' },
  MAN226: { level: 'warning', istio: 'IST0128', kiali: null, title: 'who encrypts checks the certificate of the server', remedy: 'write caCertificates' },
  MAN227: { level: 'warning', istio: 'IST0129', kiali: null, title: 'who encrypts on a port checks the certificate of the server', remedy: 'write caCertificates' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
