import { Field } from '../../objects/field';
import { kindOf, type Subject } from '../../objects/subject';
import { httpRoute, ROUTE } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';

/** The minor of Istio 1 whose definitions are the first that have something. */
type Since = Readonly<Record<string, number>>;

/** Version `v1` of a group, or of one kind of it. */
const V1: Since = { 'networking.istio.io': 22, 'telemetry.istio.io': 22, 'security.istio.io PeerAuthentication': 22 };

/** Fields by kind, each with the name of the field around it, from the definitions that each minor of Istio installs. A field has come wherever its block may stand. */
export const FIELDS: Readonly<Record<string, Since>> = {
  DestinationRule: {
    'http.maxConcurrentStreams': 21,
    'tcp.idleTimeout': 21,
    'trafficPolicy.proxyProtocol': 21,
    'tls.caCrl': 22,
    'loadBalancer.warmup': 24,
    'trafficPolicy.retryBudget': 27,
    'httpCookie.attributes': 28,
    'http.http2KeepAlive': 31,
    'loadBalancer.zoneAwareLbSetting': 31,
    'outlierDetection.outlierDetectionHttpErrorCodes': 31,
    'retryBudget.budgetInterval': 31,
  },
  Gateway: { 'tls.caCrl': 22, 'tls.credentialNames': 26, 'tls.tlsCertificates': 26, 'tls.caCertCredentialName': 28, 'tls.insecureSkipVerify': 31 },
  RequestAuthentication: { 'jwtRules.fromCookies': 21, 'jwtRules.timeout': 22, 'spec.targetRefs': 22, 'jwtRules.spaceDelimitedClaims': 28 },
  VirtualService: { 'corsPolicy.unmatchedPreflights': 23, 'retries.backoff': 26, 'retries.retryIgnorePreviousHosts': 26, 'redirect.prefixRewrite': 31 },
};

/** Values of a field that came later than the field. */
const VALUES: Readonly<Record<string, Since>> = { ServiceEntry: { 'spec.resolution DYNAMIC_DNS': 28 } };

/** What came to Istio later than the version that the manifests are for. */
export const istioVersions = ofDocuments({
  finds: {
    MAN019: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'a field, a value or an API version must be one that the Istio of the cluster has',
      remedy: 'leave the field out, write apiVersion …/v1beta1 in place of …/v1, or correct the version of Istio',
    },
  },
  visit: (documents, sayOf, { istioMinor: minor }) => {
    if (minor === undefined) return;
    for (const subject of documents.all()) {
      const say = sayOf(subject);
      for (const { field, what, since } of laterIn(subject, minor)) say('MAN019', field, `Istio 1.${minor} has no ${what}: it came with 1.${since}`);
    }
  },
  examples: () => ({
    MAN019: {
      bad: httpRoute(`retries: { attempts: 2, retryIgnorePreviousHosts: false }, ${ROUTE}`),
      good: httpRoute(`retries: { attempts: 2 }, ${ROUTE}`),
      istioVersion: '1.24',
    },
  }),
});

interface Dated {
  readonly field: Field;
  readonly what: string;
  readonly since: number;
}

/** Everything in an object that came later than a version. */
function laterIn({ object, root, spec }: Subject, minor: number): Dated[] {
  const { group, version, kind } = object;
  const since = version === 'v1' ? V1[group] ?? V1[`${group} ${kind}`] ?? 0 : 0;
  const found = since > minor ? [{ field: root.get('apiVersion'), what: `${kind} of ${group}/v1`, since }] : [];
  return [...found, ...laterFields(kindOf(object), spec, minor)];
}

/** Nobody knows how deep a document is, so nothing calls itself here. What stands in a field that is not there need not be said. */
function laterFields(kind: string, spec: Field, minor: number): Dated[] {
  const found: Dated[] = [];
  if (!Object.hasOwn(FIELDS, kind) && !Object.hasOwn(VALUES, kind)) return found;
  const open = [spec];
  for (const field of open) {
    const dated = datedBy(kind, field);
    if (dated.since > minor) found.push(dated);
    else open.push(...field.items(), ...field.entries().map(([, inside]) => inside));
  }
  return found;
}

function datedBy(kind: string, field: Field): Dated {
  const { path } = field;
  // An item of a list is as old as the list.
  const place = typeof path.at(-1) === 'number' ? '' : path.filter(part => typeof part === 'string').slice(-2).join('.');
  const value = VALUES[kind]?.[`${place} ${field.text}`];
  return value === undefined ? { field, what: `field '${place}'`, since: FIELDS[kind]?.[place] ?? 0 } : { field, what: `'${field.text}' as '${place}'`, since: value };
}
