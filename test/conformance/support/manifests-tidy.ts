import { itemsIn, objectIn, type Json, type JsonObject } from '../../../src/analysis/model/json';

/** Takes out what contradicts something else, so that most of what is random is also accepted. */
export function tidy(kind: string, spec: Json): Json {
  const object = objectIn(spec);
  return object ? TIDY[kind]?.(object) ?? spec : spec;
}

function without(object: JsonObject, ...names: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function each(value: Json | undefined, change: (item: JsonObject) => Json): Json[] {
  return itemsIn(value).map(item => objectIn(item) ? change(item as JsonObject) : item);
}

const within = (object: JsonObject, name: string, change: (inner: JsonObject) => Json): JsonObject => {
  const inner = objectIn(object[name]);
  return inner ? { ...object, [name]: change(inner) } : object;
};

const TIDY: Readonly<Record<string, (spec: JsonObject) => Json>> = {
  VirtualService: spec => {
    const hosts = [...new Set(itemsIn(spec.hosts))].slice(0, 2).filter((host, index) => index === 0 || host !== '*.example.com');
    const only = hosts[0] === '*.example.com' ? hosts.slice(0, 1) : hosts;
    const http = each(spec.http, route);
    const routed = http.length > 0 ? http : [{ route: [{ destination: { host: 'reviews' } }] }];
    if (only.length === 0) return { ...without(spec, 'gateways', 'tls', 'tcp'), http: routed };
    const named = (match: JsonObject): Json => ({ ...match, sniHosts: only });
    const tls = each(spec.tls, one => ({ ...connection(one), match: each(one.match, named) }));
    return {
      ...spec,
      hosts: only,
      http: routed,
      tls,
      tcp: each(spec.tcp, connection),
      ...spec.exportTo ? { exportTo: (spec.exportTo as Json[]).slice(0, 1) } : {},
    };
  },
  DestinationRule: spec => {
    const subsets = each(spec.subsets, one => within(one, 'trafficPolicy', policy)) as JsonObject[];
    const distinct = subsets.filter(({ name }, index) => subsets.findIndex(other => other.name === name) === index);
    return { ...within(spec, 'trafficPolicy', policy), subsets: distinct, ...spec.exportTo ? { exportTo: spec.workloadSelector ? ['.'] : (spec.exportTo as Json[]).slice(0, 1) } : {} };
  },
  Gateway: spec => ({ ...spec, servers: each(spec.servers, server).map((one, index) => within(one as JsonObject, 'port', port => ({ ...without(port, 'targetPort'), name: `p${index}` }))) }),
  ServiceEntry: spec => entry(spec),
};

function route(one: JsonObject): Json {
  const named = within(within(one, 'fault', fault), 'rewrite', rewrite);
  const single = named.mirror && named.mirrors ? without(named, 'mirrors') : named;
  const corsed = within(within(single, 'corsPolicy', cors), 'retries', retries);
  const authorised = objectIn(one.rewrite)?.authority ? without(corsed, 'headers') : corsed;
  return acting(authorised, (Object.keys(one).length + JSON.stringify(one).length) % 4);
}

/** Does one of the things that it could do. */
function acting(authorised: JsonObject, drawn: number): Json {
  if (authorised.redirect && drawn === 0) return within(without(authorised, 'route', 'fault', 'rewrite', 'directResponse', 'delegate'), 'redirect', redirect);
  if (authorised.directResponse && drawn === 1) return without(authorised, 'route', 'fault', 'rewrite', 'redirect', 'delegate');
  const destinations = Array.isArray(authorised.route) && authorised.route.length > 0 ? authorised.route : [{ destination: { host: 'reviews' } }];
  return { ...without(authorised, 'redirect', 'directResponse', 'delegate'), route: each(destinations, destination) };
}

const destination = (one: JsonObject): Json => within(one, 'destination', inner => within(inner, 'port', port => ({ number: 80, ...port })));
const connection = (one: JsonObject): JsonObject => ({ ...one, route: Array.isArray(one.route) && one.route.length > 0 ? each(one.route, destination) : [{ destination: { host: 'reviews' } }] });
const fault = (one: JsonObject): Json => one.abort || one.delay ? within(within(one, 'delay', delay => without(delay, 'exponentialDelay')), 'abort', abort => without(abort, 'http2Error')) : { delay: { fixedDelay: '1s' } };
const redirect = (one: JsonObject): Json => ({ ...without(one, 'prefixRewrite'), authority: 'a' });
const retries = (one: JsonObject): Json => ({ attempts: 2, ...one });
const cors = (one: JsonObject): Json => ({ ...one, allowOrigins: each(one.allowOrigins, origin => Object.keys(origin).length > 0 ? origin : { exact: 'a' }), ...one.maxAge ? { maxAge: '5s' } : {} });
const rewrite = (one: JsonObject): Json => ({ authority: 'a', ...without(one, 'uriRegexRewrite') });

function policy(one: JsonObject): Json {
  const blocks = within(within(within(without(one, one.tunnel ? 'proxyProtocol' : ''), 'connectionPool', pool), 'loadBalancer', balancer), 'outlierDetection', outlier);
  const ports = Array.isArray(one.portLevelSettings) ? { portLevelSettings: each(one.portLevelSettings, setting => ({ port: { number: 80 }, outlierDetection: {}, ...policy(without(setting, 'port')) as JsonObject })) } : {};
  const tls = within(within({ ...blocks, ...ports }, 'tls', client), 'tunnel', tunnel => ({ ...tunnel, protocol: 'CONNECT' }));
  return Object.keys(tls).length > 0 ? tls : { outlierDetection: {} };
}

const pool = (one: JsonObject): Json => {
  const http = within(one, 'http', inner => within(inner.h2UpgradePolicy === 'UPGRADE' ? without(inner, 'useClientProtocol') : inner, 'http2KeepAlive', () => ({ interval: '1s', timeout: '2s' })));
  return http.http || http.tcp ? http : { tcp: {} };
};

const balancer = (one: JsonObject): Json => {
  const single = one.localityLbSetting ? without(one, 'zoneAwareLbSetting') : one;
  const setting = (inner: JsonObject): Json => ({
    ...without(inner, inner.distribute ? 'failover' : '', inner.failover ? 'failoverPriority' : ''),
    ...inner.distribute ? { distribute: [{ from: 'us/a/*', to: { us: 60, eu: 40 } }] } : {},
    ...inner.failover && !inner.distribute ? { failover: [{ from: 'us', to: 'eu' }] } : {},
  });
  const named = within(within(single, 'localityLbSetting', setting), 'zoneAwareLbSetting', setting);
  return within(named, 'consistentHash', hash => within(without(hash, hash.ringHash || hash.maglev ? 'minimumRingSize' : ''), 'maglev', () => ({ tableSize: 65537 })));
};

const outlier = (one: JsonObject): Json => without(one, one.splitExternalLocalOriginErrors === true ? '' : 'consecutiveLocalOriginFailures');

const client = (one: JsonObject): Json => {
  const secret = one.credentialName ? without(one, 'clientCertificate', 'privateKey', 'caCertificates', 'caCrl') : one;
  const checked = secret.insecureSkipVerify === true ? without(secret, 'caCertificates', 'subjectAltNames', 'credentialName') : secret;
  return checked.mode === 'MUTUAL' && !checked.credentialName ? { ...checked, clientCertificate: 'a', privateKey: 'b' } : checked;
};

function server(one: JsonObject): Json {
  const protocol = String(objectIn(one.port)?.protocol ?? '').toLowerCase();
  const bare = without(one, 'bind', ...protocol === 'https' || protocol === 'tls' ? [] : ['tls']);
  const tls = within(protocol === 'https' || protocol === 'tls' ? { tls: { mode: 'SIMPLE' }, ...bare } : bare, 'tls', certificates);
  return { ...tls, hosts: (Array.isArray(one.hosts) ? one.hosts as Json[] : []).map(host => typeof host === 'string' && /^[a-z]+$/.test(host) ? `shop/${host}.example.com` : host) };
}

const CERTIFICATES = ['serverCertificate', 'privateKey', 'credentialNames', 'tlsCertificates', 'caCrl', 'caCertificates', 'credentialName'];

const certificates = (one: JsonObject): Json => {
  if (one.mode === 'ISTIO_MUTUAL') return without(one, ...CERTIFICATES);
  const kept = CERTIFICATES.find(name => name !== 'caCrl' && name !== 'privateKey' && name in one) ?? 'credentialName';
  const bare = without(one, ...CERTIFICATES);
  if (kept.startsWith('credentialName')) return { ...bare, [kept]: one[kept] ?? 'cert' };
  return { ...bare, caCertificates: 'a', ...kept === 'tlsCertificates' ? { tlsCertificates: [{ serverCertificate: 'a', privateKey: 'b' }] } : { serverCertificate: 'a', privateKey: 'b' } };
};

function hostsOf(resolution: string, hosts: readonly Json[]): readonly Json[] {
  if (resolution === 'DYNAMIC_DNS') return ['*.example.com'];
  return resolution === 'NONE' ? hosts : [hosts[0] ?? 'api.example.com'];
}

function endpointsOf(resolution: Json, endpoints: Json | undefined): JsonObject {
  const address = resolution === 'STATIC' ? '10.0.0.1' : 'api.example.com';
  return endpoints ? { endpoints: each(endpoints, one => ({ ...without(one, 'ports'), address })).slice(0, 1) } : {};
}

function entry(spec: JsonObject): Json {
  const resolution = spec.resolution ?? 'NONE';
  const drop = resolution === 'NONE' || spec.workloadSelector ? ['endpoints'] : [];
  const dynamic = resolution === 'DYNAMIC_DNS' ? ['addresses', 'endpoints', 'workloadSelector'] : [];
  const numbers = new Set<Json | undefined>();
  const ports = each(spec.ports, one => ({ ...one, name: `p${String(one.number)}` })).filter(one => {
    const number = objectIn(one)?.number;
    return !numbers.has(number) && numbers.add(number);
  });
  const bare = without(spec, ...drop, ...dynamic, ...resolution === 'STATIC' ? [] : ['addresses']);
  return {
    ...bare,
    hosts: hostsOf(String(resolution), itemsIn(spec.hosts)),
    ports: resolution === 'DYNAMIC_DNS' ? each(ports, one => ({ ...one, protocol: 'HTTP' })) : ports,
    ...bare.exportTo ? { exportTo: (bare.exportTo as Json[]).slice(0, 1) } : {},
    ...endpointsOf(resolution, bare.endpoints),
  };
}
