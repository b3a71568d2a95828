import { inCluster } from './conformance/support/examples';
import { fingerprint, judgedRequest, recordedVerdict } from './conformance/support/verdicts';
import { onlyFate } from './examples/fates';
import { EXAMPLES } from './examples/outputs';
import { PROMISES } from './examples/promises';
import { outcomesIn } from './support/arrival';
import { parsed } from './support/manifests';

describe.each(EXAMPLES)('what Istio said of $name', example => {
  const verdict = recordedVerdict(example)!;
  const promises = PROMISES[example.name];

  test('was said of what it writes now', () => {
    expect(verdict.manifests).toBe(fingerprint(inCluster(example)));
  });

  test('is no error and no warning', () => {
    expect(verdict.findings.filter(line => !line.startsWith('info '))).toEqual([]);
  });

  test('is what it promises', () => {
    const said = verdict.requests.map(judged => ({ who: judged.who, ...onlyFate(judged) }));
    expect(said).toEqual(promises.map(promised => ({ who: promised.who, ...onlyFate(promised) })));
  });

  test('is what the simulator says, and reaches pods', () => {
    const outcomes = outcomesIn(parsed(inCluster(example)), promises.map(({ call }) => call));
    expect(outcomes.map((outcome, at) => judgedRequest(promises[at].who, outcome))).toEqual(verdict.requests);
    const places = outcomes.flatMap(({ destinations, mirrors }) => [...destinations, ...mirrors]);
    expect(places.filter(({ state }) => state !== 'ok')).toEqual([]);
  });
});

test('there is a promise for every example, and none beside', () => {
  expect(Object.keys(PROMISES).sort()).toEqual(EXAMPLES.map(({ name }) => name).sort());
});
