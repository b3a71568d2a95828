import * as fs from 'node:fs';
import { foreignFile } from './foreign';
import { TEST_FILE } from './format';
import type { Wrong } from './shape';
import { type Json, type JsonObject, itemsIn, objectIn } from '../../analysis/model/json';
import { documentsIn } from '../../analysis/reader/documents';
import { linesOf } from '../../analysis/reader/lines';
import { parsedAll } from '../../analysis/reader/parse';
import { filesAt } from '../../analysis/reader/paths';
import type { AskedRequest } from '../../analysis/requests/asked-request';
import { problemOf } from '../../analysis/requests/problem';
import type { Expectation } from '../../testing/expectation';

/** A test as it is written. */
export interface WrittenTest {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly name: string;
  readonly requests: readonly AskedRequest[];
  readonly expectation: Expectation;
}

/** Those of a folder that are tests, by their names. */
const TESTS = /[.-]tests?\.(ya?ml|json)$/;

/**
 * The tests of files, and of the files in folders whose names end with `.test.yaml` or the like.
 *
 * @throws if a file cannot be read, or has something in it that no test has, with the place of each
 */
export function testsIn(paths: readonly string[]): WrittenTest[] {
  const wrong: string[] = [];
  const tests = filesOf(paths).flatMap(file => testsOf(file, (line, message) => wrong.push(`${file}:${line}: ${message}`)));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return tests;
}

function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap(path => {
    const files = filesAt(path).filter(({ file, isNamed }) => isNamed || TESTS.test(file)).map(({ file }) => file);
    if (files.length === 0) throw new Error(`there is no file of tests in ${path}: their names end with .test.yaml, .test.yml or .test.json`);
    return files;
  });
}

type Say = (line: number, message: string) => void;

function testsOf(file: string, say: Say): WrittenTest[] {
  const chunks = documentsIn(fs.readFileSync(file === '-' ? 0 : file, 'utf8'));
  const parsed = parsedAll(chunks);
  const isEmpty = parsed.every(one => 'values' in one && one.values.every(value => value === null));
  if (isEmpty) say(1, 'there is no test in it');
  return parsed.flatMap((one, at) => {
    if ('values' in one) return one.values.filter(value => value !== null).flatMap(value => testsInDocument(value, file, linesOf(chunks[at]), say));
    say(one.line, one.problem);
    return [];
  });
}

type LineOf = (path: Wrong['path']) => number;

function testsInDocument(value: Json, file: string, lineOf: LineOf, say: Say): WrittenTest[] {
  const foreign = foreignFile(value);
  const wrong = foreign === undefined ? TEST_FILE(value, []) : [{ path: ['testCases'], message: foreign }];
  const tests = wrong.length > 0 ? [] : testsAs(objectIn(value)!, file, lineOf);
  for (const { path, message } of [...wrong, ...tests.flatMap(problemsOf)]) say(lineOf(path), message);
  return tests.map(({ test }) => test);
}

interface Placed {
  readonly test: WrittenTest;
  readonly at: number;
}

function testsAs({ tests, defaults }: JsonObject, file: string, lineOf: LineOf): Placed[] {
  return itemsIn(tests).map((item, at) => {
    const { name, request, expect } = objectIn(item)!;
    const requests = (Array.isArray(request) ? itemsIn(request) : [request!]).flatMap(one => unfolded({ ...objectIn(defaults), ...objectIn(one) }));
    return { at, test: { file, line: lineOf(['tests', at]), name: String(name), requests, expectation: expectationOf(objectIn(expect)!) } };
  });
}

/** A request for each combination of what is written as a list. */
function unfolded(request: JsonObject): AskedRequest[] {
  const many = ['host', 'path', 'method'].find(name => Array.isArray(request[name]));
  if (many === undefined) return [request as unknown as AskedRequest];
  return itemsIn(request[many]).flatMap(one => unfolded({ ...request, [many]: one }));
}

/** In the forms that may be written shorter: a place has all of a request, and a number is the status of an answer. */
function expectationOf({ to, mirrors, fails, directResponse, ...others }: JsonObject): Expectation {
  const shares = (value: Json) => typeof value === 'string' && value !== 'none' ? { [value]: 100 } : value;
  return {
    ...others,
    ...to !== undefined && { to: shares(to) },
    ...mirrors !== undefined && { mirrors: shares(mirrors) },
    ...fails !== undefined && { fails: String(fails as string) },
    ...directResponse !== undefined && { directResponse: typeof directResponse === 'number' ? { status: directResponse } : directResponse },
  } as Expectation;
}

/** What no request may be, whatever the manifests are. */
function problemsOf({ test, at }: Placed): Wrong[] {
  const problems = new Set(test.requests.map(request => problemOf(request as unknown as Json)).filter(problem => problem !== undefined));
  return [...problems].map(message => ({ path: ['tests', at, 'request'], message }));
}
