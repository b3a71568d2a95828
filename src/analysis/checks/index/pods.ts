import type { Context } from '../context';
export class Pods { constructor(readonly context: Context) {} }
