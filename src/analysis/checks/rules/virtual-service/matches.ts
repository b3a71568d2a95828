import { httpMatches, allRoutes } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { isMatchable } from '../../values/header';
import { isSubnet } from '../../values/host';
import { wantDnsLabel, wantLabels, wantRegexMatch, wantSomePort, wantTextMatch } from '../demands';
import { wantGatewayNames } from '../gateway-names';

/** The conditions of http routes. */
export const httpConditions = ofEachWith('VirtualService', ['match'], ({ spec }, say) => {
  for (const match of httpMatches(spec)) {
    wantHeaderMatches(match, say);
    wantRegexMatch(match.get('uri'), say);
    for (const part of ['scheme', 'method', 'authority']) wantTextMatch(match.get(part), say);
    for (const [, value] of match.get('queryParams').entries()) wantTextMatch(value, say);
    if (match.get('sourceNamespace').text) wantDnsLabel(match.get('sourceNamespace'), say, 'namespace');
  }
});

function wantHeaderMatches(match: Field, say: Say): void {
  for (const part of ['headers', 'withoutHeaders']) {
    for (const [name, value] of match.get(part).entries()) {
      if (!isMatchable(name)) say('MAN032', value, `'${name}' is no name of a header`);
      const present = part === 'withoutHeaders' && value.get('regex').text === '*';
      if (!present) wantTextMatch(value, say);
    }
  }
}

/** The conditions that routes of all protocols have: where a request comes from, and at which port. */
export const sourceConditions = ofEachWith('VirtualService', ['match'], ({ spec }, say) => {
  for (const match of allRoutes(spec).flatMap(route => route.get('match').items())) {
    wantSomePort(match.get('port'), say);
    wantLabels(match.get('sourceLabels'), say);
    wantGatewayNames(match.get('gateways'), say, () => match.path[1] === 'tls');
    for (const subnet of match.get('destinationSubnets').items()) {
      if (!isSubnet(subnet.text)) say('MAN028', subnet, `'${subnet.text}' is neither an address nor a block of addresses`);
    }
  }
});
