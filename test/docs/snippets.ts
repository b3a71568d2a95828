import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';
import * as library from '../../src';
import { parsed, type Manifest } from '../support/manifests';

/** A program in a page, and what the page says comes of it. */
export interface Snippet {
  /** `README.md:12`, the line where it starts. */
  readonly place: string;
  readonly code: string;
  /** The fenced block right after it, if that shows what comes out: objects, or the message of the error. */
  readonly shown?: { readonly language: 'yaml' | 'text'; readonly text: string };
}

const ROOT = resolve(__dirname, '..', '..');

/** What a snippet that is not a whole program stands in. */
const FIXTURE = `
import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ${Object.keys(library).join(', ')} } from 'cdk8s-istio';
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
`;

/** The TypeScript programs of a page. */
export function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap((block, at) => {
    if (block[1] !== 'ts') return [];
    const next = blocks[at + 1];
    const between = next && text.slice(block.index + block[0].length, next.index);
    const shows = next && (next[1] === 'yaml' || next[1] === 'text') && !/^#/m.test(between);
    return [{
      place: `${page}:${text.slice(0, block.index).split('\n').length}`,
      code: wholeProgram(block[2]),
      shown: shows ? { language: next[1] as 'yaml' | 'text', text: next[2] } : undefined,
    }];
  });
}

function wholeProgram(code: string): string {
  return /^import /m.test(code) ? code : `${FIXTURE}${code}\napp.synth();\n`;
}

/** What the compiler says of the snippets, each with its place. */
export function compilerErrors(snippets: readonly Snippet[]): string[] {
  const files = new Map(snippets.map((snippet, at) => [join(ROOT, 'test', `snippet-${at}.ts`), snippet]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ['node', 'jest'],
    paths: { 'cdk8s-istio': [join(ROOT, 'src', 'index.ts')], 'cdk8s-istio/testing': [join(ROOT, 'src', 'testing', 'index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => files.has(name) ? ts.createSourceFile(name, files.get(name)!.code, version) : read(name, version);
  host.fileExists = name => files.has(name) || ts.sys.fileExists(name);
  const program = ts.createProgram([...files.keys()], options, host);
  // What the snippets import is checked where it stands.
  return [...files.keys()].flatMap(name => ts.getPreEmitDiagnostics(program, program.getSourceFile(name))).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start!).line + 1 : 0;
    const source = file && files.get(file.fileName);
    return `${source?.place ?? file?.fileName ?? ''} line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

/** Runs a snippet and returns the objects that it writes. */
export function run({ code }: Snippet): Manifest[] {
  const compiled = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText;
  const outdir = mkdtempSync(join(tmpdir(), 'snippet-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    new Function('require', 'exports', compiled)(require, {});
    return readdirSync(outdir).flatMap(file => parsed(readFileSync(join(outdir, file), 'utf8')));
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(outdir, { recursive: true });
  }
}
