import { RE2JS } from 're2js';
import type { MatchObject, StringMatchObject } from './istio-objects';

/** What rules can see of a request, from wherever it comes. */
export interface RequestContent {
  readonly path: string;
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** Whether one match of a route is true of a request that came in on a port: that of the service in a sidecar, that of the server at a gateway. */
export function matchesRequest(match: MatchObject, { path, method, headers, query }: RequestContent, listener: number): boolean {
  const named = (wanted: Readonly<Record<string, StringMatchObject>> | undefined, given: Readonly<Record<string, string>>) =>
    Object.entries(wanted ?? {}).every(([name, test]) => passes(test, given[name]));
  return (match.port === undefined || match.port === listener)
    && (!match.uri || passes(match.uri, path))
    && (!match.method || passes(match.method, method))
    && named(match.headers, headers)
    && named(match.queryParams, query)
    && Object.entries(match.withoutHeaders ?? {}).every(([name, test]) => !passes(test, headers[name]));
}

function passes({ exact, prefix, regex }: StringMatchObject, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (exact !== undefined) return text === exact;
  if (prefix !== undefined) return text.startsWith(prefix);
  return regex === undefined || RE2JS.compile(regex).matches(text);
}
