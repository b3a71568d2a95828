import type { ExposedPath } from '../composition/gateway/exposure';
import type { MeshService } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { RequestMatch } from '../values/matches/request-match';
import type { StringMatch } from '../values/matches/string-match';

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
