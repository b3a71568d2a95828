#!/usr/bin/env node
import { run } from './run';
import { letReadersGo } from './terminal/pipe';

letReadersGo(process);
run(process.argv.slice(2), process);
