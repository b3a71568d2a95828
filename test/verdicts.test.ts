import { inCluster } from './conformance/support/examples';
import { fingerprint, recordedVerdict } from './conformance/support/verdicts';
import { evaluatedFate, onlyFate } from './examples/fates';
import { EXAMPLES, readIn } from './examples/outputs';
import { PROMISES } from './examples/promises';
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

  test('is what it promises, and what its manifests alone say', () => {
    const manifests = parsed(readIn(example, 'expected.yaml'));
    const said = verdict.requests.map(judged => ({ who: judged.who, ...onlyFate(judged) }));
    expect(said).toEqual(promises.map(promised => ({ who: promised.who, ...onlyFate(promised) })));
    expect(said).toEqual(promises.map(promised => ({ who: promised.who, ...evaluatedFate(manifests, promised) })));
  });
});

test('there is a promise for every example, and none beside', () => {
  expect(Object.keys(PROMISES).sort()).toEqual(EXAMPLES.map(({ name }) => name).sort());
});
