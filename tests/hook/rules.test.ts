// `npm run conformance:rules` takes minutes; that its changes still fit the sources shows at once.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyChange } from '../conformance/build-script.ts';
import { RULES } from '../conformance/rules.ts';

it.each(RULES)('the rule can be taken away: $name', ({ changes }) => {
  for (const change of changes) {
    const source = readFileSync(new URL(`../../${change.file}`, import.meta.url), 'utf8');
    expect(applyChange(source, change)).not.toBe(source);
  }
});
