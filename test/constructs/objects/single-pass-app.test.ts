import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType, type AppProps } from 'cdk8s';
import { BookinfoApp, CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, SinglePassApp, MeshWorkload } from 'cdk8s-istio';

/** A chart whose objects are marked by its class. */
class Marked extends Chart {
  public toJson(): object[] {
    return (super.toJson() as object[]).map(object => ({ ...object, marked: true }));
  }
}

/** Charts beside and within each other, which depend on each other in another order than they are written. */
function fill(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'a' } });
  const service = new MeshService(shop, 'Cart', { name: 'cart', ports: [MeshPort.http(80)], stable: 'v1' });
  service.addVersion('v1', MeshWorkload.container({ image: 'cart:1' }));
  new CanaryRelease(shop, 'Release', { canary: service.addVersion('v2', MeshWorkload.container({ image: 'cart:2' })), stage: CanaryStage.shift(Percent.of(5)) });
  const within = new Chart(shop, 'within');
  new BookinfoApp(new Chart(app, 'books', { namespace: 'books' }), 'Bookinfo');
  const settings = new ApiObject(within, 'Settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  const first = new ApiObject(new Marked(app, 'last'), 'First', { apiVersion: 'v1', kind: 'ConfigMap' });
  settings.addDependency(first);
}

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'single-pass-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** Every file that a run wrote, with its text. */
function filesOf(app: App): Readonly<Record<string, string>> {
  fill(app);
  app.synth();
  const names = readdirSync(app.outdir, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.filter(name => statSync(join(app.outdir, name)).isFile()).map(name => [name, readFileSync(join(app.outdir, name), 'utf8')]));
}

/** How often a validation is asked in a run over three charts. */
function timesValidated(app: App): number {
  let times = 0;
  for (const id of ['a', 'b', 'c']) new Chart(app, id);
  app.node.addValidation({ validate: () => { times++; return []; } });
  app.synthYaml();
  return times;
}

describe('an app in a single pass', () => {
  test.each<[string, AppProps]>([
    ['a file for each chart', {}],
    ['one file', { yamlOutputType: YamlOutputType.FILE_PER_APP, outputFileExtension: '.yaml' }],
    ['a file for each object', { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }],
    ['a folder for each chart', { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, recordConstructMetadata: true }],
  ])('writes the files that cdk8s writes: %s', (_, props) => {
    const theirs = filesOf(new App({ ...props, outdir: join(folder, 'theirs') }));
    expect(filesOf(new SinglePassApp({ ...props, outdir: join(folder, 'ours') }))).toEqual(theirs);
    expect(Object.keys(theirs).length).toBeGreaterThan(0);
    expect(Object.values(theirs).join('')).toContain('host: cart');
  });

  test('is the same text', () => {
    const [ours, theirs] = [new SinglePassApp(), new App()];
    for (const app of [ours, theirs]) fill(app);
    expect(ours.synthYaml()).toBe(theirs.synthYaml());
    expect(ours.synthYaml()).toContain('marked: true');
  });

  test('is validated once, and not again for each chart', () => {
    expect(timesValidated(new SinglePassApp())).toBe(1);
    expect(timesValidated(new App())).toBe(4);
  });

  test('fails before anything is written, and runs once it is mended', () => {
    const app = new SinglePassApp({ outdir: folder });
    const service = new MeshService(new Chart(app, 'shop'), 'Cart', { name: 'cart', ports: [MeshPort.http(80)], stable: 'v1' });
    expect(() => app.synth()).toThrow('CDI212');
    expect(readdirSync(folder)).toEqual([]);
    service.addVersion('v1', MeshWorkload.container({ image: 'cart:1' }));
    app.synth();
    expect(readdirSync(folder)).toEqual(['shop.k8s.yaml']);
  });

  test('fails for a chart that is asked outside of a run, before one and after', () => {
    const app = new SinglePassApp();
    const chart = new Chart(app, 'shop');
    new MeshService(new Chart(app, 'other'), 'Cart', { name: 'cart', ports: [MeshPort.http(80)], stable: 'v1' });
    expect(() => chart.toJson()).toThrow('CDI212');
    expect(() => app.synthYaml()).toThrow('CDI212');
    expect(() => chart.toJson()).toThrow('CDI212');
  });
});
