import type { Field } from '../../../objects/field';
import { either, httpMatch } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes } from '../../virtual-service/parts';

const NO_HEADERS = new Set(['uri', 'scheme', 'method', 'authority']);

/** Conditions on headers that hold for other requests than they seem to. */
export const headerTraps = ofEachWith('VirtualService', ['headers', 'withoutHeaders'], {
  finds: {
    MAN726: {
      level: 'warning', istio: null, kiali: null, title: 'a cookie must be matched inside its header, not by the whole header', remedy: 'write a regex such as ^(.*?;\\s*)?user=x(;.*)?$',
    },
    MAN727: { level: 'warning', istio: null, kiali: null, title: 'a part of a request must be matched by its field, not as a header', remedy: 'write it beside headers, as a field of the match' },
    MAN728: { level: 'warning', istio: null, kiali: null, title: 'the name of a header to match must be written in lower case', remedy: 'write it in lower case' },
  },
  visit: ({ spec }, say) => {
    for (const match of httpRoutes(spec).flatMap(route => route.get('match').items())) {
      for (const [name, value] of [...match.get('headers').entries(), ...match.get('withoutHeaders').entries()]) {
        if (name.toLowerCase() === 'cookie') wantOneOfSeveral(value, say);
        if (NO_HEADERS.has(name)) say('MAN727', value, `${quoted(name)} is a part of a request, but not a header`);
        if (name !== name.toLowerCase() && !name.startsWith('@')) say('MAN728', value, `${quoted(name)} has upper case, but proxies write names of headers in lower case`);
      }
    }
  },
  examples: () => ({
    MAN726: either(header, 'cookie: { exact: user=x }', 'cookie: { regex: "^(.*?; )?user=x(;.*)?$" }'),
    MAN727: either(header, 'method: { exact: GET }', '":method": { exact: GET }'),
    MAN728: either(header, 'X-User: { exact: a }', 'x-user: { exact: a }'),
  }),
});

const header = (name: string): string => httpMatch(`headers: { ${name} }`);

/** An expression without any pattern is a whole value, too. */
function wantOneOfSeveral(cookie: Field, say: Say<'MAN726'>): void {
  const [exact, regex] = [cookie.get('exact'), cookie.get('regex')];
  const whole = exact.text !== '' ? exact : regex.text !== '' && !/[\\^$.*+?()[\]{}|]/.test(regex.text) ? regex : undefined;
  if (whole) say('MAN726', whole, 'it matches only requests with this one cookie and no other');
}
