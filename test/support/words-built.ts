import { Duration } from 'cdk8s';
import { Cors, Reply, Retries, RouteTimeout, StringMatch, type HeaderOperations, type Rewrite, type RouteOptions } from 'cdk8s-istio';
import type { MatchProgram } from './match-programs';
import type { ReplyProgram, WordsProgram } from './programs';

/** The options of routes, built with the library. */
export function builtWords({ timeout, retries, cors, headers, rewrite }: WordsProgram, rewriteTo: (path: string) => Rewrite): RouteOptions {
  const operations = headers && builtHeaders(headers);
  return {
    timeout: timeout === undefined ? undefined : timeout === 0 ? RouteTimeout.none() : Duration.millis(timeout),
    retries: retries === undefined ? undefined : retries === 0 ? Retries.disabled() : Retries.attempts(retries),
    cors: cors === undefined ? undefined : Cors.allowOrigins([StringMatch.exact(cors)]),
    headers: operations && { request: operations, response: operations },
    rewrite: rewrite === undefined ? undefined : rewriteTo(rewrite),
  };
}

/** A fixed answer, or a redirect by its status. */
export function builtReply({ status }: ReplyProgram): Reply {
  return status < 400 ? Reply.redirect({ authority: 'elsewhere.test', code: status }) : Reply.fixed(status, { body: '{}', contentType: 'application/json' });
}

/** Whether a match is nothing but a path that begins in some way, other than with the root alone. */
export function hasPrefix(match: MatchProgram): boolean {
  return match.kind === 'uri' && match.test.kind === 'prefix' && match.test.value !== '/';
}

function builtHeaders(how: NonNullable<WordsProgram['headers']>): HeaderOperations {
  return how === 'remove' ? { remove: ['x-word'] } : { [how]: { 'x-word': how } };
}
