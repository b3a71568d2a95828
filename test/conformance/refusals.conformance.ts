import { isDeepStrictEqual } from 'node:util';
import { reviews } from './refusals/manifests';
import { answeredBy, type Asked, type IstioCode, type Proof, type Rejected } from './refusals/proof';
import { PROOFS } from './refusals/proofs';
import { Istiod } from './support/istiod';
import type { Finding, Judgement } from './support/istiod-answers';
import { REFUSALS, type RefusalEntry } from '../../src/constructs/refusals/catalogue';

const CODES = (Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]).filter((code): code is IstioCode => REFUSALS[code].kind === 'istio');

type Case<V> = Omit<Proof, 'verdict'> & V & { readonly code: IstioCode };

/** The proofs with one sort of verdict. */
function proofsBy<K extends 'rejected' | 'flagged' | 'misrouted'>(sort: K) {
  return CODES.flatMap(code => PROOFS[code].flatMap(({ verdict, ...proof }) =>
    sort in verdict ? [{ code, ...proof, ...verdict } as Case<Extract<Proof['verdict'], Record<K, unknown>>>] : []));
}

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(async () => istiod.close());

const errors = (findings: readonly Finding[]) => findings.filter(({ level }) => level === 'error').map(({ message }) => message);

/** What keeps objects out of a cluster. */
const objections = ({ schema, webhook, decoding }: Judgement) => errors([...schema, ...webhook, ...decoding]);

async function seen(yaml: string, { request, sees = answeredBy }: Asked): Promise<unknown> {
  const [outcome] = await istiod.route(yaml, [{ from: { kind: 'sidecar', namespace: 'shop' }, host: 'reviews', port: 9080, ...request }]);
  return sees(outcome);
}

/** By which analyzers a code is proven to be flagged. */
const analyzers = (code: IstioCode) => PROOFS[code].flatMap(({ verdict }) => 'flagged' in verdict ? [verdict.flagged.code as string] : []);

const isRejectedBy = (code: IstioCode, judge: Rejected['by']) =>
  PROOFS[code].some(({ verdict }) => 'rejected' in verdict && verdict.rejected.by === judge);

test('nothing is wrong with the service that every proof changes', async () => {
  expect(await istiod.judge(reviews())).toEqual({ schema: [], webhook: [], decoding: [], analysis: [] });
  expect(await seen(reviews(), {})).toBe('reviews v1');
});

describe('what the library refuses', () => {
  test.each(proofsBy('rejected'))('fails to enter a cluster: $what ($code)', async ({ yaml, rejected: { by, saying } }) => {
    expect(errors((await istiod.judge(yaml))[by])).toContainEqual(expect.stringMatching(saying));
  });

  test.each(proofsBy('flagged'))('is flagged: $what ($code, $flagged.code)', async ({ yaml, flagged: { code, saying } }) => {
    const judgement = await istiod.judge(yaml);
    expect(objections(judgement)).toEqual([]);
    expect(judgement.analysis).toContainEqual(expect.objectContaining({ code, message: expect.stringMatching(saying) }));
  });

  test.each(proofsBy('misrouted'))('fails to do what was wished: $what ($code)', async ({ code, yaml, misrouted: { wish, instead, ...asked } }) => {
    const judgement = await istiod.judge(yaml);
    expect(objections(judgement)).toEqual([]);
    expect(judgement.analysis.filter(finding => !analyzers(code).includes(finding.code))).toEqual([]);
    expect(isDeepStrictEqual(instead, wish)).toBe(false);
    expect(await seen(yaml, asked)).toEqual(instead);
  });
});

describe('what can be written instead', () => {
  const granted = proofsBy('misrouted').flatMap(({ code, what, yaml, misrouted: { rather, request, ...asked } }) =>
    rather ? [{ code, what, yaml: rather.yaml ?? yaml, ...asked, request: rather.request ?? request }] : []);

  test.each(granted)('does what was wished: $what ($code)', async ({ yaml, wish, ...asked }) => {
    expect(objections(await istiod.judge(yaml))).toEqual([]);
    expect(await seen(yaml, asked)).toEqual(wish);
  });
});

describe('the catalogue', () => {
  test.each(CODES)('names for %s what Istio calls it, and nothing else', code => {
    const { also = '' }: RefusalEntry = REFUSALS[code];
    const named = also.split(', ').filter(name => name === 'webhook' || name.startsWith('IST'));
    expect([...new Set([...isRejectedBy(code, 'webhook') ? ['webhook'] : [], ...analyzers(code)])].sort()).toEqual(named.sort());
  });
});
