import { snippetsOf, run } from './docs/snippets';
import { momentsOf } from './support/applying';
import { labelledAtOnce } from './support/labelled-at-once';
import { lostRequests } from './support/lost-requests';
import { find, type Manifest } from './support/manifests';

/** The programs of the section, in order: the one that brings in at once, and the five steps. */
const PROGRAMS = snippetsOf('docs/adopt.md').slice(-6);
const [AT_ONCE, LABELLED, SELECTED, BROUGHT_IN, WITH_V2, RETIRED] = PROGRAMS.map(snippet => run(snippet));

/** What stands before the last step: the release is over, and the new version is the stable one. */
const PROMOTED = run({ ...PROGRAMS[4], code: PROGRAMS[4].code.replace("stable: 'v1'", "stable: 'v2'") });

/** What runs before any of them: the Service and the Deployment alone. */
const RUNNING = AT_ONCE.filter(({ apiVersion }) => !apiVersion.startsWith('networking.istio.io/'));

const isRule = ({ kind }: Manifest) => kind === 'DestinationRule' || kind === 'VirtualService';

describe('bringing in pods that run, as the page on adopting shows it', () => {
  test('begins with a Service and pods that answer, without any rule', () => {
    expect(RUNNING.map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
    expect(lostRequests(momentsOf(RUNNING, RUNNING))).toEqual([]);
  });

  test('changes no object that runs where it is done at once, and loses no request at any moment', () => {
    expect(AT_ONCE.filter(manifest => !isRule(manifest))).toEqual(RUNNING);
    expect(AT_ONCE.filter(isRule).map(({ kind }) => kind)).toEqual(['DestinationRule', 'VirtualService']);
    expect(lostRequests(momentsOf(RUNNING, AT_ONCE))).toEqual([]);
  });

  test.each<[string, Manifest[], Manifest[]]>([
    ['(a) labelling the pods', RUNNING, LABELLED],
    ['(a) labelling the pods of a service that is brought in', AT_ONCE, [...LABELLED, ...AT_ONCE.filter(isRule)]],
    ['(b) selecting them by the label', LABELLED, SELECTED],
    ['(b) selecting them by the label, with rules', [...LABELLED, ...AT_ONCE.filter(isRule)], BROUGHT_IN],
    ['(c) bringing them in', SELECTED, BROUGHT_IN],
    ['(d) adding the new version', BROUGHT_IN, WITH_V2],
    ['(e) retiring the old pods', PROMOTED, RETIRED],
  ])('loses no request at any moment of %s', (_, before, after) => {
    expect(after).not.toEqual(before);
    expect(lostRequests(momentsOf(before, after))).toEqual([]);
  });

  test('ends with two versions behind one Service, of which the new one gets nothing', () => {
    expect(find(WITH_V2, 'Service', 'legacy').spec!.selector).toEqual({ app: 'legacy' });
    expect(WITH_V2.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['legacy', 'legacy-v2']);
    const http = find(WITH_V2, 'VirtualService', 'legacy').spec!.http as { route: { destination: { subset: string } }[] }[];
    expect(http.map(({ route }) => route.map(({ destination }) => destination.subset))).toEqual([['v1']]);
  });

  test('fails where the label and the subset that asks for it come in one commit: requests are lost until the pods are replaced', () => {
    const lost = lostRequests(momentsOf(RUNNING, labelledAtOnce(AT_ONCE)));
    expect(lost).toEqual([expect.stringMatching(/^after VirtualService shop\/legacy: legacy:80 v1 no-endpoints$/)]);
  });

  test.each<[string, Manifest[], Manifest[]]>([
    ['(b) before (a)', RUNNING, SELECTED],
    ['(a), (b) and (c) in one', RUNNING, BROUGHT_IN],
  ])('fails where the steps are taken as %s', (_, before, after) => {
    expect(lostRequests(momentsOf(before, after))).not.toEqual([]);
  });
});
