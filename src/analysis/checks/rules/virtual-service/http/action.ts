import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE, virtualService } from '../../../rule/example';
import { ofEach, type Say } from '../../../rule/rule';
import { isDelegate } from '../parts';
import { type Route, routesOf } from '../routes';

/** What an http route does: one thing, and something. */
export const httpAction = ofEach('VirtualService', {
  finds: {
    MAN106: { level: 'error', istio: 'webhook', kiali: null, title: 'an http route must route, redirect or answer', remedy: 'write route, redirect or directResponse' },
    MAN107: {
      level: 'error', istio: 'webhook', kiali: null, title: 'an http route that redirects or answers itself must do nothing else', remedy: 'leave the other field out',
    },
    MAN108: {
      level: 'error', istio: 'webhook', kiali: null, title: 'an http route that delegates must not have a route or a redirect of its own', remedy: 'move it into the delegate',
    },
    MAN109: { level: 'error', istio: 'webhook', kiali: null, title: 'a delegate must not delegate further', remedy: 'let the VirtualService with the hosts delegate to both' },
    MAN110: { level: 'error', istio: 'webhook', kiali: null, title: 'an http route must not have both mirror and mirrors', remedy: 'write all of them into mirrors' },
  },
  visit: (subject, say) => {
    const delegate = isDelegate(subject.spec);
    for (const route of routesOf(subject).http) {
      if (!delegate && route.field.get('delegate').isSet) wantDelegateAlone(route.field, say);
      else wantOneAction(route, delegate, say);
    }
  },
  examples: () => ({
    MAN106: either(httpRoute, 'timeout: 5s', `timeout: 5s, ${ROUTE}`),
    MAN107: either(more => httpRoute(`redirect: { uri: /new }${more}`), `, ${ROUTE}`, ''),
    MAN108: either(more => httpRoute(`delegate: { name: other }${more}`), `, ${ROUTE}`, ''),
    MAN109: either(does => virtualService(`{ http: [{ ${does} }] }`), `${ROUTE}, delegate: { name: other }`, ROUTE),
    MAN110: either(more => httpRoute(`${ROUTE}, mirror: { host: a }${more}`), ', mirrors: [{ destination: { host: b } }]', ''),
  }),
});

function wantDelegateAlone(route: Field, say: Say<'MAN108'>): void {
  for (const name of ['redirect', 'route']) {
    const there = name === 'route' ? route.get(name).length > 0 : route.get(name).isSet;
    if (there) say('MAN108', route.get(name), `a route that delegates has a ${name}`);
  }
}

function wantOneAction({ field: route, shares }: Route, delegate: boolean, say: Say<'MAN106' | 'MAN107' | 'MAN109' | 'MAN110'>): void {
  if (delegate && route.get('delegate').isSet) say('MAN109', route.get('delegate'), 'a delegate delegates further');
  const destinations = shares.length > 0;
  const action = ['redirect', 'directResponse'].find(name => route.get(name).isSet);
  if (action) wantNothingBeside(action, route, destinations, say);
  else if (!destinations) say('MAN106', route, 'it has no route, redirect or directResponse');
  if (route.get('mirror').isSet && route.get('mirrors').length > 0) say('MAN110', route.get('mirrors'), 'it has both mirror and mirrors');
}

function wantNothingBeside(action: string, route: Field, destinations: boolean, say: Say<'MAN107'>): void {
  const others = ['fault', 'rewrite', 'directResponse'].filter(name => name !== action && route.get(name).isSet);
  for (const other of [...destinations ? ['route'] : [], ...others]) say('MAN107', route.get(other), `it has both ${action} and ${other}`);
}
