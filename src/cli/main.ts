#!/usr/bin/env node
import { letReadersGo } from './pipe';
import { run } from './run';

letReadersGo(process);
run(process.argv.slice(2), process);
