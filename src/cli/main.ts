#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run';

// A run is over before code that is optimized so early has paid for it. Engines after that of Node 20 have no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');

run(process.argv.slice(2), process);
