import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Ran, ran, scratch } from './support';
import { inTree, kustomization, routes, service, type Tree } from '../analysis/worlds/support';

const { at, written } = scratch();

/** Programs that may be run: each prints what its script prints, and nothing else is installed. */
function withPrograms(programs: Tree, tree: Tree, ...words: string[]): Ran {
  const before = process.env.PATH;
  const bin = at(`bin-${fs.readdirSync(at('.')).length}`);
  fs.mkdirSync(bin);
  for (const [name, script] of Object.entries(programs)) fs.writeFileSync(path.join(bin, name), `#!${process.execPath}\nconst path = require('node:path');\n${script}`, { mode: 0o755 });
  try {
    process.env.PATH = bin;
    return inTree(tree, () => ran(...words));
  } finally {
    process.env.PATH = before;
  }
}

/** Prints the words that it is called with, in the annotation of a Service, and a text. */
const prints = (text: string): string => `
  const words = process.argv.slice(2).map(word => path.basename(word));
  console.log(${JSON.stringify(service('called').replace('namespace: shop', 'namespace: shop, annotations: { words: WORDS }'))}.replace('WORDS', words.join(' ')) + ${JSON.stringify(text)});`;
const fails = (text: string): string => `console.error(${JSON.stringify(text)}); process.exit(1);`;

const KUSTOMIZED: Tree = { 'base/kustomization.yaml': kustomization('resources: [a.yaml]'), 'base/a.yaml': routes('raw', 'raw'), 'prod/kustomization.yaml': kustomization('resources: [../base]') };
const CHART: Tree = { 'Shop_1/Chart.yaml': 'apiVersion: v2\nname: shop\n', 'Shop_1/templates/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: {{ .Values.a }} }\n', 'loose.yaml': service('loose') };

beforeAll(() => { written('.keep', ''); });

describe('--render kustomize', () => {
  test('looks at what each kustomization without a kustomization around it becomes, in place of its files', () => {
    const { out, code } = withPrograms({ kustomize: prints(routes('made', 'lost')) }, KUSTOMIZED, 'check', '.', '--render', 'kustomize');
    expect(out).toContain('prod:9 error MAN501 (IST0101, KIA1101) VirtualService shop/made');
    expect(out).toContain('  >  9 | spec: { hosts: [made]');
    expect(out).toContain('2 objects: ');
    expect(out).not.toContain('raw');
    expect(code).toBe(1);
  });

  test('takes that of kubectl where there is no other', () => {
    const { out, code } = withPrograms({ kubectl: prints('') }, KUSTOMIZED, 'route', '.', '-n', 'shop', '--host', 'called', '--render', 'kustomize');
    expect([out.split('\n')[0], code]).toEqual(['routed', 0]);
  });

  test('fails where neither is installed, with what to do', () => {
    expect(withPrograms({}, KUSTOMIZED, 'check', '.', '--render', 'kustomize')).toEqual({
      code: 2, out: '', err: 'neither kustomize nor kubectl is installed: install one of them, or leave out --render kustomize\n',
    });
  });

  test('fails with the first line of what the program says', () => {
    const { out, code } = withPrograms({ kustomize: fails('\nError: no such file\nmore\n') }, KUSTOMIZED, 'check', '.', '--render', 'kustomize');
    expect(out).toContain('prod:1 unreadable kustomize fails: Error: no such file\n');
    expect(code).toBe(2);
  });
});

describe('--render helm', () => {
  test('renders each chart, for the namespace, beside what is in no chart', () => {
    const { out, code } = withPrograms({ helm: prints('') }, { ...CHART, 'lib/Chart.yaml': 'type: library\n' }, 'check', '.', '-n', 'shop', '--render', 'helm', '--json');
    expect(JSON.parse(out)).toMatchObject({ worlds: ['Shop_1', '.'], unreadable: [], passedOver: [], summary: { objects: 2 } });
    expect(code).toBe(0);
  });

  test.each([['Shop_1', 'release'], ['shop-1', 'shop-1']])('calls a release of %s %s, and hands over every word as it is', (folder, name) => {
    const chart = Object.fromEntries(Object.entries(CHART).map(([file, text]) => [file.replace('Shop_1', folder), text]));
    const says = 'console.error(process.argv.slice(2).map(word => path.basename(word)).join(" ")); process.exit(1);';
    const { out } = withPrograms({ helm: says }, chart, 'check', folder, '-n', 'a;b', '--render', 'helm');
    expect(out).toContain(`${folder}:1 unreadable helm fails: template ${name} ${folder} -n a;b`);
  });

  test('fails where it is not installed, and where it is no program', () => {
    expect(withPrograms({}, CHART, 'check', '.', '--render', 'helm').err).toBe('helm is not installed: install it, or leave out --render helm\n');
    expect(withPrograms({}, CHART, 'check', '.', '--render', 'jsonnet')).toMatchObject({ code: 2, err: expect.stringContaining('it is one of kustomize, helm') as string });
  });
});
