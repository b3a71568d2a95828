import { join } from 'node:path';
import { freshProcess } from './fresh-process';
import type { Load, Size } from './programs';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';
import type { Order, Outcome, Timed } from './synthesis-process';

const RATIO_LIMIT = 1.3;
const GROWTH_LIMIT = 1.2;

/** Services, and how often the processes are measured in turn; small ones vary more. */
const SIZES = [{ services: 100, pairs: 9 }, { services: 1000, pairs: 5 }, { services: 3000, pairs: 5 }] as const;
const [SMALLEST] = SIZES;
const LARGEST = SIZES[SIZES.length - 1];
const LOADS: readonly Load[] = ['release', 'every strategy'];
const LAYOUTS = LOADS.flatMap(load => [{ name: 'one chart', load, perChart: Infinity }, { name: '30 services a chart', load, perChart: 30 }]);
type Layout = typeof LAYOUTS[number];

/** Times of one size in one layout. */
interface Measured extends Size {
  readonly layout: Layout;
  readonly library: number;
  readonly plain: number;
  readonly ratio: Judged;
  /** The same ratio over plain objects in a tree of as many constructs. */
  readonly overTree: number;
  /** How many constructs a service is, with the library and as plain objects. */
  readonly constructs: string;
}

/** What the library costs over plain objects that write the same bytes, and how that grows. */
export function synthesis(): Judged[] {
  const measured = LAYOUTS.flatMap(layout => SIZES.map(({ services, pairs }) => measure(layout, services, pairs)));
  printTable('Synthesis, constructs and YAML, library and hand-written ApiObjects in turn, medians; the same bytes from both',
    ['load', 'layout', 'services', 'constructs each', 'library ms', 'plain ms', 'ratio', 'limit', '', 'over as many constructs'],
    measured.map(({ layout, services, constructs, library, plain, ratio, overTree }) => [
      layout.load, layout.name, String(services), constructs,
      library.toFixed(0), plain.toFixed(0), ratio.figure.toFixed(2), ratio.limit.toFixed(2), verdict(ratio), overTree.toFixed(2),
    ]));
  console.log('cdk8s walks every construct of the app once more for each chart, whoever made them; the last column leaves that out.');
  return [...measured.map(({ ratio }) => ratio), ...growth(measured)];
}

function measure(layout: Layout, services: number, pairs: number): Measured {
  const sized = (size: number): Size => ({ load: layout.load, services: size, perChart: Math.min(layout.perChart, size) });
  const order = { ...sized(services), warmUp: sized(SMALLEST.services) };
  const times = Array.from({ length: pairs }, () => inTurn(order));
  const over = (other: 'plain' | 'tree') => median(times.map(one => one.library.milliseconds / one[other].milliseconds));
  const [{ library: first, plain: other }] = times;
  return {
    ...order,
    layout,
    library: median(times.map(({ library }) => library.milliseconds)),
    plain: median(times.map(({ plain }) => plain.milliseconds)),
    constructs: [first, other].map(({ constructs }) => Math.floor(constructs / services)).join(' / '),
    ratio: { what: `synthesis of ${services} services, each with ${layout.load}, ${layout.name}, over plain objects`, figure: over('plain'), limit: RATIO_LIMIT },
    overTree: over('tree'),
  };
}

function inTurn(order: Omit<Order, 'program'>): Readonly<Record<Timed, Outcome>> {
  const [library, plain, tree] = (['library', 'plain', 'tree'] as const).map(program => JSON.parse(run({ ...order, program })) as Outcome);
  if (library.hash !== plain.hash) {
    throw new Error(`${order.services} services, ${order.perChart} a chart: library wrote ${library.bytes} bytes, plain objects others (${plain.bytes})`);
  }
  if (library.constructs !== tree.constructs) throw new Error(`the library has ${library.constructs} constructs, the tree of plain objects ${tree.constructs}`);
  return { library, plain, tree };
}

function run(order: Order): string {
  return freshProcess([join(__dirname, 'synthesis-process.js'), JSON.stringify(order)]).output;
}

/** The time for a service among many over that for one among few, which cdk8s itself does not keep level in many charts. */
function growth(measured: readonly Measured[]): Judged[] {
  const rows = LAYOUTS.map(layout => {
    const of = (services: number) => measured.find(one => one.layout === layout && one.services === services)!;
    const grown = (program: 'library' | 'plain') =>
      (of(LARGEST.services)[program] / LARGEST.services) / (of(SMALLEST.services)[program] / SMALLEST.services);
    const what = `time for a service with ${layout.load} among ${LARGEST.services}, over that among ${SMALLEST.services}, ${layout.name},`;
    return { layout, plain: grown('plain'), judged: { what, figure: grown('library'), limit: GROWTH_LIMIT } };
  });
  printTable(`Growth, time for a service among ${LARGEST.services} over that among ${SMALLEST.services}`,
    ['load', 'layout', 'library', 'limit', '', 'plain objects'],
    rows.map(({ layout, plain, judged }) => [
      layout.load, layout.name, judged.figure.toFixed(2), judged.limit.toFixed(2), verdict(judged), plain.toFixed(2),
    ]));
  return rows.map(({ judged }) => judged);
}
