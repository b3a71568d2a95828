import { writeFileSync } from 'node:fs';
import { REFUSALS, type RefusalEntry, type RefusalCode } from '../src/constructs/refusals/catalogue';
import { REASONS } from '../src/constructs/refusals/reasons';

/** By the first digit of their codes; what begins with another digit is in no chapter. */
const CHAPTERS: Readonly<Record<string, string>> = {
  1: 'Values that are passed to the API',
  2: 'A service of the mesh',
  3: 'Pods and Services',
  4: 'Releases',
  5: 'The way in',
};

/** The page that lists every refusal, made from the catalogue. */
export function page(): string {
  const codes = Object.entries(REFUSALS) as [RefusalCode, RefusalEntry][];
  const rows = (chapter: string) => codes.filter(([code]) => code[3] === chapter)
    .map(([code, { title, kind, also = '' }]) => `| ${code} | ${title} | ${kind} | ${REASONS[code]} | ${also} |`);
  return [
    '# Refusals',
    '',
    'What the constructs refuse: each row states what must be so. cdk8s-istio, for which `CDI` stands, refuses a program that breaks one of these rules. The codes',
    '`MAN…` are [findings](findings.md) in manifests. There are three kinds of reasons:',
    '',
    '- `istio`: Istio would reject, ignore or misroute what would be written. That it does is tested against Istio\'s own code.',
    '- `kubernetes`: the API server would reject it, or run something other than what was meant.',
    '- `intent`: two constructs contradict each other, or one has no meaning.',
    '',
    'The last column names the same thing in Istio (`IST…`, or `webhook` where its admission webhook rejects it) or in Kiali (`KIA…`). Made from the',
    'catalogue in `src/constructs/refusals` by `npm run docs`.',
    ...Object.entries(CHAPTERS).flatMap(([chapter, title]) =>
      ['', `## ${title}`, '', '| code | what must be so | kind | because | also |', '|---|---|---|---|---|', ...rows(chapter)]),
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(process.argv[2], page());
