import * as fc from 'fast-check';
import { accepted, expectLaw } from './situations';
import type { Manifest } from '../support/manifests';
import type { Program } from '../support/programs';
import { built, piecesOf, yamlOf, type Piece } from '../support/programs-built';
import { programs } from '../support/programs-random';

interface Orders {
  readonly program: Program;
  readonly orders: readonly (readonly number[])[];
}

/** Programs with three orders each in which the pieces of some kinds change places among themselves. */
const permuted = (...kinds: Piece['kind'][]): fc.Arbitrary<Orders> => programs('any').chain(program => {
  const pieces = piecesOf(program);
  const places = [...pieces.keys()].filter(at => kinds.includes(pieces[at].kind));
  const order = fc.shuffledSubarray(places, { minLength: places.length })
    .map(shuffled => [...pieces.keys()].map(at => places.includes(at) ? shuffled[places.indexOf(at)] : at));
  return fc.record({ program: fc.constant(program), orders: fc.array(order, { minLength: 3, maxLength: 3 }) });
});

/** Apps are built and compared four times each: 50 here, 200 at night. */
const APPS = 50;

const texts = (objects: readonly Manifest[]) => objects.map(object => JSON.stringify(object)).sort();

describe('the law of order, over random apps', () => {
  test('L4: the order in which services, strategies and routes are made changes no object', () => {
    expectLaw(permuted('service', 'gateway', 'strategy', 'route'), ({ program, orders }) => {
      const objects = texts(accepted(() => built(program)));
      for (const order of orders) expect(texts(built(program, order))).toEqual(objects);
    }, APPS);
  });

  test('L4: the order in which strategies are made changes no byte of a file', () => {
    expectLaw(permuted('strategy'), ({ program, orders }) => {
      const files = accepted(() => yamlOf(program));
      for (const order of orders) expect(yamlOf(program, order)).toBe(files);
    }, APPS);
  });
});
