import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

describe('OCPP', () => {
  const ocpp = decodeAs('ocpp');
  it.each([
    ['[2,"7","Authorize",{"idTag":"x"}]', 'Authorize', '{"idTag":"x"}', 'request'],
    ['[3,"7",{"status":"Accepted"}]', 'result', '{"status":"Accepted"}', 'reply'],
    ['[4,"7","NotSupported","no",{}]', 'NotSupported', 'no', 'reply'],
  ])('%s', (payload, typeLabel, summary, role) => {
    expect(ocpp(payload)).toMatchObject({ typeLabel, summary, pairing: { key: 'call 7', role }, error: null });
  });

  it('says so of what is none', () => {
    expect(ocpp('[2,7]').error).toMatch(/no OCPP message/);
  });
});
