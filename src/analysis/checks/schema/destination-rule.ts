import { DURATION, SELECTED, document } from './common';
import {
  FLAG, INT32, LABELS, NULLABLE_FLAG, NULLABLE_UINT32, PERCENT, TEXT, TEXTS, UINT, UINT32, among, fields, list, names, type Demand, type Shape,
} from './shape';

export const CONNECTION_POOL = fields({
  http: fields({
    h2UpgradePolicy: among('DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE'),
    http1MaxPendingRequests: INT32,
    http2KeepAlive: fields({ interval: DURATION, timeout: DURATION }),
    http2MaxRequests: INT32,
    idleTimeout: DURATION,
    maxConcurrentStreams: INT32,
    maxRequestsPerConnection: INT32,
    maxRetries: INT32,
    useClientProtocol: FLAG,
  }),
  tcp: fields({
    connectTimeout: DURATION,
    idleTimeout: TEXT,
    maxConnectionDuration: DURATION,
    maxConnections: INT32,
    tcpKeepalive: fields({ interval: DURATION, probes: UINT32, time: DURATION }),
  }),
});

const FAILOVER = { failover: list(fields({ from: TEXT, to: TEXT })), failoverPriority: TEXTS };

const CONSISTENT_HASH = fields({
  httpCookie: fields({ attributes: list(fields({ name: TEXT, value: TEXT }, { required: ['name'] })), name: TEXT, path: TEXT, ttl: TEXT }, { required: ['name'] }),
  httpHeaderName: TEXT,
  httpQueryParameterName: TEXT,
  maglev: fields({ tableSize: UINT }),
  minimumRingSize: UINT,
  ringHash: fields({ minimumRingSize: UINT }),
  useSourceIp: FLAG,
}, { oneOf: [['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'], ['ringHash', 'maglev']] });

const LOAD_BALANCER = fields({
  consistentHash: CONSISTENT_HASH,
  localityLbSetting: fields({ distribute: list(fields({ from: TEXT, to: names(UINT32) })), enabled: NULLABLE_FLAG, ...FAILOVER }),
  simple: among('UNSPECIFIED', 'LEAST_CONN', 'RANDOM', 'PASSTHROUGH', 'ROUND_ROBIN', 'LEAST_REQUEST'),
  warmup: fields({ aggression: { is: 'number', least: 0, nullable: true }, duration: DURATION, minimumPercent: PERCENT }, { required: ['duration'] }),
  warmupDurationSecs: DURATION,
  zoneAwareLbSetting: fields({ enabled: NULLABLE_FLAG, ...FAILOVER, minClusterSize: { ...NULLABLE_UINT32, least: 1 } }),
}, { oneOf: [['simple', 'consistentHash']] });

const OUTLIER_DETECTION = fields({
  baseEjectionTime: DURATION,
  consecutive5xxErrors: NULLABLE_UINT32,
  consecutiveErrors: INT32,
  consecutiveGatewayErrors: NULLABLE_UINT32,
  consecutiveLocalOriginFailures: NULLABLE_UINT32,
  interval: DURATION,
  maxEjectionPercent: INT32,
  minHealthPercent: INT32,
  outlierDetectionHttpErrorCodes: list({ is: 'whole', least: 100, most: 599 }),
  splitExternalLocalOriginErrors: FLAG,
});

const TLS = fields({
  caCertificates: TEXT,
  caCrl: TEXT,
  clientCertificate: TEXT,
  credentialName: TEXT,
  insecureSkipVerify: NULLABLE_FLAG,
  mode: among('DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'),
  privateKey: TEXT,
  sni: TEXT,
  subjectAltNames: TEXTS,
});

const BLOCKS: Readonly<Record<string, Shape>> = {
  connectionPool: CONNECTION_POOL, loadBalancer: LOAD_BALANCER, outlierDetection: OUTLIER_DETECTION, tls: TLS,
};

const TRAFFIC_POLICY = fields({
  ...BLOCKS,
  portLevelSettings: list(fields({ port: fields({ number: UINT32 }), ...BLOCKS }), { longest: 4096 }),
  proxyProtocol: fields({ version: among('V1', 'V2') }),
  retryBudget: fields({ budgetInterval: TEXT, minRetryConcurrency: UINT32, percent: PERCENT }),
  tunnel: fields({ protocol: TEXT, targetHost: TEXT, targetPort: UINT32 }, { required: ['targetHost', 'targetPort'] }),
});

const KEYS: Demand = value => {
  const wrong = Object.keys(value as object).find(key => key === '' || key.includes('*'));
  return wrong === undefined ? undefined : `'${wrong}' is not a key of a label`;
};

export const DESTINATION_RULE = document(fields({
  exportTo: TEXTS,
  host: TEXT,
  subsets: list(fields({ labels: LABELS, name: TEXT, trafficPolicy: TRAFFIC_POLICY }, { required: ['name'] })),
  trafficPolicy: TRAFFIC_POLICY,
  workloadSelector: fields({ matchLabels: { ...SELECTED, must: KEYS } }),
}, { required: ['host'] }));
