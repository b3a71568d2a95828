import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * An app that is validated once in a run, however many charts it has.
 *
 * cdk8s resolves the dependencies of the whole app and validates all of it before it writes, and does so again for each chart that it writes: a
 * hundred charts are a hundred and one walks over every construct. This app writes the same files after the first. A chart whose class has a `toJson`
 * of its own keeps it, and is walked for as before.
 */
export class SinglePassApp extends App {
  /** Synthesizes all manifests to the output directory. */
  public synth(): void {
    this.inOnePass(() => super.synth());
  }

  /** Synthesizes the app into a YAML string, with the objects of all charts. */
  public synthYaml(): string {
    return this.inOnePass(() => super.synthYaml());
  }

  /** Within a run every chart is asked after the app was validated; outside of one, a chart still validates the app when it is asked for its objects. */
  private inOnePass<T>(run: () => T): T {
    const charts = this.node.findAll().filter(isOrdinaryChart);
    for (const chart of charts) chart.toJson = () => objectsOf(chart);
    try {
      return run();
    } finally {
      for (const chart of charts) Reflect.deleteProperty(chart, 'toJson');
    }
  }
}

function isOrdinaryChart(construct: IConstruct): construct is Chart {
  return Chart.isChart(construct) && construct.toJson === Chart.prototype.toJson;
}

/** The objects of a chart in the order of their dependencies; those of a chart within it are its own. */
function objectsOf(chart: Chart): object[] {
  return new DependencyGraph(chart.node).topology()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart)
    .map(object => object.toJson() as object);
}
