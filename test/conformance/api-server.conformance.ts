import { ApiRefusal } from './support/api-refusal';
import { ApiServer } from './support/api-server';
import { Inventory } from './support/inventory';
import { podsOf } from './support/pods';
import { expected } from '../examples/outputs';
import { find, type Manifest } from '../support/manifests';

const BOOKINFO = expected('bookinfo');
const DEPLOYMENT = find(BOOKINFO, 'Deployment', 'reviews-v1');
const RULE = find(BOOKINFO, 'DestinationRule', 'reviews');

/** The object with fields of its spec replaced. */
const withSpec = (object: Manifest, spec: object): Manifest => ({ ...object, spec: { ...object.spec, ...spec } });

/** What a green test of the examples is worth: the same server refuses what is wrong. */
describe('the API server', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await ApiServer.start();
    await new Inventory(server).apply(BOOKINFO);
  });
  afterAll(() => server.stop());

  async function refusalOf(question: Promise<unknown>): Promise<ApiRefusal> {
    const answer = await question.catch((error: unknown) => error);
    if (answer instanceof ApiRefusal) return answer;
    throw new Error(`expected a refusal, got ${String(answer)}`);
  }

  test('refuses a pod that is not restricted', async () => {
    const [pod] = podsOf([DEPLOYMENT]);
    const { reason, message } = await refusalOf(server.wouldCreate(withSpec(pod, { hostNetwork: true })));
    expect(reason).toBe('Forbidden');
    expect(message).toContain('violates PodSecurity "restricted:latest": host namespaces (hostNetwork=true)');
  });

  test('refuses a pod whose service account nobody wrote', async () => {
    const [pod] = podsOf([DEPLOYMENT]);
    const { reason, message } = await refusalOf(server.wouldCreate(withSpec(pod, { serviceAccountName: 'nobody' })));
    expect(reason).toBe('Forbidden');
    expect(message).toContain('serviceaccount "nobody" not found');
  });

  test.each([DEPLOYMENT, RULE])('refuses an unknown field in a $kind', async object => {
    const { message } = await refusalOf(server.apply([withSpec(object, { replicaz: 2 })]));
    expect(message).toContain('.spec.replicaz: field not declared in schema');
  });

  test('refuses what the schema of Istio does not say but its validation expressions do', async () => {
    const outlierDetection = { interval: '0.5ms' };
    const { reason, message } = await refusalOf(server.apply([withSpec(RULE, { trafficPolicy: { outlierDetection } })]));
    expect(reason).toBe('Invalid');
    expect(message).toContain('must be a valid duration greater than 1ms');
  });

  test('refuses another selector for a Deployment that is there', async () => {
    const labels = { app: 'reviews', version: 'v1', track: 'new' };
    const { template } = DEPLOYMENT.spec as { template: Record<string, unknown> };
    const changed = withSpec(DEPLOYMENT, { selector: { matchLabels: labels }, template: { ...template, metadata: { labels } } });
    const { reason, message } = await refusalOf(server.apply([changed]));
    expect(reason).toBe('Invalid');
    expect(message).toContain('spec.selector: Invalid value');
    expect(message).toContain('field is immutable');
  });

  test('refuses to change what another manager has set', async () => {
    const { reason, message } = await refusalOf(server.apply([withSpec(DEPLOYMENT, { replicas: 7 })], 'autoscaler'));
    expect(reason).toBe('Conflict');
    expect(message).toContain('conflict with "kubectl": .spec.replicas');
  });

  test('warns of what it will not take for ever', async () => {
    const old: Manifest = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'old', namespace: 'bookinfo' } };
    const [{ warnings }] = await server.apply([old]);
    expect(warnings).toEqual([expect.stringContaining('v1 Endpoints is deprecated')]);
  });
});
