import { describe, expect, it } from 'vitest';
import { type FilterSubject, parseFilter, passesFilter } from '../../lib/state/filter.ts';

const subject: FilterSubject = {
  direction: 'received',
  byteLength: 1500,
  opener: ['python', 'javascript'],
  label: 'py#2',
  url: 'ws://localhost:8000/ws?token=x',
  kind: 'text',
  type: () => 'scanner_progress',
  text: () => '{"type":"scanner_progress","message":"Salvando ativos 300/812"}',
};

describe('the filter', () => {
  it.each([
    ['', true],
    ['salvando', true],
    ['SALVANDO 812', true],
    ['salvando nothing', false],
    ['-nothing', true],
    ['-salvando', false],
    ['"ativos 300"', true],
    ['"300 ativos"', false],
    ['/ativos \\d+/', true],
    ['/ATIVOS/', true],
    ['/^\\{.*\\}$/', true],
    ['-/ativos/', false],
    ['/[/', false],
    ['dir:received', true],
    ['dir:recv', true],
    ['dir:sent', false],
    ['-dir:sent', true],
    ['type:scanner_progress', true],
    ['type:ping,scanner_progress', true],
    ['type:ping', false],
    ['type:', true],
    ['kind:binary', false],
    ['conn:py#2', true],
    ['conn:py2', true],
    ['conn:2', true],
    ['conn:#2', true],
    ['conn:3', false],
    ['conn:localhost', true],
    ['opener:python', true],
    ['opener:js', true],
    ['opener:unknown', false],
    ['size>1k', true],
    ['size>1.5k', false],
    ['size>=1.5k', true],
    ['size<1k', false],
    ['size:1500', true],
    ['size:>1000', true],
    ['larger-than:2k', false],
    ['size>', true],
    ['nokey:value', false],
    ['-', true],
    ['dir:received -type:ping size>1k ativos', true],
  ])('%j is %s', (text, expected) => {
    expect(passesFilter(parseFilter(text), subject)).toBe(expected);
  });

  it.each([
    ['salvando', false],
    ['nothing', true],
    ['-nothing', false],
    ['', true],
  ])('inverted %j is %s', (text, expected) => {
    expect(passesFilter(parseFilter(text, true), subject)).toBe(expected);
  });
});
