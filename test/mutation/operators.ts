import * as ts from 'typescript';

/** A node of a source and the text that stands in for it. */
export interface Mutation {
  readonly node: ts.Node;
  readonly text: string;
}

type Operator = (node: ts.Node) => string | undefined;

const TURNED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
]);
const EQUALITIES: readonly ts.SyntaxKind[] = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];
const SWAPPED = new Map([['some', 'every'], ['every', 'some']]);
const DROPPED = new Set(['filter', 'sort']);

/** Every kind of mistake that is tried. Each changes an expression or a statement as a whole, so that its text can be switched. */
const OPERATORS: readonly Operator[] = [
  // A condition is turned round.
  node => isCondition(node) && !isEquality(node) ? `!(${node.getText()})` : undefined,
  // An operator is mistaken for its neighbour.
  node => binary(node, (left, operator, right) => TURNED.has(operator) ? `(${left}) ${TURNED.get(operator)} (${right})` : undefined),
  // A default is forgotten.
  node => binary(node, (left, operator) => operator === ts.SyntaxKind.QuestionQuestionToken ? left : undefined),
  // A number is off by one.
  node => ts.isNumericLiteral(node) ? `${node.getText()} + 1` : undefined,
  node => node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : undefined,
  node => node.kind === ts.SyntaxKind.FalseKeyword ? 'true' : undefined,
  // A word is lost.
  node => isWord(node) ? node.getText().length > 2 ? '\'\'' : '\'mutated\'' : undefined,
  // One is taken for all, all for one.
  node => method(node, (list, name, rest) => SWAPPED.has(name) ? `${list}.${SWAPPED.get(name)}${rest}` : undefined),
  // A list is taken as it is.
  node => method(node, (list, name) => DROPPED.has(name) ? list : undefined),
  // A step is left out.
  node => isCallStatement(node) ? ';' : undefined,
  node => ts.isReturnStatement(node) && !node.expression ? ';' : undefined,
  // Nothing is found.
  node => ts.isReturnStatement(node) && node.expression && !isEmptyList(node.expression) ? 'return [];' : undefined,
];

/** All mutations of a source, whether they compile or not. */
export function mutationsOf(source: ts.SourceFile): Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    if (isNoCode(node)) return;
    for (const operator of isPartOfChain(node) ? [] : OPERATORS) {
      const text = operator(node);
      if (text !== undefined) found.push({ node, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** In `a?.b.c` nothing can stand in for `a?.b`, because where `a` is missing `.c` is not asked for either. */
function isPartOfChain(node: ts.Node): boolean {
  return ts.isOptionalChain(node) && ts.isOptionalChain(node.parent) && node.parent.expression === node;
}

/** A word of the code: a string, with or without parts that are filled in. */
export function isWord(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
}

const NO_CODE: readonly ((node: ts.Node) => boolean)[] = [
  node => ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node),
  ts.isImportDeclaration, ts.isImportEqualsDeclaration, ts.isExportDeclaration,
  ts.isInterfaceDeclaration, ts.isTypeAliasDeclaration, ts.isEnumDeclaration,
  node => ts.isStringLiteral(node) && 'name' in node.parent && node.parent.name === node,
  node => ts.isNumericLiteral(node) && 'name' in node.parent && node.parent.name === node,
  node => ts.isTemplateLiteral(node) && ts.isTaggedTemplateExpression(node.parent),
  node => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require',
];

/** Types, imports and names of properties are nothing that runs. */
function isNoCode(node: ts.Node): boolean {
  return NO_CODE.some(is => is(node));
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node;
  return (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node;
}

/** Turned round already by its operator. */
function isEquality(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && EQUALITIES.includes(node.operatorToken.kind);
}

function isCallStatement(node: ts.Node): boolean {
  return ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) && node.expression.expression.kind !== ts.SyntaxKind.SuperKeyword;
}

function isEmptyList(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0;
}

function binary(node: ts.Node, mutated: (left: string, operator: ts.SyntaxKind, right: string) => string | undefined): string | undefined {
  return ts.isBinaryExpression(node) ? mutated(node.left.getText(), node.operatorToken.kind, node.right.getText()) : undefined;
}

/** A call of a method, as the text before the dot, the name and the text behind it. */
function method(node: ts.Node, mutated: (list: string, name: string, rest: string) => string | undefined): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.questionDotToken) return undefined;
  const { expression: list, name } = node.expression;
  return mutated(list.getText(), name.text, node.getText().slice(name.end - node.getStart()));
}
