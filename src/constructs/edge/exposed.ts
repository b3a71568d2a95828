import type { MeshGateway } from './mesh-gateway';
import type { ExposedPath } from '../composition/gateway/exposure';
import { covering } from '../composition/gateway/wildcards';
import type { MeshService } from '../mesh/mesh-service';
import { listed, refuse } from '../refusals/refusal';
import { RequestMatch } from '../values/matches/request-match';
import type { StringMatch } from '../values/matches/string-match';
import { repeated } from '../values/names';

/** Refuses hosts that a gateway does not listen to. */
export function checkExposedHosts(path: string, hosts: readonly string[], gateway: MeshGateway): void {
  if (gateway.hosts.length === 0) refuse('CDI505', `'${path}' exposes a service at '${gateway.node.path}', which listens to no host`, 'pass hosts to the gateway');
  if (hosts.length === 0) {
    refuse('CDI505', `'${path}' has an empty list of hosts, but '${gateway.node.path}' listens to ${listed(gateway.hosts)}`, 'leave hosts out for all of them');
  }
  const twice = repeated(hosts);
  if (twice !== undefined) refuse('CDI209', `'${path}' lists the host '${twice}' twice`, 'drop one of the two');
  const strange = hosts.find(host => !gateway.hosts.includes(host));
  if (strange !== undefined) {
    const [near] = covering(gateway.hosts, strange);
    refuse('CDI505', `'${path}' is exposed on '${strange}', but '${gateway.node.path}' listens to ${listed(gateway.hosts)}`,
      near ? `use '${near}', or have the gateway listen to '${strange}' too` : 'have the gateway listen to it');
  }
}

/** The paths of an exposure, exact ones and prefixes. */
export function exposedPaths(path: string, paths: readonly StringMatch[]): ExposedPath[] {
  if (paths.length === 0) refuse('CDI506', `'${path}' has an empty list of paths`, 'leave paths out for every path');
  return paths.map(exposed => {
    const { _test: test } = exposed;
    if (test.kind === 'regex') {
      refuse('CDI506', `'${path}' exposes the regular expression '${test.value}', whose order among other paths cannot be known`,
        'use exact paths and prefixes');
    }
    const [match] = RequestMatch.uri(exposed)._alternatives;
    return { test, match };
  });
}

/** The one HTTP port of an exposure. */
export function exposedPort(path: string, service: MeshService, port: number | undefined): number {
  const ports = service.ports.filter(({ _routed }) => _routed === 'http').map(({ number }) => number);
  if (ports.length === 0) {
    refuse('CDI507', `'${path}' exposes '${service.name}', which has no HTTP port`, 'expose a service that answers requests');
  }
  if (port !== undefined && !ports.includes(port)) {
    refuse('CDI507', `'${path}' exposes port ${port} of '${service.name}', whose HTTP ports are ${ports.join(', ')}`, 'pass one of them');
  }
  if (port === undefined && ports.length > 1) {
    refuse('CDI507', `'${path}' exposes '${service.name}', whose HTTP ports are ${ports.join(', ')}, without naming one`, 'pass one of them as port');
  }
  return port ?? ports[0];
}
