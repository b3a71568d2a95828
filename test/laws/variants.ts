import { canaryOf, switchOf } from './situations';
import { defaultShares, portsOf, withFirst, type CanaryProgram, type Program } from '../support/programs';

/** The release of the first service at another stage. */
export const staged = (program: Program, stage: CanaryProgram['stage']): Program =>
  withFirst(program, () => ({ release: { ...canaryOf(program), stage } }));

/** No release of the first service. */
export const unreleased = (program: Program): Program => withFirst(program, () => ({ release: undefined }));

/** A mirror to the canary cannot go on once the canary answers. */
export const unmirrored = (program: Program): Program =>
  withFirst(program, ({ mirrors }) => ({ mirrors: mirrors.filter(({ version }) => version !== canaryOf(program).canary) }));

/** The release on every port, those for connections too. */
export const everywhere = (program: Program): Program =>
  withFirst(program, service => ({ release: { ...canaryOf(program), ports: portsOf(service) } }));

/** The release after its canary has taken over on every port: the stable version is one for all of them. */
export const takenOver = (program: Program): Program => unmirrored(staged(everywhere(program), 'takeOver'));

/** The canary made stable, and no release. */
export const promoted = (program: Program): Program => withFirst(unreleased(takenOver(program)), () => ({ stable: canaryOf(program).canary }));

/** The same live version in the other slot. */
export const swapped = (program: Program): Program => withFirst(program, () => {
  const release = switchOf(program);
  const { blue, green, live } = release;
  return { release: { ...release, blue: green, green: blue, live: live === 'BLUE' ? 'GREEN' : 'BLUE' } };
});

/** The stable version live, and no preview. */
export const switchedBack = (program: Program): Program => withFirst(program, ({ stable }) => {
  const release = switchOf(program);
  return { release: { ...release, preview: [], live: release.blue === stable ? 'BLUE' : 'GREEN' } };
});

/** Versions of the first service that may get copies: they answer nobody by default, and do not get copies yet. */
export function free({ services: [first] }: Program): string[] {
  const taken = [...Object.keys(defaultShares(first)), ...first.mirrors.map(({ version }) => version)];
  return first.versions.filter(version => !taken.includes(version));
}
