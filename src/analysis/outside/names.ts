/** A service that somebody says is there. */
export interface KnownService {
  /** As it was written: `reviews.bookinfo`, a full name, or a host outside the cluster. */
  readonly host: string;
  /** None where nobody has said them. */
  readonly ports: readonly number[];
}

/** Pods of a gateway that somebody says are there. */
export interface KnownGateway {
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
}

const LABEL = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`);
const NAMESPACE = new RegExp(`^${LABEL}$`);
const PAIR = /^((?:[\w.-]+\/)?[\w.-]+)=([\w.-]+)$/;
const MOST = 65_535;

/**
 * A service from `HOST` or `HOST:PORT,PORT`.
 *
 * @throws if it is no service
 */
export function knownServiceIn(text: string): KnownService {
  const [host, ports, ...more] = text.split(':');
  if (!HOST.test(host) || more.length > 0) throw new Error(`'${text}' is no service: write reviews.bookinfo, reviews.bookinfo:9080,9081 or api.example.com:443`);
  const numbers = ports === undefined ? [] : ports.split(',').map(port => /^\d{1,5}$/.test(port) ? Number(port) : 0);
  if (numbers.some(port => port < 1 || port > MOST)) throw new Error(`'${ports}' are no ports: write whole numbers from 1 to ${MOST}, with commas between them`);
  return { host, ports: numbers };
}

/**
 * Pods of a gateway from `LABEL=VALUE` or `LABEL=VALUE,LABEL=VALUE@NAMESPACE`.
 *
 * @throws if it is no gateway
 */
export function knownGatewayIn(text: string): KnownGateway {
  const [labels, namespace = 'istio-system', ...more] = text.split('@');
  const pairs = labels.split(',').map(pair => PAIR.exec(pair));
  if (more.length > 0 || pairs.includes(null)) throw new Error(`'${text}' are no pods of a gateway: write their labels, as in istio=eastwestgateway or istio=ingress@istio-ingress`);
  if (!NAMESPACE.test(namespace)) throw new Error(`'${namespace}' is no namespace: write it as in istio=ingress@istio-ingress`);
  return { labels: Object.fromEntries(pairs.map(pair => [pair![1], pair![2]])), namespace };
}

/**
 * The domain of a cluster.
 *
 * @throws if it is no domain
 */
export function clusterDomainIn(text: string): string {
  if (!HOST.test(text) || text.endsWith('.')) throw new Error(`'${text}' is no domain: write it without svc, as in cluster.local`);
  if (text.startsWith('svc.')) throw new Error(`'${text}' begins with svc: write '${text.slice('svc.'.length)}', the part after it`);
  return text;
}
