import { App } from 'cdk8s';
import * as library from 'cdk8s-istio';
import { Construct } from 'constructs';
import { CALLS, CONSTRUCTS, type Situation } from './situations';
import { attempt, findingsIn } from '../refusals/attempt';
import { untyped } from '../refusals/refusal-case';

const WRONG: Readonly<Record<string, unknown>> = {
  'nothing': undefined,
  'null': null,
  'a number': 5,
  'a string': 'x',
  'an object': {},
  'a list': [],
  'a list of a number': [5],
  'a list of nothing': [undefined],
  'a function': () => 'source',
  'a class': class Source {},
  'a flag': true,
  'no number': NaN,
  'an object of a date': new Date(0),
  'a percentage': library.Percent.of(5),
  'an object without a class': Object.create(Object.create(null) as object),
};

const situations = Object.entries({ ...CONSTRUCTS, ...CALLS });

/** The ways to everything in the props: to each of them, into plain objects among them, and to the first item of a list. */
function waysIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || !isPlain(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...way, name], ...waysIn(inner, [...way, name])]);
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** The same props with something else at the end of a way. */
function replaced(value: unknown, [name, ...way]: readonly string[], by: unknown): unknown {
  const inner = way.length === 0 ? by : replaced((value as Record<string, unknown>)[name], way, by);
  return Array.isArray(value) ? value.map((one, at) => String(at) === name ? inner : one as unknown) : { ...value as object, [name]: inner };
}

const refusedWith = (situation: Situation, change: (props: object) => unknown) => {
  const { error } = attempt(app => situation.make(app, untyped(change(situation.props(app)))));
  return error === undefined ? [] : findingsIn(error);
};

/** What everybody may read who passed something wrong. */
const REFUSAL = /^(?!.*(undefined|\[object|=>|class Source)).*\(CDI\d{3}\)$/s;

function isConstruct(type: unknown): boolean {
  if (typeof type !== 'function') return false;
  const prototype: unknown = type.prototype;
  return prototype instanceof Construct && !(prototype instanceof App);
}

test('every construct of the library is looked at', () => {
  const constructs = Object.entries(library).filter(([, type]) => isConstruct(type)).map(([name]) => name);
  expect(Object.keys(CONSTRUCTS).sort()).toEqual(constructs.sort());
});

describe.each(situations)('%s', (_, situation) => {
  const ways = waysIn(situation.props(new App()));

  test('accepts all that it can be given', () => {
    expect(refusedWith(situation, props => props)).toEqual([]);
  });

  test.each(Object.keys(WRONG))('takes %s in place of each value, or fails with a refusal that says what is wrong', wrong => {
    for (const way of ways) {
      const findings = refusedWith(situation, props => replaced(props, way, WRONG[wrong]));
      expect({ way, findings }).toEqual({ way, findings: findings.map(() => expect.stringMatching(REFUSAL)) });
    }
  });
});

describe.each(Object.entries(CONSTRUCTS))('%s', (_, situation) => {
  test.each(Object.keys(WRONG))('takes %s in place of all props, or fails with a refusal', wrong => {
    for (const finding of refusedWith(situation, () => WRONG[wrong])) expect(finding).toMatch(REFUSAL);
  });

  test('fails with a name that is nearly that of a prop, and says the right one', () => {
    const { props } = situation;
    for (const name of Object.keys(props(new App()))) {
      const misspelt = name.slice(0, -1);
      if (misspelt.length < 4) continue;
      const findings = refusedWith(situation, ({ [name as never]: value, ...others }) => ({ ...others, [misspelt]: value }));
      expect(findings).toEqual([expect.stringContaining(`${misspelt} of 'shop/It' is unknown; write ${name}`)]);
    }
  });
});
