import { normalizedPath } from '../../../../src/analysis/routing/fields/paths';
import { NORMALIZED } from '../../support/paths';

test.each(NORMALIZED)('the path %p is %p to a proxy', (path, normalized) => expect(normalizedPath(path)).toBe(normalized));
