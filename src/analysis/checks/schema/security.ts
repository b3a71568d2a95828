import { document, DURATION, SELECTED } from './common';
import { among, type Demand, FLAG, fields, list, names, type Scalar, TEXT, TEXTS } from './shape';
import { objectIn } from '../../model/json';

const written: Demand = value => value === '' ? 'it is empty' : undefined;
const SOME: Scalar = { is: 'text', must: written };
const SOMES = list(SOME);
const NO_OTHER: Scalar = { is: 'text', must: value => value === '' ? undefined : 'what is in another namespace cannot be meant' };

const SELECTOR = fields({ matchLabels: SELECTED });
const TARGET = fields({
  group: { is: 'text', longest: 253 }, kind: { is: 'text', longest: 63 }, name: { is: 'text', longest: 253 }, namespace: NO_OTHER,
}, { required: ['kind', 'name'] });
const WHERE = { selector: SELECTOR, targetRef: TARGET, targetRefs: list(TARGET, { longest: 16 }) };

/** Who is meant is said in one way. */
const ONE_WAY = Object.keys(WHERE);
const SERVICE_ACCOUNTS = list({ is: 'text', longest: 320 }, { longest: 16 });

/** A service account stands for a namespace and a principal. */
const namedOnce: Demand = value => {
  const source = objectIn(value) ?? {};
  const others = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].filter(name => name in source);
  const isOne = ['serviceAccounts', 'notServiceAccounts'].some(name => name in source);
  return isOne && others.length > 0 ? `serviceAccounts exclude ${others[0]}` : undefined;
};

const SOURCE = fields({
  ipBlocks: TEXTS,
  namespaces: TEXTS,
  notIpBlocks: TEXTS,
  notNamespaces: TEXTS,
  notPrincipals: TEXTS,
  notRemoteIpBlocks: TEXTS,
  notRequestPrincipals: TEXTS,
  notServiceAccounts: SERVICE_ACCOUNTS,
  notTrustDomains: TEXTS,
  principals: TEXTS,
  remoteIpBlocks: TEXTS,
  requestPrincipals: TEXTS,
  serviceAccounts: SERVICE_ACCOUNTS,
  trustDomains: TEXTS,
}, { must: namedOnce });

const OPERATION = fields({
  hosts: TEXTS, methods: TEXTS, notHosts: TEXTS, notMethods: TEXTS, notPaths: TEXTS, notPorts: TEXTS, paths: TEXTS, ports: TEXTS,
});

export const AUTHORIZATION_POLICY = document(fields({
  action: among('ALLOW', 'DENY', 'AUDIT', 'CUSTOM'),
  provider: fields({ name: TEXT }),
  rules: list(fields({
    from: list(fields({ source: SOURCE }), { longest: 512 }),
    to: list(fields({ operation: OPERATION })),
    when: list(fields({ key: TEXT, notValues: TEXTS, values: TEXTS }, { required: ['key'] })),
  }), { longest: 512 }),
  ...WHERE,
}, { oneOf: [ONE_WAY] }));

const MTLS = fields({ mode: among('UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT') });

/** What is said of ports is said of the ports of some pods. */
const selecting: Demand = value => {
  const { portLevelMtls, selector } = objectIn(value) ?? {};
  const hasLabels = Object.keys(objectIn(objectIn(selector)?.matchLabels) ?? {}).length > 0;
  if (portLevelMtls !== undefined && !hasLabels) return 'portLevelMtls needs a selector with labels';
  const wrong = Object.keys(objectIn(portLevelMtls) ?? {}).find(port => !/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535);
  return wrong === undefined ? undefined : `'${wrong}' is not a port`;
};

export const PEER_AUTHENTICATION = document(fields({ mtls: MTLS, portLevelMtls: names(MTLS), selector: SELECTOR }, { must: selecting }));

const url: Demand = value => typeof value === 'string' && !/^https?:\/\/[^/]/.test(value) ? `'${value.slice(0, 60)}' is not a URL of http or https` : undefined;
const JWKS_URI = { is: 'text', longest: 2048, must: url } as const;

export const REQUEST_AUTHENTICATION = document(fields({
  jwtRules: list(fields({
    audiences: SOMES,
    forwardOriginalToken: FLAG,
    fromCookies: SOMES,
    fromHeaders: list(fields({ name: SOME, prefix: TEXT }, { required: ['name'] })),
    fromParams: SOMES,
    issuer: TEXT,
    jwks: TEXT,
    jwksUri: JWKS_URI,
    jwks_uri: JWKS_URI,
    outputClaimToHeaders: list(fields({ claim: SOME, header: SOME }, { required: ['claim', 'header'] })),
    outputPayloadToHeader: TEXT,
    spaceDelimitedClaims: list(SOME, { longest: 64 }),
    timeout: DURATION,
  }, { oneOf: [['jwksUri', 'jwks_uri', 'jwks']] }), { longest: 4096 }),
  ...WHERE,
}, { oneOf: [ONE_WAY] }));
