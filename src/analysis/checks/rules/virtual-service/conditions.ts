import { allRoutes, httpMatches } from './routes';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { isMatchable } from '../../values/header';
import { DNS_LABEL, wantDnsLabel } from '../demands/dns-label';
import { GATEWAY_NAMES, wantGatewayNames } from '../demands/gateway-names';
import { HEADERS, wantHeaderName } from '../demands/headers';
import { LABELS, wantLabels } from '../demands/labels';
import { PORT, wantSomePort } from '../demands/port';
import { STRING_MATCH, wantRegexMatch, wantTextMatch } from '../demands/string-match';
import { SUBNETS, wantSubnets } from '../demands/subnets';

/** The conditions of routes. */
export const conditions = ofEachWith('VirtualService', ['match'], {
  finds: {},
  says: [DNS_LABEL, GATEWAY_NAMES, HEADERS, LABELS, PORT, STRING_MATCH, SUBNETS],
  visit: (subject, say) => {
    for (const match of httpMatches(subject)) wantHttpConditions(match, say);
    for (const match of allRoutes(subject).flatMap(({ matches }) => matches)) wantSourceConditions(match, say);
  },
  examples: () => ({}),
});

function wantHttpConditions(match: Field, say: Say<'MAN023' | 'MAN025' | 'MAN031' | 'MAN032'>): void {
  wantHeaderMatches(match, say);
  wantRegexMatch(match.get('uri'), say);
  for (const part of ['scheme', 'method', 'authority']) wantTextMatch(match.get(part), say);
  for (const [, value] of match.get('queryParams').entries()) wantTextMatch(value, say);
  if (match.get('sourceNamespace').text) wantDnsLabel(match.get('sourceNamespace'), say, 'namespace');
}

function wantHeaderMatches(match: Field, say: Say<'MAN025' | 'MAN031' | 'MAN032'>): void {
  for (const part of ['headers', 'withoutHeaders']) {
    for (const [name, value] of match.get(part).entries()) {
      wantHeaderName(name, value, isMatchable, say);
      const present = part === 'withoutHeaders' && value.get('regex').text === '*';
      if (!present) wantTextMatch(value, say);
    }
  }
}

/** The conditions that routes of all protocols have: where a request comes from, and at which port. */
function wantSourceConditions(match: Field, say: Say<'MAN021' | 'MAN024' | 'MAN026' | 'MAN027' | 'MAN028'>): void {
  wantSomePort(match.get('port'), say);
  wantLabels(match.get('sourceLabels'), say);
  wantGatewayNames(match.get('gateways'), say, () => match.path[1] === 'tls');
  wantSubnets(match.get('destinationSubnets'), say);
}
