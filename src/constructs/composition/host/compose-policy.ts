import { isDeepStrictEqual } from 'node:util';
import type { PolicyWish } from '../contribution';
import { BLOCK_NAMES, COMPLETED, type BlockContents, type BlockName, type PolicyBlocks } from '../policy-blocks';

/** What every version has that says nothing else. */
export function servicePolicy(policies: readonly PolicyWish[]): PolicyBlocks | undefined {
  return filled(block => blockOf(policies, undefined, block));
}

/**
 * The blocks of a version that differ from the service's.
 *
 * Istio replaces a whole block of the service by the version's, so the version's block is written complete.
 */
export function versionPolicy(policies: readonly PolicyWish[], version: string): PolicyBlocks | undefined {
  return filled(block => {
    const [service, own] = [blockOf(policies, undefined, block), blockOf(policies, version, block)];
    const complete = own && COMPLETED[block](service, own);
    return isDeepStrictEqual(complete, service) ? undefined : complete;
  });
}

/** Whether two strategies speak for one block of one target. */
export function sharesBlock(a: PolicyWish, b: PolicyWish): boolean {
  return a.version === b.version && BLOCK_NAMES.some(block => block in a.blocks && block in b.blocks);
}

function blockOf<B extends BlockName>(policies: readonly PolicyWish[], version: string | undefined, block: B): BlockContents[B] | undefined {
  for (const policy of policies) {
    const content: BlockContents[B] | undefined = policy.blocks[block];
    if (policy.version === version && content) return content;
  }
  return undefined;
}

/** The blocks that have something in them, or nothing where none has. */
function filled(contentOf: <B extends BlockName>(block: B) => BlockContents[B] | undefined): PolicyBlocks | undefined {
  const blocks = BLOCK_NAMES.flatMap(block => {
    const content = contentOf(block);
    return content ? [[block, content] as const] : [];
  });
  return blocks.length > 0 ? Object.fromEntries(blocks) : undefined;
}
