import { writeFileSync } from 'node:fs';
import { FINDINGS, type FindingCode } from '../src/analysis/checks/catalogue/catalogue';
import type { FindingEntry } from '../src/analysis/checks/rule/entry';

/** By the first digit of their codes; what begins with another digit is in no chapter. */
const CHAPTERS: Readonly<Record<string, string>> = {
  0: 'Documents and values',
  1: 'VirtualService',
  2: 'DestinationRule',
  3: 'Gateway',
  4: 'ServiceEntry',
  5: 'References between objects',
  6: 'Services, pods and namespaces',
  7: 'What Istio accepts, but handles otherwise',
  8: 'Kinds beside these',
};

/** The page that lists everything that is checked, made from the catalogue. */
export function page(): string {
  const codes = Object.entries(FINDINGS) as [FindingCode, FindingEntry][];
  const rows = (chapter: string) => codes.filter(([code]) => code[3] === chapter)
    .map(([code, { level, istio, kiali, title, remedy }]) => `| ${code} | ${level} | ${cell(title)} | ${cell(remedy)} | ${istio ?? ''} | ${kiali ?? ''} |`);
  return [
    '# Findings',
    '',
    'What the checks find in manifests: each row states what must be so, or, at level `info`, what should be so. `MAN` stands for manifests. The codes `CDI…` are',
    '[refusals](refusals.md) of the constructs. Istio\'s own code is asked about random manifests, and says the same wherever the column `istio` names something:',
    '',
    '- `schema`: the API server refuses it, by the definitions that Istio installs.',
    '- `webhook`: Istio\'s admission webhook rejects it.',
    '- `IST…`: `istioctl analyze` finds it, with services and pods in view.',
    '',
    'Where the column is empty, Istio accepts the manifest but handles it otherwise than it is written. The last column names the same finding in Kiali.',
    '',
    'What manifests refer to may be written elsewhere. Nothing is said about a service that is missing where the manifests hold no Service of its namespace, and',
    'nothing about pods where they hold no workload of the namespace; MAN501, MAN504, MAN506 and MAN512 are warnings unless the manifests prove that something is missing.',
    'The ingress gateway that `istioctl install` brings is taken for granted, and other gateways that are usually installed are known by their names.',
    '',
    'An annotation of the object ignores a finding that is meant to be so, with a reason for each code; a code of Istio or Kiali can be named as well:',
    '',
    '```yaml',
    'metadata:',
    '  annotations:',
    '    cdk8s-istio/ignore: MAN709 these weights are not percentages; IST0118 the port is guessed on purpose',
    '```',
    '',
    'What `galley.istio.io/analyze-suppress` takes out of `istioctl analyze` is left out too. Services, pods and namespaces that belong to the cluster itself, such as',
    'those in `kube-system`, are left alone.',
    '',
    'Made from the catalogue in `src/analysis/checks` by `npm run docs`.',
    ...Object.entries(CHAPTERS).flatMap(([chapter, title]) =>
      ['', `## ${title}`, '', '| code | level | what must be so | remedy | istio | kiali |', '|---|---|---|---|---|---|', ...rows(chapter)]),
    '',
  ].join('\n');
}

/** The content of a cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*');
}

if (require.main === module) writeFileSync(process.argv[2], page());
