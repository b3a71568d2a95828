import type { Finding as Judged, Judgement } from './istiod-answers';
import { check } from '../../../src/analysis/checks/check';
import { CATALOGUE, entryOf } from '../../../src/analysis/checks/catalogue/catalogue';
import type { Finding } from '../../../src/analysis/model/finding';
import type { Manifests } from '../../../src/analysis/model/manifest';

const KINDS = ['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry'];

/** Codes of istioctl that the catalogue knows. */
const CODES: ReadonlySet<string | null> = new Set<string | null>(Object.values(CATALOGUE).map(({ istio }) => istio).filter(istio => istio?.startsWith('IST')));

/** What the analysers do not ask about, and the webhook does. */
const NOT_ANALYSED = new Set(['MAN009', 'MAN012', 'MAN013']);

/** Where Istio and our checks say different things about a set of manifests, one line each. */
export function disagreements(manifests: Manifests, judgement: Judgement): string[] {
  const found = check(manifests);
  const objects = new Set(manifests.objects.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`));
  return [...objects].flatMap(object => [
    ...verdicts(object, found, judgement),
    ...judgement.schema.length === 0 && isAnalysed(judgement) ? codes(object, found, judgement) : [],
  ]);
}

function isAnalysed({ analysis }: Judgement): boolean {
  return !analysis.some(({ code }) => code === '');
}

const idOf = ({ kind, namespace, name }: Judged): string => `${kind} ${namespace}/${name}`;
const ownId = ({ object: { kind, namespace, name } }: Finding): string => `${kind} ${namespace}/${name}`;

function verdicts(object: string, found: readonly Finding[], { schema, webhook }: Judgement): string[] {
  if (!KINDS.includes(object.split(' ')[0])) return [];
  const about = found.filter(finding => ownId(finding) === object);
  const refused = schema.filter(one => idOf(one) === object);
  const ours = about.filter(({ code }) => entryOf(code)?.istio === 'schema' || code === 'MAN009');
  if (refused.length > 0 !== ours.length > 0) return [`schema: ${said(refused)} | ${wanted(ours)}`];
  if (refused.length > 0) return [];
  const rejected = webhook.filter(one => idOf(one) === object && one.level === 'error');
  const own = about.filter(({ code }) => entryOf(code)?.istio === 'webhook');
  return rejected.length > 0 === own.length > 0 ? [] : [`webhook: ${said(rejected)} | ${wanted(own)}`];
}

function codes(object: string, found: readonly Finding[], { analysis }: Judgement): string[] {
  const ours = found.filter(finding => ownId(finding) === object);
  const theirs = analysis.filter(one => idOf(one) === object);
  const left = new Set(theirs.map(({ code }) => code).filter(code => CODES.has(code) || code === 'IST0106'));
  const right = new Set(ours.flatMap(({ code }) => istioOf(code)));
  const missing = [...left].filter(code => !right.has(code)).map(code => `${code} missing at ${object}: ${said(theirs.filter(one => one.code === code))}`);
  const more = [...right].filter(code => !left.has(code)).map(code => `${code} too much at ${object}: ${wanted(ours.filter(one => istioOf(one.code).includes(code)))}`);
  return [...missing, ...more];
}

function istioOf(code: string): string[] {
  const istio = entryOf(code)?.istio ?? '';
  if (istio === 'webhook') return NOT_ANALYSED.has(code) ? [] : ['IST0106'];
  return istio.startsWith('IST') ? [istio] : [];
}

const said = (findings: readonly Judged[]): string => findings.map(({ message }) => message).join('; ') || '-';
const wanted = (findings: readonly Finding[]): string => findings.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`).join('; ') || '-';
