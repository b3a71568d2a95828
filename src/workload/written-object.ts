import { ApiObject, type JsonPatch } from 'cdk8s';

/** An object that knows whether it is still what was written. */
export class WrittenObject extends ApiObject {
  /** Whether somebody has patched it. */
  public isPatched = false;

  /** Patches the object; what is known of it is read anew from then on. */
  public addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...operations);
  }
}
