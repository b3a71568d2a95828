import { CanaryStage, Percent } from 'cdk8s-istio';

describe('a stage', () => {
  test.each([
    ['dark', CanaryStage.dark(), 0],
    ['shift', CanaryStage.shift(Percent.of(0)), 0],
    ['shift', CanaryStage.shift(Percent.of(7)), 7],
    ['shift', CanaryStage.shift(Percent.of(100)), 100],
    ['takeOver', CanaryStage.takeOver(), 100],
    ['rollBack', CanaryStage.rollBack(), 0],
  ])('%s gives the canary its share', (name, stage, share) => {
    expect({ name: stage._name, share: stage._share }).toEqual({ name, share });
  });

  test('fails for a fraction, naming the whole numbers around it', () => {
    expect(() => CanaryStage.shift(Percent.of(0.5))).toThrow('use Percent.of(0) or Percent.of(1) (CDI102)');
    expect(() => CanaryStage.shift(Percent.of(99.9))).toThrow('use Percent.of(99) or Percent.of(100) (CDI102)');
  });
});
