import { writeFileSync } from 'node:fs';
import { CATALOGUE, type CatalogueEntry } from '../src/diagnostics/catalogue';

const REASONS = {
  istio: 'Istio would reject, ignore or misroute it',
  kubernetes: 'Kubernetes would reject it, or run something else',
  intent: 'two wishes contradict each other, or one has no meaning',
} as const;

const CHAPTERS: Record<string, string> = {
  1: 'The words of the API',
  2: 'A service of the mesh',
  3: 'Pods and Services',
  4: 'Releases',
};

/** The page that lists every refusal, made from the catalogue. */
function page(): string {
  const codes = Object.entries(CATALOGUE) as [string, CatalogueEntry][];
  const rows = (chapter: string) => codes.filter(([code]) => code[3] === chapter)
    .map(([code, { title, kind, also = '' }]) => `| ${code} | ${title} | ${REASONS[kind]} | ${also} |`);
  return [
    '# Refusals',
    '',
    'What the constructs refuse, by the rule that holds otherwise. The last column names the same thing in Istio (`IST…`, or `webhook` where its',
    'admission webhook rejects it) or in Kiali (`KIA…`). Made from the catalogue in `src/diagnostics` by `npm run docs`.',
    ...Object.entries(CHAPTERS).flatMap(([chapter, title]) => ['', `## ${title}`, '', '| code | rule | because | also |', '|---|---|---|---|', ...rows(chapter)]),
    '',
  ].join('\n');
}

writeFileSync(process.argv[2], page());
