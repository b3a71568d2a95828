import { differences } from './support/agreement';
import { manifestsOfIstio } from './support/istio-module';
import { Istiod } from './support/istiod';
import { situations } from './support/situations';

const REQUESTS = 25;
/** Fewer, and it is something else that Go has under that name. */
const FEWEST = 400;

/** In what Istio and we differ, and why it stays so. */
const KNOWN: readonly { readonly in: RegExp; readonly difference: RegExp; readonly because: string }[] = [
  { in: /^istioctl\/pkg\/validate\//, difference: /^reading: - \| it has no 'apiVersion'$/, because: 'istioctl takes a Service without, an API server does not' },
  { in: /\/gatewaycommon\/testdata\/deployment\//, difference: /^request: /, because: 'its pods are in another network, to which there is a tunnel and no address' },
];

/** An address in brackets that ends with a colon and has no quotes: to Go a text, to YAML 1.2 a map. */
const NOT_READ = /\/crds\/serviceentry-valid\.yaml$/;

const isKnown = (name: string, line: string): boolean => KNOWN.some(one => one.in.test(name) && one.difference.test(line));

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

describe('of the manifests that Istio itself comes with', () => {
  const all = manifestsOfIstio().filter(({ name }) => !NOT_READ.test(name));

  test('there are hundreds', () => expect(all.length).toBeGreaterThan(FEWEST));

  test.each([...new Set(all.map(({ name }) => name.split('/', 1)[0]))])('we say the same as Istio, in %s', async folder => {
    const found: string[] = [];
    for (const { name, yaml } of all.filter(one => one.name.startsWith(`${folder}/`))) {
      const lines = await differences(istiod, yaml, REQUESTS);
      found.push(...lines.filter(line => !isKnown(name, line)).map(line => `${name}: ${line}`));
    }
    expect(found).toEqual([]);
  });
});

describe.each(situations())('of %s', (_, written) => {
  test.each(written)('we say the same as Istio: $name', async ({ yaml }) => {
    expect(await differences(istiod, yaml, REQUESTS)).toEqual([]);
  });
});
