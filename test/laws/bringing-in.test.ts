import * as fc from 'fast-check';
import { momentsOf } from '../support/applying';
import { lostRequests } from '../support/lost-requests';
import { find, objectsOf, type Manifest } from '../support/manifests';
import { refusalOf, stepsOf } from '../support/refused-services';
import { asItRuns, broughtIn, runningServices, type RunningService } from '../support/running-services';
import { runs } from '../support/runs';

const ALONE = runningServices.map((service): RunningService => ({ ...service, beside: 'nobody' }));
const BESIDE = runningServices.map((service): RunningService => ({ ...service, beside: 'a dark canary' }));

/** Requests to the Service itself; a headless one beside it has no pods in these manifests. */
const lost = (before: Manifest[], after: Manifest[]) => lostRequests(momentsOf(before, after)).filter(line => line.includes(' legacy:80'));

const isRule = ({ apiVersion }: Manifest) => apiVersion.startsWith('networking.istio.io/');

/** The new pods are behind the Service as well, and are those of the new version alone. */
function expectTwoVersions(written: Manifest[]): void {
  const pods = objectsOf<{ template: { metadata: { labels: Record<string, string> } } }>(written, 'Deployment').find(({ name }) => name === 'legacy-next')!;
  const carried = pods.spec.template.metadata.labels;
  expect(carried).toMatchObject(find(written, 'Service', 'legacy').spec!.selector as object);
  const [v1, next] = find(written, 'DestinationRule', 'legacy').spec!.subsets as { labels: Record<string, string> }[];
  expect(carried).toMatchObject(next.labels);
  expect(carried).not.toMatchObject(v1.labels);
}

describe('whatever runs', () => {
  test('is brought in by itself without a refusal, as it is unless labels are asked for, and loses no request at any moment of the first apply', () => {
    fc.assert(fc.property(ALONE, service => {
      const [before, after] = [asItRuns(service), broughtIn(service)];
      if (service.added === 'nothing') expect(after.filter(manifest => !isRule(manifest))).toEqual(before);
      expect(lost(before, after)).toEqual([]);
    }), { numRuns: runs(50) });
  });

  test('gets a new version beside it in the same commit without a lost request, or that is refused and the steps of the refusal lose none', () => {
    const answers = { accepted: 0, refused: 0 };
    fc.assert(fc.property(BESIDE, service => {
      const refusal = refusalOf(service);
      if (refusal === undefined) {
        answers.accepted++;
        expectTwoVersions(broughtIn(service));
        expect(lost(asItRuns(service), broughtIn(service))).toEqual([]);
        return;
      }
      answers.refused++;
      expect(refusal).toMatch(/\((CDI213|CDI304)\)$/m);
      const commits = stepsOf(service, refusal);
      commits.slice(1).forEach((commit, at) => expect(lost(commits[at], commit)).toEqual([]));
      expectTwoVersions(commits[4]);
    }), { numRuns: runs(50) });
    expect(answers.accepted).toBeGreaterThan(10);
    expect(answers.refused).toBeGreaterThan(10);
  });
});
