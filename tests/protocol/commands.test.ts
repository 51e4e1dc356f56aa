import { describe, expect, it } from 'vitest';
import { callSchema, commandSchema, reportSchema } from '../../lib/protocol/commands.ts';

const MEMBERS = [
  [commandSchema, { type: 'attach', realmId: 'r', received: -1 }],
  [commandSchema, { type: 'pull', realmId: 'r', received: 12 }],
  [reportSchema, { type: 'hello', realmId: 'r' }],
  [reportSchema, { type: 'refused', count: 2 }],
  [callSchema, { type: 'realm-here', realmIds: [] }],
  [callSchema, { type: 'who-is-there' }],
] as const;

describe('commands, reports and calls', () => {
  it.each(MEMBERS)('survive JSON and a structured clone (%#)', (schema, member) => {
    expect(schema.parse(JSON.parse(JSON.stringify(member)))).toEqual(member);
    expect(schema.parse(structuredClone(member))).toEqual(member);
  });

  it.each([
    null,
    undefined,
    1,
    'attach',
    [],
    {},
    { type: 'attach' },
    { type: 'pull', received: 1 },
    { type: 'pull', realmId: 'r', received: Number.NaN },
  ])('refuse %j', (input) => {
    for (const schema of [commandSchema, reportSchema, callSchema]) {
      expect(schema.safeParse(input).success).toBe(false);
    }
  });

  it('refuse each other and hostile numbers', () => {
    expect(commandSchema.safeParse({ type: 'hello', realmId: 'r' }).success).toBe(false);
    expect(commandSchema.safeParse({ type: 'pull', realmId: 'r', received: -2 }).success).toBe(false);
    expect(reportSchema.safeParse({ type: 'refused', count: Number.POSITIVE_INFINITY }).success).toBe(false);
  });
});
