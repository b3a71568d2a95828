import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/analysis/checks/check';
import { CERTIFICATE } from '../../../src/analysis/checks/rule/certificate';
import { manifestsOf } from '../support/manifests';

const ORDINARY = readFileSync(join(__dirname, 'ordinary.yaml'), 'utf8').replace('CERTIFICATE', CERTIFICATE);

test('nothing is found in ordinary manifests', () => {
  const manifests = manifestsOf(ORDINARY);
  expect(manifests.objects.length).toBe(71);
  expect(check(manifests).map(({ code, object, path, message }) => `${code} ${object.kind} ${object.name}, ${path.join('.')}: ${message}`)).toEqual([]);
});
