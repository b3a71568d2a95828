import fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { ran, ROOT, scratch } from './support';

const files = scratch();
const tree = (name: string, texts: Readonly<Record<string, string>>) => {
  for (const [file, text] of Object.entries(texts)) files.written(`${name}/${file}`, text);
  return files.at(name);
};
/** What is printed, without the folder of this test. */
const shown = (text: string) => text.replaceAll(files.at('/'), '').replaceAll(files.at(''), '').trimEnd().split('\n');

const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { ports: [{ name: http, port: 80 }] }\n`;
const route = (name: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { hosts: [${name}], http: [{ timeout: 2s, route: [{ destination: { host: ${name} } }] }] }
`;
const pay = `${service('pay')}---\n${route('pay')}`;
const definition = (name: string) => `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: ${name} }\nspec:\n  versions: []\n`;

const TREES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gitops: {
    '.github/workflows/ci.yaml': 'on: push\n',
    '.git/config.yaml': 'a: [',
    'base/pay.yaml': pay,
    'base/kustomization.yaml': 'resources: [pay.yaml]\n',
    'prod/kustomization.yaml': 'resources: [../base]\npatches: [{ path: timeout.yaml }]\n',
    'prod/timeout.yaml': route('pay').replace('2s', '9'),
    'cluster/operator.yaml': 'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: {}\n',
  },
  chart: {
    'Chart.yaml': 'apiVersion: v2\nname: shop\n',
    'values.yaml': 'host: shop.example.com\n',
    'crds/a.yaml': definition('a.example.com'),
    'templates/a.yaml': `{{- if .Values.host }}\n${route('{{ .Release.Name }}')}{{- end }}\n`,
    'templates/b.yaml': route('"{{ .Release.Name }}"'),
    'package.json': '{}',
  },
  releases: { 'v1/install.yaml': [definition('a.example.com'), definition('b.example.com'), pay].join('---\n'), 'v2/list.json': '[]', 'v2/index.yaml': '- v1\n- v2\n' },
  book: { 'chapter1/pay.yaml': pay, 'chapter2/job.yaml': 'apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: a- }\n', 'mkdocs.yml': 'theme: !!python/name:material\n', 'node_modules/a/a.yaml': 'a: [' },
};

describe('a repository', () => {
  test.each<[name: string, exit: number, lines: readonly string[]]>([
    ['gitops', 0, ['2 objects, nothing found', 'passed over: 1 file without objects, 2 files of kustomize, 1 object without a name, 1 patch of kustomize']],
    ['chart', 0, ['1 object, nothing found', 'passed over: 3 files without objects', 'passed over: 2 Helm templates in chart (render them first, as with helm template chart)']],
    ['releases', 0, ['4 objects, nothing found', 'passed over: 2 files without objects']],
    ['book', 0, ['2 objects, nothing found', 'passed over: 1 object whose name the cluster generates, 1 file without objects']],
  ])('of the shape of %s exits with %i, and says what is passed over', (name, exit, lines) => {
    const { out, err, code } = ran('check', tree(name, TREES[name]));
    expect({ lines: shown(out).sort(), err, code }).toEqual({ lines: [...lines].sort(), err: '', code: exit });
  });

  test('is answered by route, which says the same at the end and not in its JSON', () => {
    const folder = tree('gitops', TREES.gitops);
    const { out, code } = ran('route', folder, '--host', 'pay', '-n', 'shop');
    expect(out).toMatch(/^routed by http\[0\] of shop\/pay\n/);
    expect(out.trimEnd().split('\n').at(-1)).toBe(ran('check', folder).out.trimEnd().split('\n').at(-1));
    expect(code).toBe(0);
    const json = ran('route', folder, '--host', 'pay', '-n', 'shop', '--json').out;
    expect(JSON.parse(json)).toMatchObject({ outcome: 'routed' });
  });

  test('with a broken object in it exits with 2, for both commands', () => {
    const folder = tree('broken', { ...TREES.gitops, 'broken.yaml': route('[pay') });
    expect(ran('check', folder)).toMatchObject({ code: 2, out: expect.stringMatching(/broken\.yaml:\d unreadable/) });
    expect(ran('route', folder, '--host', 'pay', '-n', 'shop')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/broken\.yaml:\d cannot be read/) });
  });

  test('without any object exits with 2, and says what there is', () => {
    const folder = tree('nothing', { 'values.yaml': 'a: 1\n', 'sub/kustomization.yaml': 'resources: []\n' });
    const { out, code } = ran('check', folder);
    expect({ lines: shown(out), code }).toEqual({
      lines: ['nothing:1 unreadable there is no object in it', '0 objects: 1 unreadable document', 'passed over: 1 file of kustomize, 1 file without objects'], code: 2,
    });
    expect(ran('route', folder, '--host', 'a')).toMatchObject({ code: 2, err: expect.stringMatching(/there is no object in it\npassed over: 1 file of kustomize/) });
  });

  test.each(['values.yaml', 'templates/a.yaml'])('fails with 2 where %s of it is named', name =>
    expect(ran('check', `${tree('chart', TREES.chart)}/${name}`)).toMatchObject({ code: 2, out: expect.stringContaining(' unreadable ') }));

  test('with templates in many folders names some of them, and counts the others', () => {
    const texts = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`t${at}/a.yaml`, route('{{ .Values.a }}')]));
    const lines = shown(ran('check', tree('many', { ...texts, 'pay.yaml': pay })).out);
    expect(lines.filter(line => line.startsWith('passed over: 1 Helm template in many/t'))).toHaveLength(4);
    expect(lines.at(-1)).toBe('passed over: 5 templates in 5 more folders (render them first)');
  });
});

describe('what is not looked at', () => {
  const written = () => tree('unseen', {
    'a.yaml': `${pay}---\na: apiVersion\n---\napiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: jwt, namespace: shop }\nspec: {}\n`, 'templates/a.yaml': '{{ .Values.a }}\napiVersion: a\n', 'Chart.yaml': '# a\na: 1',
  });

  test('is in the JSON, by its schema', () => {
    const report = JSON.parse(ran('check', '--json', written()).out) as { passedOver: { file: string }[]; notChecked: object[] };
    const validate = new Ajv().compile(JSON.parse(fs.readFileSync(path.join(ROOT, 'schema', 'check.json'), 'utf8')) as object);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report.notChecked).toEqual([{ kind: 'RequestAuthentication', count: 1 }]);
    expect(report.passedOver.map(one => ({ ...one, file: shown(one.file)[0] }))).toEqual([
      { file: 'unseen/Chart.yaml', reason: 'file without objects' }, { file: 'unseen/a.yaml', line: 11, reason: 'document that is no object' },
      { file: 'unseen/templates/a.yaml', reason: `Helm template: render it first, as with helm template ${files.at('unseen')}` },
    ]);
  });

  test('is in SARIF, as notes on the run', () => {
    const { runs: [{ invocations }] } = JSON.parse(ran('check', '--format', 'sarif', written()).out) as { runs: { invocations: object[] }[] };
    expect(invocations).toEqual([{
      executionSuccessful: true,
      toolExecutionNotifications: ['not checked: RequestAuthentication (1)', 'passed over: 1 file without objects, 1 document that is no object', `passed over: 1 Helm template in ${files.at('unseen')} (render it first, as with helm template ${files.at('unseen')})`]
        .map(text => ({ level: 'note', message: { text } })),
    }]);
  });

  test('is said of findings about placeholders, which are left open', () => {
    const folder = tree('open', { 'a.yaml': `${pay}---\n${route('"${HOST}"')}` });
    expect(ran('check', folder)).toMatchObject({ code: 0, out: expect.stringMatching(/^3 objects, nothing found\nleft open: \d+ findings? about placeholders, such as \$\{HOST\}: fill them in first\n$/) });
    expect((JSON.parse(ran('check', '--json', folder).out) as { summary: { open: number } }).summary.open).toBeGreaterThan(0);
  });
});

describe('an excerpt', () => {
  test('is read again from the file, and kept of a stream', () => {
    const broken = route('pay').replace('2s', 'never');
    const input = jest.spyOn(fs, 'readFileSync').mockReturnValueOnce(broken);
    const ofStream = ran('check', '-').out;
    input.mockRestore();
    const ofFile = ran('check', files.written('excerpt.yaml', broken)).out;
    expect(ofFile).toContain('  > 4 | spec: { hosts: [pay], http: [{ timeout: never,');
    expect(ofStream.replaceAll('-:4', 'a:4')).toBe(ofFile.replaceAll(`${files.at('excerpt.yaml')}:4`, 'a:4'));
  });
});
