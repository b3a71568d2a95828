/** A room of `src`, what it may import besides itself and the rooms inside it, and the sentence shown to whoever draws another arrow. */
export interface Layer {
  readonly mayImport: readonly string[];
  readonly because: string;
}

const BORDER = ['constructs/border', 'constructs/refusals'];
const VALUES = ['constructs/values', ...BORDER];
const PLAN = ['constructs/composition', ...VALUES];
const LISTS = ['analysis/model'];
const FIELDS = ['analysis/routing/traffic', 'analysis/routing/fields', ...LISTS];
const SERVICES = ['analysis/routing/services', ...FIELDS];
const RULES = ['analysis/routing/rules', ...SERVICES];
const OBJECTS = ['analysis/checks/objects', 'analysis/checks/values', ...LISTS];
const HTTP = ['analysis/routing/http', ...RULES];
const CONNECTIONS = ['analysis/routing/connections', ...HTTP];

/** The arrows that may exist in `src`: only downwards, and never from one wing to the other. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  'constructs/refusals': { mayImport: [], because: 'a refusal is plain text with a code; it knows nothing of what it refuses' },
  'constructs/border': { mayImport: ['constructs/refusals'], because: 'what a prop has to be is asked by a table of the construct that has it' },
  'constructs/values': { mayImport: BORDER, because: 'the words of the API know no host, no construct and no YAML' },
  'constructs/composition': { mayImport: VALUES, because: 'a plan is plain data made from plain data' },
  'constructs/composition/host': { mayImport: ['constructs/composition', ...VALUES], because: 'a host is composed the same whether it is let out or not' },
  'constructs/composition/gateway': {
    mayImport: ['constructs/composition', ...VALUES],
    because: 'an external host is made of the plans of hosts',
  },
  'constructs/checks': { mayImport: PLAN, because: 'a check reads a plan and says what is wrong with it, nothing else' },
  'constructs/rendering': { mayImport: ['constructs/composition', 'constructs/values'], because: 'rendering writes a finished plan down; it decides nothing' },
  'constructs/objects': { mayImport: [], because: 'how an object becomes JSON is no business of what it says' },
  'constructs/workload': { mayImport: ['constructs/objects', ...VALUES], because: 'where pods come from is no business of the mesh' },
  'constructs/mesh': {
    mayImport: ['constructs/workload', 'constructs/objects', 'constructs/rendering', 'constructs/checks', ...PLAN],
    because: 'the mesh owns the Istio objects and knows no strategy',
  },
  'constructs/strategies': { mayImport: ['constructs/mesh', ...PLAN], because: 'a strategy contributes plain data to a service and never renders' },
  'constructs/edge': {
    mayImport: ['constructs/mesh', 'constructs/objects', 'constructs/rendering', 'constructs/checks', ...PLAN],
    because: 'the way in composes what services already have',
  },
  'constructs/bookinfo': { mayImport: ['constructs/mesh', 'constructs/workload', 'constructs/values', 'constructs/border'], because: 'Bookinfo is made of what any user has' },
  'analysis/model': { mayImport: [], because: 'what an object is does not depend on what is asked about it' },
  'analysis/outside': { mayImport: ['analysis/reader', ...LISTS], because: 'what is outside is known by its objects, whatever is asked about them' },
  'analysis/reader': { mayImport: LISTS, because: 'reading says what stands in a file, not what it does' },
  'analysis/routing/fields': { mayImport: LISTS, because: 'a field means the same wherever it stands' },
  'analysis/routing/traffic': { mayImport: ['analysis/routing/fields', ...LISTS], because: 'a request and its outcome are plain data' },
  'analysis/routing/services': { mayImport: FIELDS, because: 'services, pods and their policies know no rules' },
  'analysis/routing/rules': { mayImport: SERVICES, because: 'a rule is read before anybody follows it' },
  'analysis/routing/http': { mayImport: RULES, because: 'an HTTP route is the same at a sidecar and at a gateway' },
  'analysis/routing/connections': { mayImport: HTTP, because: 'a connection is the same at a sidecar and at a gateway' },
  'analysis/routing/sidecar': { mayImport: CONNECTIONS, because: 'a sidecar knows no gateway' },
  'analysis/routing/gateway': { mayImport: CONNECTIONS, because: 'a gateway knows no sidecar' },
  'analysis/routing': { mayImport: LISTS, because: 'the simulator answers from the manifests alone, and knows no check' },
  'analysis/probes': { mayImport: ['analysis/routing', ...LISTS], because: 'what becomes of a request is for the simulator to say, and what is wrong with that for a check' },
  'analysis/changes/objects': { mayImport: ['analysis/routing', ...LISTS], because: 'what changes is known before anybody asks what that does' },
  'analysis/changes/effects': { mayImport: ['analysis/changes/objects', 'analysis/routing', ...LISTS], because: 'what a request gets is compared for a test as for a plan' },
  'analysis/changes/requests': { mayImport: ['analysis/changes/effects', 'analysis/changes/objects', 'analysis/probes', 'analysis/routing', ...LISTS], because: 'requests are told apart by the rules of two states, whatever comes between them' },
  'analysis/changes/moments': { mayImport: ['analysis/changes/requests', 'analysis/changes/effects', 'analysis/changes/objects', 'analysis/routing', ...LISTS], because: 'what proxies may have at some time depends on no tool' },
  'analysis/changes/steps': { mayImport: ['analysis/changes/moments', 'analysis/changes/requests', 'analysis/changes/effects', 'analysis/changes/objects', 'analysis/routing', ...LISTS], because: 'an order is found first and proved then' },
  'analysis/changes/tools': { mayImport: ['analysis/changes/moments', 'analysis/changes/objects', ...LISTS], because: 'the order of a tool is what the tool does, whatever comes of it' },
  'analysis/changes/hazards': { mayImport: ['analysis/changes/moments', 'analysis/changes/requests', 'analysis/changes/effects', 'analysis/changes/objects', 'analysis/routing', ...LISTS], because: 'a hazard is read from what is known of a change' },
  'analysis/changes': { mayImport: ['analysis/probes', 'analysis/routing', ...LISTS], because: 'a plan stands on the simulator alone, and knows no check' },
  'analysis/requests': { mayImport: ['analysis/routing', ...LISTS], because: 'what somebody asks is completed from the manifests, and answered elsewhere' },
  'analysis/checks/values': { mayImport: LISTS, because: 'a value is right or wrong wherever it stands' },
  'analysis/checks/objects': { mayImport: LISTS, because: 'objects are found by kind, name and field, whatever is asked about them' },
  'analysis/checks/index': { mayImport: ['analysis/routing', ...OBJECTS], because: 'an index says what objects come to together, not what is wrong with them' },
  'analysis/checks/rule': { mayImport: ['analysis/checks/index', ...OBJECTS], because: 'what a rule is depends on none of them' },
  'analysis/checks/schema': { mayImport: ['analysis/checks/rule', ...OBJECTS], because: 'the definitions of kinds know no other rule' },
  'analysis/checks/rules': {
    mayImport: ['analysis/checks/schema', 'analysis/checks/rule', 'analysis/checks/index', 'analysis/probes', 'analysis/routing', ...OBJECTS],
    because: 'a rule stands beside its titles, remedies and examples, and knows no catalogue',
  },
  'analysis/checks/catalogue': { mayImport: ['analysis/checks/rules', 'analysis/checks/rule', ...LISTS], because: 'the catalogue collects what rules say' },
  'analysis/worlds': {
    mayImport: ['analysis/reader', 'analysis/checks/objects', ...LISTS], because: 'which objects are applied together is known before anybody looks for what is wrong with them',
  },
  'analysis/checks': { mayImport: ['analysis/worlds', 'analysis/probes', 'analysis/routing', ...LISTS], because: 'a check may ask the simulator, which knows no check' },
  'analysis': { mayImport: [], because: 'an oracle that shares code with the renderer agrees with its bugs' },
  'testing': { mayImport: ['analysis', 'report'], because: 'an assertion asks the analysis, as the command line does' },
  'cli/terminal': { mayImport: [], because: 'what output may look like depends on no command' },
  'cli/worlds': { mayImport: ['analysis', 'report'], because: 'what is named on the command line is the same worlds to every command' },
  'cli/settings': { mayImport: ['analysis'], because: 'settings say what a call reads and what it leaves out, and know no command' },
  'cli/check': { mayImport: ['analysis', 'report', 'cli/settings', 'cli/terminal', 'cli/worlds'], because: 'a command prints what the analysis says, and knows no other command' },
  'cli/route': { mayImport: ['analysis', 'report', 'cli/settings', 'cli/terminal', 'cli/worlds'], because: 'a command prints what the analysis says, and knows no other command' },
  'cli/test': { mayImport: ['analysis', 'report', 'testing', 'cli/settings', 'cli/terminal', 'cli/worlds'], because: 'a test in YAML demands what an assertion does, in the same words' },
  'cli/plan': { mayImport: ['analysis', 'report', 'cli/settings', 'cli/terminal', 'cli/worlds'], because: 'a command prints what the analysis says, and knows no other command' },
  'cli/explain': { mayImport: ['analysis', 'report', 'constructs/refusals', 'cli/terminal'], because: 'what it says comes from the catalogues' },
  'cli': {
    mayImport: ['analysis', 'report', 'testing', 'constructs/refusals'],
    because: 'the command line reads arguments and prints; what it says comes from the analysis, the catalogues and the demands of tests',
  },
  'validation': { mayImport: ['analysis', 'report'], because: 'the plugin of cdk8s reports what the analysis finds; it knows no construct' },
  'report/plan': { mayImport: ['analysis', 'report'], because: 'a plan words outcomes as every report does' },
  'report': { mayImport: ['analysis'], because: 'a report words what the analysis found, once for every face' },
};

/** Whether a room lies in another one, or is it. */
export function isWithin(room: string, other: string): boolean {
  return room === other || room.startsWith(`${other}/`);
}

/** Whether one room may import another. Files that stand directly in `analysis/routing` may import each of its rooms, and no room imports them. */
export function mayImport(from: string, to: string): boolean {
  const layer = layerOf(from);
  if (layer === undefined || isWithin(to, layer)) return true;
  return LAYERS[layer].mayImport.some(allowed => isWithin(to, allowed));
}

/** The layer that a room belongs to: the innermost that is listed. */
export function layerOf(room: string): string | undefined {
  return Object.keys(LAYERS).filter(layer => isWithin(room, layer)).sort((a, b) => b.length - a.length)[0];
}
