import { Field } from '../../objects/field';
import { isToBeWrittenOnce } from '../../objects/kinds';
import { identity } from '../../objects/subject';
import { httpRoute, ROUTE } from '../../rule/example';
import { ofSet } from '../../rule/rule';

/** Objects that are written more than once: of two, the later counts. Each is looked at by itself; what is said of objects together is said of the last. */
export const repeated = ofSet({
  finds: {
    MAN014: {
      level: 'info', istio: null, kiali: null, title: 'an object should be written only once', remedy: 'remove one of the two: the later one replaces the earlier one',
    },
  },
  visit: ({ manifests: { objects }, hasRepeated }, sayOf) => {
    if (!hasRepeated) return;
    const last = new Map(objects.map(object => [identity(object), object]));
    for (const object of objects.filter(isToBeWrittenOnce)) {
      const later = last.get(identity(object));
      if (later === object || later === undefined) continue;
      const message = `${object.kind} '${object.name}' is written again in ${later.place.file}, line ${later.place.line}`;
      sayOf({ object })('MAN014', new Field(object.body).at('metadata', 'name'), message);
    }
  },
  examples: () => ({
    MAN014: { bad: `${httpRoute(ROUTE)}---\n${httpRoute(`timeout: 5s, ${ROUTE}`)}`, good: httpRoute(`timeout: 5s, ${ROUTE}`) },
  }),
});
