import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';

const SOURCES = resolve(__dirname, '..', 'src');
const ENTRY = join(SOURCES, 'testing', 'index.ts');

type Documented = ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.VariableDeclaration;

/** The page about `cdk8s-istio/testing`, which is no jsii module and so not in `API.md`: what it exports, and the types that this names. */
export function page(): string {
  const options = { strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: ['node'] };
  const program = ts.createProgram([ENTRY], options);
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(ENTRY)!)!)
    .map(symbol => declarationOf(symbol, checker)!);
  const sections = { Functions: ts.isFunctionDeclaration, Values: ts.isVariableDeclaration, Types: isType };
  const named = namedBy(exported, checker).filter(one => !exported.includes(one));
  return [
    '# The API of the tests',
    '',
    'What `cdk8s-istio/testing` exports, for [tests of your own](testing.md). The constructs are in [API.md](../API.md). Made from `src/testing` by',
    '`npm run docs`.',
    ...Object.entries(sections).flatMap(([title, fits]) => ['', `## ${title}`, ...exported.filter(one => fits(one)).flatMap(sectionOf)]),
    '',
    '## Types that these name',
    ...named.flatMap(sectionOf),
    '',
  ].join('\n');
}

function isType(node: ts.Node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

/** What is documented of a name: that in our sources, and not an import of it. */
function declarationOf(symbol: ts.Symbol, checker: ts.TypeChecker): Documented | undefined {
  const isAlias = symbol.declarations?.some(one => ts.isImportSpecifier(one) || ts.isExportSpecifier(one));
  const original = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return original.declarations?.find((one): one is Documented =>
    one.getSourceFile().fileName.startsWith(SOURCES) && (isType(one) || ts.isFunctionDeclaration(one) || ts.isVariableDeclaration(one)));
}

/** All types that declarations name, and what those name. */
function namedBy(declarations: readonly Documented[], checker: ts.TypeChecker): Documented[] {
  const found = new Set<Documented>();
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) || ts.isArrowFunction(node)) return;
    const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    const declaration = symbol && declarationOf(symbol, checker);
    if (declaration && !found.has(declaration)) {
      found.add(declaration);
      visit(declaration);
    }
    ts.forEachChild(node, visit);
  };
  declarations.forEach(visit);
  return [...found];
}

function sectionOf(node: Documented): string[] {
  const lines = [`### ${node.name!.getText()}`, '', ...docsOf(node)];
  const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  const members = value && ts.isObjectLiteralExpression(value) ? value.properties.map(one => `- \`${one.name!.getText()}\`: ${docsOf(one).join(' ').trim()}`) : undefined;
  return ['', ...lines, ...members ?? ['```typescript', signatureOf(node), '```']];
}

/** The comment that stands before it, and what it says of exceptions. */
function docsOf(node: ts.Node): string[] {
  const [comment] = ts.getJSDocCommentsAndTags(ts.isVariableDeclaration(node) ? node.parent.parent : node).filter(one => ts.isJSDoc(one));
  if (comment === undefined) return [];
  const throws = (comment.tags ?? []).filter(({ tagName }) => tagName.text === 'throws').map(({ comment: text }) => `Throws ${ts.getTextOfJSDocComment(text)}.`);
  return [ts.getTextOfJSDocComment(comment.comment)!, '', ...throws.flatMap(text => [text, ''])];
}

/** As it is written, without what it does. */
function signatureOf(node: Documented): string {
  const text = node.getText().replace(/^export (declare )?/, '');
  if (!ts.isFunctionDeclaration(node)) return text;
  return text.slice(0, text.length - node.body!.getText().length).trimEnd();
}

if (require.main === module) writeFileSync(process.argv[2], page());
