import { resolve } from 'node:path';
import * as ts from 'typescript';
import { mutatedFile, type Mutant } from './mutant';

/** Tells which mutants the compiler would refuse: those need no test. */
export class Compiler {
  private readonly service: ts.LanguageService;
  private readonly root: string;
  /** The one file that is mutated now. */
  private edited?: { readonly path: string; readonly content: string };
  private version = 0;

  public constructor(root: string) {
    this.root = root;
    const { options, fileNames } = ts.parseJsonConfigFileContent(ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root);
    this.service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => fileNames,
      getScriptVersion: path => path === this.edited?.path ? `${this.version}` : '0',
      getScriptSnapshot: path => ts.ScriptSnapshot.fromString(this.read(path) ?? ''),
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      readFile: path => this.read(path),
      fileExists: ts.sys.fileExists,
      directoryExists: ts.sys.directoryExists,
      realpath: ts.sys.realpath,
    });
  }

  /** Whether the file itself compiles with the mutant; what others make of its types is not looked at. */
  public compiles(mutant: Mutant): boolean {
    const path = resolve(this.root, mutant.file);
    this.edited = { path, content: mutatedFile(ts.sys.readFile(path)!, mutant) };
    this.version++;
    return this.service.getSyntacticDiagnostics(path).length === 0 && this.service.getSemanticDiagnostics(path).length === 0;
  }

  private read(path: string): string | undefined {
    return path === this.edited?.path ? this.edited.content : ts.sys.readFile(path);
  }
}
