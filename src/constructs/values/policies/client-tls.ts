import { demandOptions } from '../../border/demand';
import { checkedLater, optional, text } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';
import { isDomain } from '../names';

/** How callers know the pods that they call. */
export interface ServerVerification {
  /**
   * The file with the certificates of the authority that signed those of the pods, in the proxy of every caller, gateways among them; `system` for the
   * authorities that its operating system trusts. Ends in `tls.caCertificates`.
   */
  readonly caCertificates: string;

  /** The names of which the certificate of a pod must carry one; at least one. Ends in `tls.subjectAltNames`. */
  readonly subjectAltNames: string[];

  /**
   * The server name that callers ask for. Ends in `tls.sni`.
   *
   * @default - the host of the request
   */
  readonly sni?: string;
}

/** How callers and pods know one another. */
export interface MutualVerification extends ServerVerification {
  /** The file with the certificate of the caller, in the proxy of every caller. Ends in `tls.clientCertificate`. */
  readonly clientCertificate: string;

  /** The file with the key to it. Ends in `tls.privateKey`. */
  readonly privateKey: string;
}

const FILE = checkedLater<string>('a string', '\'/etc/certs/ca.pem\'');
const SERVER = {
  caCertificates: FILE,
  subjectAltNames: checkedLater<string[]>('a list of strings', '[\'shop.example.com\']'),
  sni: optional(text('shop.example.com')),
};
const SIMPLE = struct<ServerVerification>(SERVER);
const MUTUAL = struct<MutualVerification>({ ...SERVER, clientCertificate: FILE, privateKey: FILE });

/** What stands in `tls`, as plain data. */
export interface ClientTlsPlan extends Partial<MutualVerification> {
  readonly mode: 'DISABLE' | 'ISTIO_MUTUAL' | 'SIMPLE' | 'MUTUAL';
}

/**
 * How callers encrypt what they send to the pods of a service. Ends in `trafficPolicy.tls`.
 *
 * Without it Istio uses its own mutual TLS wherever a pod has a sidecar, and sends in the clear elsewhere.
 */
export class ClientTls {
  /** In the clear, even to a pod with a sidecar. Ends in `mode: DISABLE`. */
  public static disable(): ClientTls {
    return new ClientTls({ mode: 'DISABLE' });
  }

  /** With Istio's own mutual TLS, even to a pod that Istio takes for one without a sidecar. Ends in `mode: ISTIO_MUTUAL`. */
  public static istioMutual(): ClientTls {
    return new ClientTls({ mode: 'ISTIO_MUTUAL' });
  }

  /**
   * With TLS of the application in the pods, whose port no sidecar takes. Ends in `mode: SIMPLE`.
   *
   * @throws CDI150 if a file or a name is missing
   * @throws CDI436 if the options have what they cannot have
   */
  public static simple(options: ServerVerification): ClientTls {
    demandOptions('ClientTls.simple', options, SIMPLE);
    return new ClientTls({ mode: 'SIMPLE', ...verification(options) });
  }

  /**
   * With TLS of the application in the pods, which asks for a certificate too, and whose port no sidecar takes. Ends in `mode: MUTUAL`.
   *
   * @throws CDI150 if a file or a name is missing
   * @throws CDI436 if the options have what they cannot have
   */
  public static mutual(options: MutualVerification): ClientTls {
    demandOptions('ClientTls.mutual', options, MUTUAL);
    const { clientCertificate, privateKey, ...server } = options;
    const own = { clientCertificate: file('clientCertificate', clientCertificate), privateKey: file('privateKey', privateKey) };
    return new ClientTls({ mode: 'MUTUAL', ...own, ...verification(server) });
  }

  /** @internal */
  public readonly _plan: ClientTlsPlan;

  private constructor(plan: ClientTlsPlan) {
    this._plan = plan;
  }
}

/** Istio checks no name of a certificate if it is told the server name and no names. */
function verification({ caCertificates, subjectAltNames, sni }: ServerVerification): ServerVerification {
  checkNames(subjectAltNames);
  if (sni !== undefined && !isDomain(sni)) {
    refuse('CDI150', `callers that speak TLS to pods must ask for a host name, got sni ${shown(sni)}`, 'pass one in lower case, as in legacy.example.com, or leave sni out for the host that is called');
  }
  const authorities = caCertificates === 'system' ? caCertificates : file('caCertificates', caCertificates);
  return { caCertificates: authorities, subjectAltNames: [...subjectAltNames], sni };
}

/** The names come from programs without types too. */
function checkNames(names: unknown): void {
  if (!Array.isArray(names)) return refuseNames(shown(names));
  if (names.length === 0) refuseNames('none');
  const strange = names.findIndex(name => typeof name !== 'string' || !/^\S+$/.test(name));
  if (strange >= 0) refuseNames(shown(names[strange]));
}

function refuseNames(got: string): never {
  refuse('CDI150', `callers that speak TLS to pods must know whom their certificates are for, got subjectAltNames ${got}`, 'pass at least one name that stands in them');
}

function file(name: string, path: string): string {
  if (typeof path !== 'string' || !/^\/\S/.test(path)) {
    refuse('CDI150', `callers that speak TLS to pods must have ${name} in a file of their proxy, got ${shown(path)}`, 'pass the absolute path of the file');
  }
  return path;
}
