import fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { joined } from '../../../src/analysis/model/manifest-sets';
import { readPaths } from '../../../src/analysis/reader/read-paths';

const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
const route = (name: string, more = '') => `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: ${name}\n${more}`;
let folder: string;

beforeEach(() => folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tree-')));
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
}

/** What is read of a folder with these files: names of objects, and in words what is not read. */
function found(files: Readonly<Record<string, string>>, ...paths: readonly string[]) {
  write(files);
  const named = (file: string) => path.relative(folder, file);
  const { objects, unreadable, passedOver = [] } = readPaths(paths.length > 0 ? paths.map(one => path.join(folder, one)) : [folder]);
  return {
    objects: objects.map(({ name }) => name),
    unreadable: unreadable.map(({ file, line, problem }) => `${named(file)}:${line} ${problem}`),
    passedOver: passedOver.map(({ file, line, reason, folder: of }) => `${named(file)}${line === undefined ? '' : `:${line}`} ${reason} of ${named(of) || '.'}`),
  };
}
const passedOver = (text: string) => found({ 'a/a.yaml': text }).passedOver.map(one => one.replace(/^a\/a\.yaml:?|of a$/g, '').trim());

describe('a document in a folder', () => {
  test.each([
    ['settings', 'host: shop.example.com\n'], ['a list', '- op: replace\n  path: /spec\n'], ['a word', 'just words\n'], ['a chart', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
    ['no kind', 'apiVersion: apps/v1\nmetadata: { name: a }\n'], ['no version', 'kind: Service\nmetadata: { name: a }\n'], ['a version that is a number', 'apiVersion: 1\nkind: A\n'],
    ['an unknown tag', 'theme: !!python/name:material.extensions\nplugins: [a\n'], ['JSON of a kind of its own', '{"apiVersion":"1","datasources":[]}'],
  ])('that is %s is passed over', (_, text) => expect(found({ 'a.yaml': text })).toEqual({ objects: [], unreadable: [], passedOver: ['a.yaml no object of .'] }));

  test('that is not YAML is passed over where its file speaks of no object, and is wrong beside objects', () => {
    expect(passedOver('on: { a: [apiVersion: v1\n')).toEqual(['no YAML']);
    expect(found({ 'a/a.yaml': `${service('a')}---\nb: [\n` }).unreadable).toEqual([expect.stringMatching(/^a\/a\.yaml:6 this is not YAML/)]);
  });

  test('is counted by itself beside objects, and with its file otherwise', () => {
    expect(found({ 'a.yaml': `${service('a')}---\nx: apiVersion\n---\n- b\n`, 'b.yaml': 'x: apiVersion\n---\n- b\n' }))
      .toEqual({ objects: ['a'], unreadable: [], passedOver: ['a.yaml:5 no object of .', 'a.yaml:7 no object of .', 'b.yaml no object of .'] });
  });

  test('that is blank is nothing', () => expect(found({ 'a.yaml': '', 'b.yaml': '# a\n---\n\n', 'c.json': ' \n' })).toEqual({ objects: [], unreadable: [], passedOver: [] }));

  test.each([
    ['install.istio.io/v1alpha1', 'IstioOperator'], ['kubeadm.k8s.io/v1beta3', 'ClusterConfiguration'], ['kind.x-k8s.io/v1alpha4', 'Cluster'], ['v1', 'Config'], ['v1', 'PersistentVolumeClaim'], ['skaffold/v2beta29', 'Config'],
  ])('without a name, of %s, is passed over where no answer depends on its kind', (version, kind) => expect(passedOver(`apiVersion: ${version}\nkind: ${kind}\nspec: {}\n`)).toEqual(['no name']));

  test('of a kind that is read needs a name, unless the cluster generates it', () => {
    expect(passedOver('apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: a- }\n')).toEqual(['generated name']);
    expect(found({ 'a/a.yaml': route('').replace('  name: \n', '  namespace: shop\n'), 'b.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: "" }', 'd.yaml': 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n', 'c.yaml': 'apiVersion: security.istio.io/v1\nmetadata: { name: a }' }).unreadable)
      .toEqual(["a/a.yaml:1 this VirtualService has no 'metadata.name'", "b.yaml:1 this Service has no 'metadata.name'", "c.yaml:1 it has no 'kind'", "d.yaml:1 this HTTPRoute has no 'metadata.name'"]);
  });

  test.each([
    ['a broken object', route('a', 'spec: { hosts: [a\n')], ['broken JSON', '{\n  "apiVersion": "v1",\n  "kind": "Service"\n'], ['a key written twice', `${service('a')}kind: Pod\n`],
    ['a name that is a number', service('1')],
  ])('that is %s is wrong', (_, text) => {
    const all = found({ 'a.yaml': text });
    expect(all).toMatchObject({ objects: [], passedOver: [] });
    expect(all.unreadable).toHaveLength(1);
  });

  test('is wrong, whatever it is, where its file is named', () => {
    const files = { 'values.yaml': 'a: 1\n', 'kustomization.yaml': 'resources: []\n', 'ytt.yaml': '#@ load("@ytt:data", "data")\na: 1\n' };
    expect(found(files, ...Object.keys(files)).unreadable).toEqual(Object.keys(files).map(file => expect.stringMatching(new RegExp(`^${file}:\\d it has no 'apiVersion'`)) as string));
    expect(found(files, '.', 'values.yaml')).toMatchObject({ unreadable: ["values.yaml:1 it has no 'apiVersion'"], passedOver: ['kustomization.yaml of kustomize of .', 'ytt.yaml ytt template of .'] });
  });
});

describe('a folder of a tool', () => {
  test.each(['.git', '.hg', '.svn', '.terraform', 'node_modules'])('%s is not entered, unless it is named', name => {
    expect(found({ [`${name}/a.yaml`]: service('a'), [`b/${name}/a.yaml`]: service('b') })).toEqual({ objects: [], unreadable: [], passedOver: [] });
    expect(found({}, name).objects).toEqual(['a']);
  });

  test('.github is entered, as any other', () => expect(found({ '.github/workflows/ci.yaml': 'on: push\n' }).passedOver).toEqual(['.github/workflows/ci.yaml no object of .github/workflows']));
});

describe('a template', () => {
  test.each([
    ['Helm template', `{{- if .Values.on }}\n${service('a')}{{- end }}\n`], ['Helm template', service('{{ .Release.Name }}')], ['Helm template', service('"{{ .Values.name }}"')],
    ['Helm template', service('a').replace(' }', ', labels: { {{ include "a.labels" . }}: x } }')], ['Go template', `{{ range .Hosts }}\n${service('a')}{{ end }}\n`],
    ['Go template', service('[[ .Name ]]')], ['Jinja template', `{% if on %}\n${service('a')}{% endif %}\n`], ['ERB template', service('"<%= name %>"')], ['ERB template', `<% if on %>\n${service('a')}<% end %>\n`],
    ['ytt template', `#@ load("@ytt:data", "data")\n---\n${service('#@ data.values.name\n')}`], ['template with placeholders', service('{{ name }}')], ['template with placeholders', service('${NAME}')], ['template with placeholders', service('@NAME@')], ['template with placeholders', service('%NAME%')],
  ])('is a %s, as in %j', (language, text) => expect(passedOver(text)).toEqual([language]));

  test('of a chart belongs to the outermost chart, and is known by its folder', () => {
    const files = { 'shop/Chart.yaml': 'name: shop\n', 'shop/values.yaml': 'a: 1\n', 'shop/templates/a.yaml': service('"{{ name }}"'), 'shop/templates/static.yaml': service('static'), 'shop/charts/cart/Chart.yaml': 'name: cart\n', 'shop/charts/cart/templates/tests/a.yaml': '{{ x }}', 'other/templates/b.yaml': service('"{{ name }}"') };
    expect(found(files)).toEqual({
      objects: ['{{ name }}', 'static'],
      unreadable: [],
      passedOver: ['shop/Chart.yaml no object of shop', 'shop/charts/cart/Chart.yaml no object of shop/charts/cart', 'shop/charts/cart/templates/tests/a.yaml Helm template of shop', 'shop/templates/a.yaml Helm template of shop', 'shop/values.yaml no object of shop'],
    });
    expect(found({}, 'shop/templates').passedOver).toEqual(['shop/templates/a.yaml Helm template of shop']);
  });

  test.each([
    ['an alert', 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: a }\nspec: { text: "{{ $labels.pod }} {{ .Values.x }}", more: "{{inputs.parameters.x}}" }\n'],
    ['the template of Istio for its sidecars', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  config: "{{ .Values.global.hub }}"\n  values: |\n    {{- if .Values.x }}\n'],
    ['a text of several lines', route('a', 'spec:\n  text: |\n    {{ .Values.a }}\n    {{ .Values.b }}\n')], ['a mark in quotes', route('a', 'spec: { hosts: ["{{ host }}"] }\n')],
    ['a comment', `# {{ .Values.a }} and <% a %>\n${service('a')}`],
  ])('is not %s', (_, text) => expect(found({ 'a.yaml': text })).toEqual({ objects: ['a'], unreadable: [], passedOver: [] }));

  test('hides no mistake beside its placeholders', () => {
    expect(found({ 'a.yaml': route('a', 'spec: { hosts: ["${HOST}"], http: [\n'), 'b.yaml': `${service('b')}---\n${service('{{ name }}')}` }))
      .toMatchObject({ objects: ['b'], unreadable: [expect.stringMatching(/^a\.yaml/)], passedOver: ['b.yaml:5 template with placeholders of .'] });
  });
});

describe('kustomize', () => {
  test('reads its own files and its patches, which are no objects; a resource is one, whatever else it is', () => {
    expect(found({
      'base/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\npatches: [{ path: scale.yaml }, { patch: "- op: add" }]\n',
      'base/a.yaml': service('a'),
      'base/scale.yaml': service('a'),
      'prod/kustomization.yml': 'resources: [../base, both.yaml]\npatchesStrategicMerge:\n- ../patches/b.yaml\n- both.yaml\n- |\n  kind: Service\npatchesJson6902: [{ path: c.json }]\ntransformers: [labels.yaml]\n',
      'prod/both.yaml': service('both'),
      'prod/c.json': '[{"op":"add","path":"/metadata/apiVersion"}]',
      'prod/labels.yaml': 'apiVersion: builtin\nkind: LabelTransformer\nmetadata: { name: labels }\n',
      'patches/b.yaml': service('a'),
      'test/Kustomization': 'resources: [../base]\n',
      'more/component.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
      'broken/kustomization.yaml': 'resources: [\n',
    })).toEqual({
      objects: ['a', 'both'],
      unreadable: [],
      passedOver: [
        'base/kustomization.yaml of kustomize of base', 'base/scale.yaml patch of kustomize of base', 'broken/kustomization.yaml of kustomize of broken', 'more/component.yaml of kustomize of more',
        'patches/b.yaml patch of kustomize of patches', 'prod/c.json patch of kustomize of prod', 'prod/kustomization.yml of kustomize of prod', 'prod/labels.yaml of kustomize of prod',
        'test/Kustomization of kustomize of test',
      ],
    });
  });

  test('does not hide a patch that is named', () => expect(found({ 'kustomization.yaml': 'patches: [{ path: a.yaml }]\n', 'a.yaml': service('a') }, '.', 'a.yaml').objects).toEqual(['a']));
});

describe('a definition of a kind', () => {
  const definition = (name: string, spec = 'spec: { group: example.com }') =>
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: ${name}\n  labels: { app: x }\n${spec}\n`;
  const schema = 'spec:\n  versions:\n  - schema: { properties: { a: { type: string } } }\nstatus: {}';

  test('is read up to its schema in a folder, and counts among objects at their lines', () => {
    write({ 'a.yaml': `# a\n---\n${definition('a.example.com', schema)}---\n${service('b')}---\n${definition('c.example.com', schema.replaceAll('\n', '\r\n'))}` });
    const { objects, unreadable } = readPaths([folder]);
    expect(unreadable).toEqual([]);
    expect(objects.map(({ name, place, labels, lineOf }) => [name, place.line, labels.app, lineOf(['metadata', 'name'])]))
      .toEqual([['a.example.com', 3, 'x', 6], ['b', 13, undefined, 15], ['c.example.com', 17, 'x', 20]]);
    expect(objects.map(({ body }) => 'spec' in body)).toEqual([false, false, false]);
    expect(readPaths([path.join(folder, 'a.yaml')]).objects.map(({ body }) => 'spec' in body)).toEqual([true, false, true]);
  });

  test.each([
    ['its name stands behind the schema', 'kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec:\n  group: x\nmetadata: { name: a }\n'],
    ['it is JSON', '{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"a"},"spec":{}}'],
    ['another document follows without a separator', `${definition('a', schema)}...\n${service('b')}`], ['it is text in another', `${service('a')}spec:\n  text: |\n    kind: CustomResourceDefinition\n    spec:\n`],
    ['a quoted text looks like it', 'apiVersion: v1\nkind: Service\nmetadata: { name: a, annotations: { x: "\nkind: CustomResourceDefinition\nspec:\n" } }\n'],
  ])('is read as a whole where %s', (_, text) => {
    write({ 'a.yaml': text });
    const [inFolder, named] = [readPaths([folder]), readPaths([path.join(folder, 'a.yaml')])];
    expect(inFolder.objects.map(({ body }) => body)).toEqual(named.objects.map(({ body }) => body));
    expect(inFolder.objects.length).toBeGreaterThan(0);
    expect(inFolder.unreadable).toEqual([]);
  });

  test.each([['another object without a separator', definition('a', `${schema}\n${service('b')}`)], ['a broken head', definition('[a', schema)]])(
    'fails with %s, as anything else', (_, text) => {
      write({ 'a.yaml': text });
      expect(readPaths([folder]).unreadable).toEqual(readPaths([path.join(folder, 'a.yaml')]).unreadable);
      expect(readPaths([folder]).unreadable).toHaveLength(1);
    });

  test('of a chart is a template where braces stand in it', () =>
    expect(passedOver(definition('a', 'spec:\n  group: {{ .Values.group }}'))).toEqual(['Helm template']));
});

describe('sets of manifests', () => {
  test('are joined in their order, with all that is known of each', () => {
    const [one, other] = ['one', 'other'].map(name => {
      write({ [`${name}/a.yaml`]: service(name), [`${name}/b.yaml`]: 'a: 1\n', [`${name}/c.yaml`]: service('[') });
      return readPaths([path.join(folder, name)]);
    });
    const all = joined([one, other]);
    expect(all.objects).toEqual([...one.objects, ...other.objects]);
    expect(all.unreadable).toEqual([...one.unreadable, ...other.unreadable]);
    expect(all.passedOver).toEqual([...one.passedOver!, ...other.passedOver!]);
    expect([all.objects, all.unreadable, all.passedOver].map(list => list?.length)).toEqual([2, 2, 2]);
    expect(joined([])).toEqual({ objects: [], unreadable: [] });
  });
});
