import { BASE64, DESTINATION, DURATION, SHARE, STRING_MATCH, document } from './common';
import { FLAG, INT32, LABELS, NULLABLE_FLAG, NULLABLE_UINT32, TEXT, TEXTS, UINT32, among, fields, list, names } from './shape';

const CHANGES = fields({ add: LABELS, remove: TEXTS, set: LABELS });
const HEADERS = fields({ request: CHANGES, response: CHANGES });

const HTTP_MATCH = fields({
  authority: STRING_MATCH,
  gateways: TEXTS,
  headers: names(STRING_MATCH),
  ignoreUriCase: FLAG,
  method: STRING_MATCH,
  name: TEXT,
  port: UINT32,
  queryParams: names(STRING_MATCH),
  scheme: STRING_MATCH,
  sourceLabels: LABELS,
  sourceNamespace: TEXT,
  statPrefix: TEXT,
  uri: STRING_MATCH,
  withoutHeaders: names(STRING_MATCH),
});

const CORS = fields({
  allowCredentials: NULLABLE_FLAG,
  allowHeaders: TEXTS,
  allowMethods: TEXTS,
  allowOrigin: TEXTS,
  allowOrigins: list(STRING_MATCH),
  exposeHeaders: TEXTS,
  maxAge: DURATION,
  unmatchedPreflights: among('UNSPECIFIED', 'FORWARD', 'IGNORE'),
});

const FAULT = fields({
  abort: fields({ grpcStatus: TEXT, http2Error: TEXT, httpStatus: INT32, percentage: SHARE }, { oneOf: [['httpStatus', 'grpcStatus', 'http2Error']] }),
  delay: fields({ exponentialDelay: DURATION, fixedDelay: DURATION, percent: INT32, percentage: SHARE }, { oneOf: [['fixedDelay', 'exponentialDelay']] }),
});

const REDIRECT = fields({
  authority: TEXT,
  derivePort: among('FROM_PROTOCOL_DEFAULT', 'FROM_REQUEST_PORT'),
  port: UINT32,
  prefixRewrite: TEXT,
  redirectCode: UINT32,
  scheme: TEXT,
  uri: TEXT,
}, { oneOf: [['port', 'derivePort']] });

const RETRIES = fields({
  attempts: INT32,
  backoff: DURATION,
  perTryTimeout: DURATION,
  retryIgnorePreviousHosts: NULLABLE_FLAG,
  retryOn: TEXT,
  retryRemoteLocalities: NULLABLE_FLAG,
});

const HTTP = fields({
  corsPolicy: CORS,
  delegate: fields({ name: TEXT, namespace: TEXT }),
  directResponse: fields({ body: fields({ bytes: BASE64, string: TEXT }, { oneOf: [['string', 'bytes']] }), status: UINT32 }, { required: ['status'] }),
  fault: FAULT,
  headers: HEADERS,
  match: list(HTTP_MATCH),
  mirror: DESTINATION,
  mirror_percent: NULLABLE_UINT32,
  mirrorPercent: NULLABLE_UINT32,
  mirrorPercentage: SHARE,
  mirrors: list(fields({ destination: DESTINATION, percentage: SHARE }, { required: ['destination'] })),
  name: TEXT,
  redirect: REDIRECT,
  retries: RETRIES,
  rewrite: fields({ authority: TEXT, uri: TEXT, uriRegexRewrite: fields({ match: TEXT, rewrite: TEXT }) }),
  route: list(fields({ destination: DESTINATION, headers: HEADERS, weight: INT32 }, { required: ['destination'] })),
  timeout: DURATION,
});

const WEIGHTED = list(fields({ destination: DESTINATION, weight: INT32 }, { required: ['destination'] }));

const TCP_MATCH = fields({
  destinationSubnets: TEXTS, gateways: TEXTS, port: UINT32, sourceLabels: LABELS, sourceNamespace: TEXT, sourceSubnet: TEXT,
});

const TLS_MATCH = fields({
  destinationSubnets: TEXTS, gateways: TEXTS, port: UINT32, sniHosts: TEXTS, sourceLabels: LABELS, sourceNamespace: TEXT,
}, { required: ['sniHosts'] });

export const VIRTUAL_SERVICE = document(fields({
  exportTo: TEXTS,
  gateways: TEXTS,
  hosts: TEXTS,
  http: list(HTTP),
  tcp: list(fields({ match: list(TCP_MATCH), route: WEIGHTED })),
  tls: list(fields({ match: list(TLS_MATCH), route: WEIGHTED }, { required: ['match'] })),
}));
