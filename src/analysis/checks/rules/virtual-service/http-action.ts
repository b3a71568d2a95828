import { httpRoutes, isDelegate } from './parts';
import type { Field } from '../../objects/field';
import { ofEach, type Say } from '../../rule/rule';

/** What an http route does: one thing, and something. */
export const httpAction = ofEach('VirtualService', ({ spec }, say) => {
  const delegate = isDelegate(spec);
  for (const route of httpRoutes(spec)) {
    if (!delegate && route.get('delegate').isSet) wantDelegateAlone(route, say);
    else wantOneAction(route, delegate, say);
  }
});

function wantDelegateAlone(route: Field, say: Say): void {
  for (const name of ['redirect', 'route']) {
    const there = name === 'route' ? route.get(name).items().length > 0 : route.get(name).isSet;
    if (there) say('MAN108', route.get(name), `a route that delegates has a ${name}`);
  }
}

function wantOneAction(route: Field, delegate: boolean, say: Say): void {
  if (delegate && route.get('delegate').isSet) say('MAN109', route.get('delegate'), 'a delegate delegates further');
  const destinations = route.get('route').items().length > 0;
  const action = ['redirect', 'directResponse'].find(name => route.get(name).isSet);
  if (action) wantNothingBeside(action, route, destinations, say);
  else if (!destinations) say('MAN106', route, 'it has no route, redirect or directResponse');
  if (route.get('mirror').isSet && route.get('mirrors').items().length > 0) say('MAN110', route.get('mirrors'), 'it has both mirror and mirrors');
}

function wantNothingBeside(action: string, route: Field, destinations: boolean, say: Say): void {
  const others = ['fault', 'rewrite', 'directResponse'].filter(name => name !== action && route.get(name).isSet);
  for (const other of [...destinations ? ['route'] : [], ...others]) say('MAN107', route.get(other), `it has both ${action} and ${other}`);
}
