import { httpMatches, allRoutes } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { isMatchable } from '../../values/header';
import { wantDnsLabel, wantHeaderName, wantLabels, wantRegexMatch, wantSomePort, wantSubnets, wantTextMatch } from '../demands';
import { wantGatewayNames } from '../gateway-names';

/** The conditions of routes. */
export const conditions = ofEachWith('VirtualService', ['match'], ({ spec }, say) => {
  wantHttpConditions(spec, say);
  wantSourceConditions(spec, say);
});

function wantHttpConditions(spec: Field, say: Say): void {
  for (const match of httpMatches(spec)) {
    wantHeaderMatches(match, say);
    wantRegexMatch(match.get('uri'), say);
    for (const part of ['scheme', 'method', 'authority']) wantTextMatch(match.get(part), say);
    for (const [, value] of match.get('queryParams').entries()) wantTextMatch(value, say);
    if (match.get('sourceNamespace').text) wantDnsLabel(match.get('sourceNamespace'), say, 'namespace');
  }
}

function wantHeaderMatches(match: Field, say: Say): void {
  for (const part of ['headers', 'withoutHeaders']) {
    for (const [name, value] of match.get(part).entries()) {
      wantHeaderName(name, value, isMatchable, say);
      const present = part === 'withoutHeaders' && value.get('regex').text === '*';
      if (!present) wantTextMatch(value, say);
    }
  }
}

/** The conditions that routes of all protocols have: where a request comes from, and at which port. */
function wantSourceConditions(spec: Field, say: Say): void {
  for (const match of allRoutes(spec).flatMap(route => route.get('match').items())) {
    wantSomePort(match.get('port'), say);
    wantLabels(match.get('sourceLabels'), say);
    wantGatewayNames(match.get('gateways'), say, () => match.path[1] === 'tls');
    wantSubnets(match.get('destinationSubnets'), say);
  }
}
