import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { exposedPaths, exposedPort } from './exposed';
import { checkExternalHost } from './external-host';
import { checkSecretName } from './gateway-tls';
import { demandProps } from '../border/demand';
import { checkedLater, NUMBER, optional, text } from '../border/kinds';
import { listOf } from '../border/list-of';
import { mapOf } from '../border/map-of';
import { struct } from '../border/struct';
import { fullHost } from '../mesh/host-names';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { claimObject, claimIngressPath } from '../mesh/ownership';
import { WrittenObject } from '../objects/written-object';
import { refuse, shown } from '../refusals/refusal';
import { ingressPath, ingressSpec, NGINX, nginxAnnotations } from '../rendering/ingress';
import { INGRESS } from '../rendering/kinds';
import { STRING_MATCH, StringMatch } from '../values/matches/string-match';
import { isDomain } from '../values/names';

/** A service let out through ingress-nginx. */
export interface NginxRouteProps {
  /** The service. */
  readonly service: MeshService;

  /** The external host: a full name, or `*` for any. */
  readonly host: string;

  /**
   * The name of the Ingress.
   *
   * @default - that of the service
   */
  readonly name?: string;

  /**
   * The paths, exact ones and prefixes. An Ingress matches a prefix by whole segments: `/foo` is not a prefix of `/foobar`.
   *
   * @default - every path
   */
  readonly paths?: StringMatch[];

  /**
   * The port of the service.
   *
   * @default - its HTTP port, if it has only one
   */
  readonly port?: number;

  /**
   * The class of the Ingress.
   *
   * @default nginx
   */
  readonly ingressClassName?: string;

  /**
   * The Secret with the certificate of the host, in the namespace of the service.
   *
   * @default - requests in the clear
   */
  readonly tlsSecretName?: string;

  /**
   * Further annotations of the Ingress.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

const PROPS = struct<NginxRouteProps>({
  service: SERVICE,
  host: checkedLater('a string', '\'shop.example.com\''),
  name: optional(checkedLater('a string', '\'shop\'')),
  paths: optional(listOf(STRING_MATCH)),
  port: optional(NUMBER),
  ingressClassName: optional(text('nginx')),
  tlsSecretName: optional(checkedLater('a string', '\'shop-tls\'')),
  annotations: optional(mapOf(text('true'))),
});

/** What would take requests past the rules of the mesh, and what to use instead. */
const PAST_THE_RULES: ReadonlyMap<string, string> = new Map([
  ['service-upstream', 'leave it out: it is always "true" here, as with "false" nginx picks pods of every version by itself'],
  ['upstream-vhost', 'leave it out: it is always the host of the service here, by which rules are found'],
  ['canary', 'split with a CanaryRelease: the canary of nginx picks pods past the mesh'],
  ['affinity', 'leave it out: nginx calls the Service here, so it has no pods to stick to'],
  ['backend-protocol', 'leave it out: nginx speaks without TLS to the sidecar beside it, and gRPC to a port whose name says so'],
  ['rewrite-target', 'rewrite behind the mesh, or with a GatewayRoute: after this rewrite rules by path would see another path than the one that was sent'],
  ['configuration-snippet', 'leave it out: it may change the host of a request, by which rules are found'],
  ['server-snippet', 'leave it out: it may change the host of a request, by which rules are found'],
  ['ssl-passthrough', 'leave it out: a request that is encrypted end to end has no path or header that a rule could see'],
]);

/**
 * Lets a service out through ingress-nginx so that the rules of the mesh stay in force.
 *
 * nginx calls the Service instead of its pods, under the host by which the mesh knows it; the sidecar of nginx then applies the rules. So the
 * pods of nginx have to be in the mesh.
 */
export class NginxRoute extends Construct {
  /** The Ingress, for patches. */
  public readonly ingress: ApiObject;

  /**
   * A service let out.
   *
   * @throws CDI210 if the chart of the service has no namespace
   * @throws CDI502 if the certificate is not a name of a Secret
   * @throws CDI504 if the host is not a full name, or the name is not one that an Ingress can have
   * @throws CDI506, CDI507 as `GatewayRoute` does
   * @throws CDI215 if another NginxRoute writes an Ingress of that name
   * @throws CDI511 if an annotation would take requests past the rules
   * @throws CDI513 if another NginxRoute leads the same path of the host elsewhere, or this one names a path twice
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: NginxRouteProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { service, host, name = service.name, ingressClassName = 'nginx', tlsSecretName, annotations = {} } = props;
    const source = this.node.path;
    checkIngressName(source, name);
    checkExternalHost(source, host);
    checkAnnotations(source, annotations);
    if (tlsSecretName !== undefined) checkSecretName(tlsSecretName, 'the service');
    const port = exposedPort(source, service, props.port);
    const paths = exposedPaths(source, props.paths ?? [StringMatch.prefix('/')]);
    for (const { path, pathType } of paths.map(ingressPath)) claimIngressPath(this, ingressClassName, host, `${pathType} ${path}`);
    this.ingress = new WrittenObject(this, 'Ingress', {
      ...INGRESS,
      metadata: {
        name,
        namespace: service.namespace,
        annotations: { ...annotations, ...nginxAnnotations(fullHost(service, this), isGrpc(service, port)) },
      },
      spec: ingressSpec({ className: ingressClassName, host: host === '*' ? undefined : host, paths, service: { name: service.name, port }, tlsSecretName }),
    });
    claimObject(this.ingress, source);
  }
}

function isGrpc({ ports }: MeshService, port: number): boolean {
  return ports.some(({ number, name }) => number === port && /^grpc(-|$)/.test(name));
}

function checkIngressName(path: string, name: string): void {
  if (!isDomain(name)) {
    refuse('CDI504', `the Ingress of '${path}' must be named by DNS labels, got ${shown(name)}`, 'use lower-case letters, digits, hyphens and dots');
  }
}

function checkAnnotations(path: string, annotations: Record<string, string>): void {
  for (const [name, value] of Object.entries(annotations)) {
    const [, instead] = [...PAST_THE_RULES].find(([key]) => name === NGINX + key || name.startsWith(`${NGINX}${key}-`)) ?? [];
    if (instead) refuse('CDI511', `'${path}' annotates its Ingress with ${name}: "${value}", which leads requests past the rules of the mesh`, instead);
  }
}
