import { readText } from '../../../src/analysis/reader/read-text';

const read = (text: string) => readText(text, 'a.yaml');
const problems = (text: string) => read(text).unreadable.map(({ line, problem }) => `${line}: ${problem}`);
const specOf = (spec: string) => read(`apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n${spec}`).objects[0].spec;

const named = (name: string, more = '') => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n${more}`;

describe('a text', () => {
  test('has as many objects as documents, and knows where each begins', () => {
    const { objects, unreadable } = read(`# first\n\n${named('a')}---\n---\n# nothing\n---\n${named('b')}--- # the last\n${named('c')}`);
    expect(unreadable).toEqual([]);
    expect(objects.map(({ name, place }) => `${name} ${place.file}:${place.line}`)).toEqual(['a a.yaml:3', 'b a.yaml:11', 'c a.yaml:16']);
  });

  test('that is empty has none', () => {
    expect(read('')).toEqual({ objects: [], unreadable: [] });
    expect(read('# a\n---\n\n---\n')).toEqual({ objects: [], unreadable: [] });
    expect(read('null')).toEqual({ objects: [], unreadable: [] });
  });

  test('may begin with a byte order mark, and have the line ends of Windows', () => {
    const { objects } = read(`\uFEFF${named('a')}---\n${named('b')}`.replaceAll('\n', '\r\n'));
    expect(objects.map(({ name, place }) => `${name} ${place.line}`)).toEqual(['a 1', 'b 6']);
  });

  test('keeps `---` inside a string', () => {
    expect(specOf('  text: |\n    a\n    ---\n    b\n')).toEqual({ text: 'a\n---\nb\n' });
  });

  test('may have directives, and ends of documents', () => {
    const { objects, unreadable } = read(`%YAML 1.1\n---\n${named('a')}...\n---\n${named('b')}`);
    expect(unreadable).toEqual([]);
    expect(objects.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('may be JSON, with tabs', () => {
    const { objects } = read('{\n\t"apiVersion": "v1",\n\t"kind": "Service",\n\t"metadata": {"name": "a"}, "spec": {"on": "yes"}\n}');
    expect(objects.map(({ name, spec }) => ({ name, spec }))).toEqual([{ name: 'a', spec: { on: 'yes' } }]);
    expect(objects[0].lineOf(['spec', 'on'])).toBe(4);
  });

  test('may be a list', () => {
    const { objects, unreadable } = read(`apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: { name: a }
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: b
  spec: {}
- kind: Service
`);
    expect(objects.map(({ group, kind, name, place }) => `${group}/${kind} ${name} ${place.line}`)).toEqual(['/Service a 4', 'apps/Deployment b 7']);
    expect(objects[1].lineOf(['metadata', 'name'])).toBe(10);
    expect(unreadable).toEqual([{ file: 'a.yaml', line: 12, problem: "it has no 'apiVersion'" }]);
  });
});

describe('many documents', () => {
  test('are the same together as each by itself, whatever stands among them', () => {
    const odd = ['a: [', '{"kind": "Pod"}', '- 1', '', '...\nb: 1', 'x: &a 1\ny: *a', named('again')];
    const texts = Array.from({ length: 700 }, (_, at) => at % 100 === 99 ? odd[(at - 99) / 100] : named(`n${at}`, `spec: { text: "${'x'.repeat(200)}" }\n`));
    const whole = texts.map(text => `---\n${text}\n`).join('');
    const { objects, unreadable } = read(whole);
    const alone = texts.map(text => read(`---\n${text}\n`));
    expect(objects.map(({ body }) => body)).toEqual(alone.flatMap(one => one.objects.map(({ body }) => body)));
    expect(unreadable.map(({ problem }) => problem)).toEqual(alone.flatMap(one => one.unreadable.map(({ problem }) => problem)));
    const linesUpToName = whole.slice(0, whole.indexOf('name: n698')).split('\n').length;
    expect(objects.at(-2)?.place.line).toBe(linesUpToName - 3);
  });
});

describe('an object', () => {
  test('has a group, a version, labels and annotations', () => {
    const [object] = read(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: shop, labels: { app: a, number: 1 }, annotations: { b: c } }
`).objects;
    expect(object).toMatchObject({
      group: 'networking.istio.io', version: 'v1', kind: 'VirtualService', namespace: 'shop', labels: { app: 'a' }, annotations: { b: 'c' }, spec: {},
    });
    expect(object.labels).toEqual({ app: 'a' });
  });

  test('without a namespace is in the one that was asked for, unless its kind has none', () => {
    const text = `${named('a')}---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n`;
    expect(readText(text, '-').objects.map(({ namespace }) => namespace)).toEqual(['default', '']);
    expect(readText(text, '-', { namespace: 'shop' }).objects.map(({ namespace }) => namespace)).toEqual(['shop', '']);
  });

  test.each([
    'APIService', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'GatewayClass', 'IngressClass', 'MutatingWebhookConfiguration', 'Namespace',
    'Node', 'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'StorageClass', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ])('of the kind %s has no namespace', kind => {
    expect(read(`apiVersion: v1\nkind: ${kind}\nmetadata: { name: a, namespace: shop }`).objects[0].namespace).toBe('');
  });

  test('of a kind that nobody knows is an object', () => {
    expect(read('apiVersion: example.com/v9\nkind: Thing\nmetadata: { name: a }').objects).toHaveLength(1);
  });

  test.each([
    ['- a', 'this is a list, not an object'],
    ['just text', "this is 'just text', not an object"],
    [`"${'long '.repeat(20)}"`, "this is 'long long long long long long long long …', not an object"],
    ['kind: Service', "it has no 'apiVersion'"],
    ['apiVersion: 1\nkind: Service', "it has the 'apiVersion' 1, which is not a string"],
    ['apiVersion: v1', "it has no 'kind'"],
    ['apiVersion: v1\nkind: Service', "this Service has no 'metadata.name'"],
    ['apiVersion: v1\nkind: Service\nmetadata: { name: 1 }', "this Service has the 'metadata.name' 1, which is not a string"],
    ['apiVersion: v1\nkind: Service\nmetadata: { name: [a] }', "this Service has the 'metadata.name' [\"a\"], which is not a string"],
    ['apiVersion: v1\nkind: Service\nmetadata: { name: a, namespace: 5 }', "this Service has the 'metadata.namespace' 5, which is not a string"],
    ['apiVersion: v1\nkind: 5', "it has the 'kind' 5, which is not a string"],
  ])('fails to be %j', (text, problem) => {
    expect(read(text)).toEqual({ objects: [], unreadable: [{ file: 'a.yaml', line: 1, problem }] });
  });
});

describe('a line', () => {
  const text = `# first\n---\n${named('a', `spec:
  ports:
  # the first
  - name: http
    port: 80
  - { name: tcp,
      port: 81 }
  base: &base
    x: 1
  copy:
    <<: *base
    y: 2
  again: *base
`)}`;
  const [object] = read(text).objects;

  test.each([
    [[], 3], [['metadata'], 5], [['metadata', 'name'], 6], [['spec', 'ports'], 8], [['spec', 'ports', 0], 10], [['spec', 'ports', 0, 'port'], 11],
    [['spec', 'ports', 1, 'port'], 13], [['spec', 'copy', 'y'], 18], [['spec', 'copy', 'x'], 16], [['spec', 'again', 'x'], 19],
    [['spec', 'ports', 7], 8], [['status', 'x'], 3], [['spec', 'ports', 0, 'port', 'x'], 11],
  ])('is that of the field %j, or of the nearest around it', (path, line) => {
    expect(object.lineOf(path)).toBe(line);
  });
});

describe('an object of a text', () => {
  const bare = (kind: string, metadata = '{ name: a }') => `apiVersion: v1\nkind: ${kind}\nmetadata: ${metadata}`;
  const placed = (kind: string, metadata?: string) => readText(bare(kind, metadata), 'a.yaml', { namespace: 'shop' }).objects.map(({ namespace }) => namespace);

  test.each([
    'APIService', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'GatewayClass', 'IngressClass', 'MutatingWebhookConfiguration', 'Namespace', 'Node',
    'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'StorageClass', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  ])('of the kind %s belongs to no namespace', kind => expect([placed(kind), placed(kind, '{ name: a, namespace: b }')]).toEqual([[''], ['']]));

  test('of another kind belongs to the namespace that it names, or to that of the reader', () =>
    expect(['{ name: a }', '{ name: a, namespace: "" }', '{ name: a, namespace: ~ }', '{ name: a, namespace: b }'].map(one => placed('Service', one))).toEqual([['shop'], ['shop'], ['shop'], ['b']]));

  test('has the labels and annotations that are strings', () => {
    const [one, other] = [bare('Pod', '{ name: a, labels: { app: a, version: 1, on: yes }, annotations: { a: 1, b: c } }'), bare('Pod', '{ name: a, labels: [app], annotations: x }')]
      .map(text => read(text).objects[0]);
    expect([one.labels, one.annotations, other.labels, other.annotations]).toEqual([{ app: 'a' }, { b: 'c' }, {}, {}]);
  });

  test.each([
    ['a', "this is 'a', not an object"], ['12', "this is '12', not an object"], ['- a', 'this is a list, not an object'], ['a'.repeat(40), `this is '${'a'.repeat(40)}', not an object`],
    ['a'.repeat(41), `this is '${'a'.repeat(40)}…', not an object`], ['kind: Pod', "it has no 'apiVersion'"], ['apiVersion: 1', "it has the 'apiVersion' 1, which is not a string"],
    ['apiVersion: v1', "it has no 'kind'"], ['apiVersion: v1\nkind: [a]', 'it has the \'kind\' ["a"], which is not a string'], ['apiVersion: v1\nkind: Pod', "this Pod has no 'metadata.name'"],
    [bare('Pod', '{ name: 1 }'), "this Pod has the 'metadata.name' 1, which is not a string"], [bare('Pod', '{ name: "" }'), "this Pod has no 'metadata.name'"],
    [bare('Pod', '{ name: a, namespace: 2 }'), "this Pod has the 'metadata.namespace' 2, which is not a string"],
  ])('is not what %j describes', (text, problem) => expect(problems(text)).toEqual([`1: ${problem}`]));
});

describe('YAML as kubectl reads it', () => {
  test.each([
    ['yes', true], ['No', false], ['on', true], ['OFF', false], ['y', true], ['true', true], ['"yes"', 'yes'], ['yeS', 'yeS'],
    ['0777', 511], ['0o17', 15], ['08', 8], ['1_000', 1000], ['0x1F', 31], ['0X1F', 31], ['0B11', 3], ['0O17', 15], ['-0b11', -3], ['0', 0], ['+5', 5],
    ['1.5', 1.5], ['.5', 0.5], ['1e3', 1000], ['1.', 1], ['1:30', '1:30'], ['2024-01-01', '2024-01-01'], ['1.2.3', '1.2.3'],
    ['~', null], ['Null', null], ['', null], ['!!str 1', '1'], ['10m', '10m'], ['.', '.'],
  ])('takes %s for %j', (text, value) => {
    expect(specOf(`  a: ${text}`)).toEqual({ a: value });
  });

  test.each([
    ['  a: [\n    x,\n  ]', { a: ['x'] }],
    ['  a: {\n b: {\nc: 1 },\n}\n  d: 1', { a: { b: { c: 1 } }, d: 1 }],
    ['  a: {\n\tb: 1,\n\tc: 2\n\t}', { a: { b: 1, c: 2 } }],
    ['  a: "x\n\ny"\n  b: \'x\ny\'', { a: 'x\ny', b: 'x y' }],
  ])('lets the lines inside of brackets and quotes of %j begin anywhere', (text, value) => {
    expect(specOf(text)).toEqual(value);
  });

  test.each(['\n', '\n\n', ' \n', '# a\n'])('begins behind %j', before =>
    expect(read(`${before}${named('a')}---\n${before}${named('b')}`).objects.map(({ place, lineOf }) => [place.line, lineOf(['metadata', 'name'])]))
      .toEqual([[before.split('\n').length, before.split('\n').length + 3], [2 * before.split('\n').length + 4, 2 * before.split('\n').length + 7]]));

  test('counts such lines like all others', () => {
    const [{ lineOf }] = read(named('a', 'spec:\n  ports: [\n{ name: http },\n{ name: tcp }\n  ]\n  type: x\n')).objects;
    expect([['spec', 'ports', 1, 'name'], ['spec', 'type']].map(lineOf)).toEqual([8, 10]);
  });

  test('names fields by strings', () => {
    expect(specOf('  on: 1\n  8080: 2')).toEqual({ true: 1, 8080: 2 });
  });

  test('merges what an alias stands for', () => {
    expect(specOf('  a: &a { x: 1, z: 2 }\n  b: { <<: *a, z: 3 }')).toEqual({ a: { x: 1, z: 2 }, b: { x: 1, z: 3 } });
  });

  test('has no way into the prototype of an object', () => {
    expect(Object.getPrototypeOf(specOf('  __proto__: { polluted: 1 }'))).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});

describe('fails', () => {
  test('with the line of the mistake, and reads the documents beside it', () => {
    const { objects, unreadable } = read(`${named('a')}---\na: 1\nb: [\n---\n${named('c')}`);
    expect(objects.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(unreadable).toEqual([{ file: 'a.yaml', line: 8, problem: expect.stringMatching(/^this is not YAML: /) as string }]);
  });

  test('where a field is written twice', () => {
    expect(problems('apiVersion: v1\nkind: Service\nkind: Pod')).toEqual(['3: this is not YAML: duplicated mapping key']);
  });

  test('where a template of Helm is not rendered, and says so', () => {
    const rendered = '; it looks like a template of Helm: read what helm template makes of it';
    for (const text of ['metadata: { name: {{ .Values.name }} }', '{{- if .Values.on }}\na: 1\n{{- end }}\n', 'a: {{ include "shop.name" . }}\nb: [']) {
      expect(problems(text)).toEqual([expect.stringMatching(new RegExp(`^\\d: this is not YAML: .*${rendered}$`)) as string]);
    }
    expect(problems('a: {{}: 1').join()).not.toContain('template');
    expect(problems('{% if on %}\na: 1\n{% endif %}')).toEqual([expect.stringMatching(/; it looks like a Jinja template: render it first$/)]);
    expect(problems('a: {{ b }}')).toEqual([expect.stringMatching(/; it looks like a template with placeholders: render it first$/)]);
  });

  test('where an alias stands for what it is a part of', () => {
    expect(problems('apiVersion: v1\nspec: &a { b: *a }')).toEqual(['1: an alias stands for something that it is a part of']);
  });

  test('where aliases make more than any memory holds', () => {
    const bomb = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [${at === 0 ? '1' : `*a${at - 1}, *a${at - 1}`}]`);
    expect(problems(bomb.join('\n'))).toEqual(['1: its aliases stand for more than 1000000 values']);
  });

  test.each([[997, true], [998, false]])('where aliases stand for a million values and more, but not with %i of a thousand values', (count, isRead) => {
    const text = `a: &a [${'1,'.repeat(1000)}]\nb: [${'*a,'.repeat(count)}]`;
    expect(problems(text)).toEqual([isRead ? "1: it has no 'apiVersion'" : '1: its aliases stand for more than 1000000 values']);
  });

  test('where merged keys do', () => {
    const bomb = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} { ${at === 0 ? '' : `<<: [${'*a0, '.repeat(90)}*a${at - 1}], `}k${at}: 1 }`);
    expect(read(bomb.join('\n')).objects).toEqual([]);
  });

  test('where aliases are nested beyond all reason', () => {
    const chain = Array.from({ length: 300 }, (_, at) => `a${at}: &a${at} [${at === 0 ? '1' : `*a${at - 1}`}]`);
    expect(problems(chain.join('\n'))).toEqual(['1: its aliases are nested deeper than 200']);
    expect(problems(chain.slice(0, 199).join('\n'))).toEqual(['1: its aliases are nested deeper than 200']);
    expect(problems(chain.slice(0, 198).join('\n'))).toEqual(["1: it has no 'apiVersion'"]);
  });

  test('where values are nested too deep', () => {
    expect(problems(`a: ${'['.repeat(5000)}`)).toEqual([expect.stringMatching(/^1: this is not YAML: nesting exceeded/) as string]);
  });

  test('where more lines stand too far left than can be moved', () => {
    const text = `a: [\n${`${'1, '.repeat(50)}\n`.repeat(3000)}]`;
    expect(problems(text)).toEqual([expect.stringMatching(/deficient indentation$/) as string]);
  });

  test.each(['a: *b', '\u0000', 'a:\n\t- b', '{{ .Values }}', 'a: "b', '!!unknown x', ': :\n  -', '%YAML 9\n---\na: 1', '&a &b c'])('at %j, and throws nothing', text => {
    expect(read(text).objects).toEqual([]);
  });
});
