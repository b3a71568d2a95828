import { foundIn, inTree, kustomization, routes, service, subsets, worldsIn } from './support';
import { readWorlds } from '../../../src/analysis/worlds/read-worlds';

const BASE = { 'base/kustomization.yaml': kustomization('resources: [pay.yaml]'), 'base/pay.yaml': service('pay') + routes('pay', 'pay', 'v1') };
const overlay = (name: string, more = '') => ({ [`overlays/${name}/kustomization.yaml`]: kustomization(`resources: [../../base, rule.yaml]\n${more}`) });

describe('overlays of one base', () => {
  const tree = { ...BASE, ...overlay('dev'), ...overlay('prod'), 'overlays/dev/rule.yaml': subsets('pay', 'v1'), 'overlays/prod/rule.yaml': subsets('pay', 'v2') };

  test('are a world each, and the base is none', () => {
    const pay = ['Service shop/pay of base/pay.yaml', 'VirtualService shop/pay of base/pay.yaml'];
    expect(worldsIn(tree)).toEqual({
      'overlays/dev': [...pay, 'DestinationRule shop/pay of overlays/dev/rule.yaml'],
      'overlays/prod': [...pay, 'DestinationRule shop/pay of overlays/prod/rule.yaml'],
    });
  });

  test('are told apart in a finding about their base', () => expect(foundIn(tree)).toEqual(['MAN504 base/pay.yaml in overlays/prod']));

  test('are not told apart where all have it, in whatever words', () => {
    expect(foundIn({ ...tree, 'overlays/dev/rule.yaml': subsets('pay', 'v3') })).toEqual(['MAN504 base/pay.yaml']);
    expect(foundIn({ ...tree, 'overlays/dev/rule.yaml': subsets('pay', 'v2') })).toEqual(['MAN504 base/pay.yaml']);
  });

  test('give a namespace to all objects, the outermost to those of its bases as well', () => {
    const named = {
      ...BASE,
      'base/kustomization.yaml': kustomization('resources: [pay.yaml]\nnamespace: inner'),
      ...overlay('dev', 'namespace: dev'),
      ...overlay('prod'),
      'overlays/dev/rule.yaml': subsets('pay', 'v1') + 'apiVersion: v1\nkind: Namespace\nmetadata: { name: any }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: all }\n',
      'overlays/prod/rule.yaml': subsets('pay', 'v1'),
    };
    expect(worldsIn(named)).toEqual({
      'overlays/dev': [
        'Service dev/pay of base/pay.yaml', 'VirtualService dev/pay of base/pay.yaml', 'DestinationRule dev/pay of overlays/dev/rule.yaml',
        'Namespace /dev of overlays/dev/rule.yaml', 'ClusterRole /all of overlays/dev/rule.yaml',
      ],
      'overlays/prod': ['Service inner/pay of base/pay.yaml', 'VirtualService inner/pay of base/pay.yaml', 'DestinationRule shop/pay of overlays/prod/rule.yaml'],
    });
  });

  test('read what they are made of, wherever it is', () => {
    expect(worldsIn(tree, ['overlays/prod'])).toEqual({
      'overlays/prod': ['Service shop/pay of base/pay.yaml', 'VirtualService shop/pay of base/pay.yaml', 'DestinationRule shop/pay of overlays/prod/rule.yaml'],
    });
  });

  test('may refer to each other in a circle', () => {
    const circle = { 'a/kustomization.yaml': kustomization('resources: [../b, one.yaml]'), 'b/kustomization.yaml': kustomization('resources: [../a]'), 'a/one.yaml': service('one') };
    expect(worldsIn(circle)).toEqual({ a: ['Service shop/one of a/one.yaml'] });
  });
});

describe('a kustomization', () => {
  test('is a world of the files that it lists, and those beside them are another', () => {
    const tree = { 'kustomization.yaml': kustomization('resources: [pay.yaml]'), 'pay.yaml': service('pay'), 'later.yaml': routes('lost') };
    expect(worldsIn(tree)).toEqual({ '.': ['Service shop/pay of pay.yaml'], '. (loose files)': ['VirtualService shop/lost of later.yaml'] });
  });

  test('takes components, files of bases, and what two parts have in common once', () => {
    const tree = {
      ...BASE,
      'prod/kustomization.yml': kustomization('bases: [../base]\ncomponents: [../part]\nresources: [../other]'),
      'part/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [rule.yaml]\n',
      'part/rule.yaml': subsets('pay', 'v1'),
      'other/kustomization.yaml': kustomization('resources: [../base]'),
    };
    expect(worldsIn(tree)).toEqual({ prod: ['Service shop/pay of base/pay.yaml', 'VirtualService shop/pay of base/pay.yaml', 'DestinationRule shop/pay of part/rule.yaml'] });
  });

  test('that names what is not there is told of, with the line, and is not known to lack anything', () => {
    const tree = { 'prod/kustomization.yaml': kustomization('resources:\n- pay.yaml\n- gone.yaml\n- empty'), 'prod/pay.yaml': service('pay') + routes('pay', 'lost'), 'prod/empty/a.txt': '' };
    expect(inTree(tree, () => readWorlds(['.']).broken)).toEqual([
      { file: 'prod/kustomization.yaml', line: 5, problem: "it names 'gone.yaml', which is not there" },
      { file: 'prod/kustomization.yaml', line: 6, problem: "it names 'empty', which has no kustomization.yaml" },
    ]);
    expect(foundIn(tree)).toEqual([]);
    expect(foundIn({ ...tree, 'prod/kustomization.yaml': kustomization('resources: [pay.yaml]') })).toEqual(['MAN501 prod/pay.yaml']);
  });

  test.each(['https://github.com/istio/istio//samples?ref=1.27.0', 'github.com/istio/istio/samples', 'git@github.com:istio/istio.git', 'ssh://git@example.com/a'])(
    'with the remote base %s is not known to lack anything', remote => {
      const tree = { 'prod/kustomization.yaml': kustomization(`resources: [pay.yaml, '${remote}']`), 'prod/pay.yaml': service('pay') + routes('pay', 'lost') };
      expect(inTree(tree, () => readWorlds(['.']).broken)).toEqual([]);
      expect(foundIn(tree)).toEqual([]);
      expect(foundIn({ ...tree, 'prod/pay.yaml': `${service('pay')}${routes('pay')}${routes('pay').replace('name: pay', 'name: again')}` })).toContain('MAN509 prod/pay.yaml');
    });
});

describe('folders in which one object is written', () => {
  test('are worlds, with all that is written only once', () => {
    const tree = { 'east/pay.yaml': service('pay'), 'west/pay.yaml': service('pay'), 'west/rule.yaml': subsets('pay', 'v1'), 'common/routes.yaml': routes('pay'), 'all.yaml': service('cart') };
    const shared = ['Service shop/cart of all.yaml', 'VirtualService shop/pay of common/routes.yaml'];
    expect(worldsIn(tree)).toEqual({
      east: [...shared, 'Service shop/pay of east/pay.yaml'],
      west: [...shared, 'Service shop/pay of west/pay.yaml', 'DestinationRule shop/pay of west/rule.yaml'],
    });
  });

  test('are looked at one by one: nothing of one is in another', () => {
    const tree = { 'east/pay.yaml': service('pay') + routes('pay', 'pay', 'v1') + subsets('pay', 'v1'), 'west/pay.yaml': service('pay') + routes('pay', 'pay', 'v1') + subsets('pay', 'v2') };
    expect(foundIn(tree)).toEqual(['MAN504 west/pay.yaml']);
  });

  test('take nothing from what they share unless all of them do', () => {
    const tree = { 'east/pay.yaml': service('pay'), 'west/pay.yaml': service('pay'), 'west/cart.yaml': service('cart'), 'routes.yaml': routes('pay', 'cart') };
    expect(foundIn(tree)).toEqual([]);
    expect(foundIn({ ...tree, 'routes.yaml': routes('pay', 'lost') })).toEqual(['MAN501 routes.yaml']);
  });

  test('may lie within each other', () => {
    const at = (folder: string) => ({ [`${folder}/pay.yaml`]: service('pay') });
    const tree = { ...at('1.0/dev'), ...at('1.0/prod'), ...at('1.1/dev'), ...at('1.1/prod'), '1.0/all.yaml': service('all') };
    expect(worldsIn(tree)).toEqual({
      '1.0/dev': ['Service shop/all of 1.0/all.yaml', 'Service shop/pay of 1.0/dev/pay.yaml'],
      '1.0/prod': ['Service shop/all of 1.0/all.yaml', 'Service shop/pay of 1.0/prod/pay.yaml'],
      '1.1/dev': ['Service shop/pay of 1.1/dev/pay.yaml'],
      '1.1/prod': ['Service shop/pay of 1.1/prod/pay.yaml'],
    });
  });

  test('may be what replaces the files of the folder around them', () => {
    const tree = { 'pay.yaml': service('pay'), 'routes.yaml': routes('pay'), 'prod/pay.yaml': service('pay') };
    expect(worldsIn(tree)).toEqual({
      '.': ['Service shop/pay of pay.yaml', 'VirtualService shop/pay of routes.yaml'],
      'prod': ['Service shop/pay of prod/pay.yaml', 'VirtualService shop/pay of routes.yaml'],
    });
    expect(foundIn(tree)).toEqual([]);
  });

  test('may be of several groups that have nothing to do with each other', () => {
    const tree = { 'cart/v1/a.yaml': service('cart'), 'cart/v2/a.yaml': service('cart'), 'pay/v1/a.yaml': service('pay'), 'pay/v2/a.yaml': service('pay') + routes('pay', 'cart') };
    expect(Object.keys(worldsIn(tree))).toEqual(['cart/v1', 'cart/v2', 'pay/v1', 'pay/v2']);
    expect(foundIn(tree)).toEqual([]);
  });

  test('are no worlds for what nobody reads, nor for a Namespace beside what is in it', () => {
    const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: shop }\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n---\n';
    expect(Object.keys(worldsIn({ 'apps/a/a.yaml': settings + service('a'), 'apps/b/b.yaml': settings + service('b') }))).toEqual(['apps']);
  });

  test('need not be folders of the one that is looked at', () => {
    const tree = { 'a/pay.yaml': service('pay'), 'b/pay.yaml': service('pay') };
    expect(Object.keys(worldsIn(tree, ['a', 'b']))).toEqual(['a', 'b']);
    expect(inTree(tree, () => readWorlds([process.cwd()]).all.map(({ name }) => name.slice(process.cwd().length)))).toEqual(['/a', '/b']);
  });
});

describe('one folder', () => {
  test('is one world, whatever is written twice in it', () => {
    const tree = { 'shop/50-50.yaml': routes('pay', 'pay', 'v1'), 'shop/all.yaml': routes('pay') + service('pay') };
    expect(Object.keys(worldsIn(tree))).toEqual(['shop']);
    expect(foundIn(tree)).toEqual(['MAN014 shop/50-50.yaml']);
  });
});

describe('worlds without a copy of anything', () => {
  const app = (name: string, host: string) => ({ [`${name}/kustomization.yaml`]: kustomization('resources: [app.yaml]'), [`${name}/app.yaml`]: service(name) + routes(name, host) });

  test('may be in one cluster, so that nothing is missing in one that is in another', () => {
    expect(foundIn({ ...app('cart', 'pay'), ...app('pay', 'cart') })).toEqual([]);
    expect(foundIn({ ...app('cart', 'lost'), ...app('pay', 'cart') })).toEqual(['MAN501 cart/app.yaml']);
    expect(foundIn({ ...app('cart', 'pay'), 'loose.yaml': service('all') + routes('all', 'cart') + routes('other', 'lost') })).toContain('MAN501 loose.yaml');
    expect(foundIn({ ...app('cart', 'cart'), 'loose.yaml': service('all') + routes('all', 'cart') })).toEqual([]);
  });

  test('are not taken for one: what clashes only together is not told', () => {
    const host = (name: string) => ({ [`${name}/kustomization.yaml`]: kustomization('resources: [app.yaml]'), [`${name}/app.yaml`]: routes('pay').replace('name: pay', `name: ${name}`) });
    expect(foundIn({ ...host('a'), ...host('b') })).toEqual([]);
    expect(foundIn({ 'a.yaml': host('a')['a/app.yaml'], 'b.yaml': host('b')['b/app.yaml'] })).toContain('MAN509 a.yaml');
  });
});

describe('a chart', () => {
  test('is a world of what is no template in it, with the charts that it brings', () => {
    const tree = { 'shop/Chart.yaml': 'name: shop\n', 'shop/templates/pay.yaml': service('pay'), 'shop/charts/cart/Chart.yaml': 'name: cart\n', 'shop/charts/cart/templates/a.yaml': service('cart'), 'pay.yaml': service('pay') };
    expect(worldsIn(tree)).toEqual({
      'shop': ['Service shop/cart of shop/charts/cart/templates/a.yaml', 'Service shop/pay of shop/templates/pay.yaml'], '.': ['Service shop/pay of pay.yaml'],
    });
  });
});

describe('each folder of a depth', () => {
  const cluster = (name: string) => ({ [`clusters/${name}/pay/pay.yaml`]: service('pay'), [`clusters/${name}/cart/cart.yaml`]: service('cart') });
  const tree = { ...cluster('east'), ...cluster('west'), 'clusters/west/cart/rule.yaml': subsets('cart', 'v1'), 'clusters/all.yaml': service('all') };

  test('is a world, with what lies outside of all of them', () => {
    expect(worldsIn(tree, ['clusters'], { each: 1 })).toEqual({
      'clusters/east': ['Service shop/all of clusters/all.yaml', 'Service shop/cart of clusters/east/cart/cart.yaml', 'Service shop/pay of clusters/east/pay/pay.yaml'],
      'clusters/west': [
        'Service shop/all of clusters/all.yaml', 'Service shop/cart of clusters/west/cart/cart.yaml', 'DestinationRule shop/cart of clusters/west/cart/rule.yaml',
        'Service shop/pay of clusters/west/pay/pay.yaml',
      ],
    });
  });

  test('is one world whatever is written twice in it', () => {
    expect(Object.keys(worldsIn(tree, ['.'], { each: 0 }))).toEqual(['.']);
    expect(foundIn({ 'a/pay.yaml': service('pay'), 'b/pay.yaml': service('pay') }, ['.'], { each: 0 })).toEqual(['MAN014 a/pay.yaml']);
  });

  test('joins the kustomizations in it, unless they have something in common', () => {
    const app = (folder: string, base: string) => ({ [`${folder}/kustomization.yaml`]: kustomization(`resources: [${base}]`) });
    const bases = { 'bases/pay/pay.yaml': service('pay'), 'bases/pay/kustomization.yaml': kustomization('resources: [pay.yaml]'), 'bases/cart.yaml': service('cart') };
    const one = { ...bases, ...app('clusters/east/pay', '../../../bases/pay'), ...app('clusters/east/cart', '../../../bases/cart.yaml') };
    expect(worldsIn(one, ['clusters'], { each: 1 })).toEqual({ 'clusters/east': ['Service shop/cart of bases/cart.yaml', 'Service shop/pay of bases/pay/pay.yaml'] });
    const two = { ...one, ...app('clusters/east/twice', '../../../bases/pay') };
    expect(Object.keys(worldsIn(two, ['clusters'], { each: 1 }))).toEqual(['clusters/east/cart', 'clusters/east/pay', 'clusters/east/twice']);
  });

  test('fails where there is no folder so deep', () => {
    expect(() => worldsIn(tree, ['clusters'], { each: 3 })).toThrow('there is no folder with objects 3 levels below clusters: pass a smaller number');
  });
});
