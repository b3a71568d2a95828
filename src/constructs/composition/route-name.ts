/**
 * What a route is called by, in access logs and patches.
 *
 * A name is `through+source+with:port`, each part but the source only where there is one. It leads back to the lines of code that asked for
 * the route, and stays what it is when others are added: the first HTTP port of a service is never named, so a second one renames nothing.
 */
export interface RouteId {
  /** The construct that asked for it. */
  readonly source: string;
  /** The construct that lets it out at a gateway. */
  readonly through?: string;
  /** The construct that lays something over it. */
  readonly with?: string;
  /** The port of the service, where it is not the first one for HTTP. */
  readonly port?: number;
}

/** What a route may be asked for by: its construct, that on its port, and its own name in the mesh. It is not asked for by the way out at a gateway. */
export function namesOf({ source, with: overlay, port }: RouteId): string[] {
  return [...new Set([source, nameOf({ source, port }), nameOf({ source, with: overlay, port })])];
}

/** The port as it stands in names: the first of the HTTP ports is never named. */
export function portNamed(httpPorts: readonly { readonly number: number }[], port: number): number | undefined {
  return httpPorts[0]?.number === port ? undefined : port;
}

/** The name of a route. */
export function nameOf({ source, through, with: overlay, port }: RouteId): string {
  const constructs = [through, source, overlay].filter(path => path !== undefined).join('+');
  return port === undefined ? constructs : `${constructs}:${port}`;
}
