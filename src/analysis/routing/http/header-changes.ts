import type { JsonObject } from '../../model/json';
import { objectAt, textMapAt, textsAt } from '../fields/fields';
import type { Changes, HeaderChanges } from '../traffic/outcome';

/** What no proxy lets others change, and the name of the host, which is changed in another way. */
function isInternal(name: string): boolean {
  return name.startsWith(':') || name.toLowerCase() === 'host';
}

function isAuthority(name: string): boolean {
  return name.toLowerCase() === ':authority' || name.toLowerCase() === 'host';
}

/** The changes of headers of a route, and of its only destination behind them. */
export function headerChanges(...all: readonly (JsonObject | undefined)[]): HeaderChanges | undefined {
  const request = changes(all.map(one => objectAt(one, 'request')));
  const response = changes(all.map(one => objectAt(one, 'response')));
  if (request === undefined && response === undefined) return undefined;
  return { ...request && { request }, ...response && { response } };
}

function changes(all: readonly (JsonObject | undefined)[]): Changes | undefined {
  const set = texts(all, 'set');
  const add = texts(all, 'add');
  const remove = all.flatMap(one => textsAt(one, 'remove')).filter(name => !isInternal(name));
  const has = (part: object) => Object.keys(part).length > 0;
  if (!has(set) && !has(add) && remove.length === 0) return undefined;
  return { ...has(set) && { set }, ...has(add) && { add }, ...remove.length > 0 && { remove } };
}

function texts(all: readonly (JsonObject | undefined)[], operation: 'set' | 'add'): Readonly<Record<string, string>> {
  return Object.fromEntries(all.flatMap(one => Object.entries(textMapAt(one, operation))).filter(([name]) => !isInternal(name)));
}

/** The name that a destination sees instead of the one that was asked for. */
export function authorityIn(headers: JsonObject | undefined): string {
  const request = objectAt(headers, 'request');
  const named = (operation: string) => Object.entries(textMapAt(request, operation)).find(([name]) => isAuthority(name))?.[1];
  return named('set') || named('add') || '';
}
