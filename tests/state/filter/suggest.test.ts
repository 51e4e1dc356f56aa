import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../../lib/state/filter/highlight.ts';
import { type SuggestContext, suggest } from '../../../lib/state/filter/suggest.ts';

const context: SuggestContext = {
  types: ['ping', 'scanner_progress', 'scanner completed', 'x'],
  channels: ['general', '/topic/us'],
  connections: ['js#1', 'py#1'],
  realms: ['window'],
  closeCodes: [1000, 1006],
  fieldPaths: ['data.symbol', 'data.price', '.type'],
};

/** `|` is the cursor. */
function suggested(marked: string): { texts: string[]; becomes: string } {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { start, end, options } = suggest(text, cursor, context);
  const first = options[0]?.text;
  return {
    texts: options.map((option) => option.text),
    becomes: first === undefined ? text : text.slice(0, start) + first + text.slice(end),
  };
}

describe('completion', () => {
  it.each([
    ['ty|', 'type:'],
    ['-ty|', '-type:'],
    ['foo di|', 'foo dir:'],
    ['data.s|', 'data.symbol:'],
    ['type:pi|', 'type:ping'],
    ['type:ping,sc|', 'type:ping,scanner_progress'],
    ['type:comp|', 'type:"scanner completed"'],
    ['type:"scanner c|', 'type:"scanner completed"'],
    ['-is:dup|', '-is:duplicate'],
    ['dir:se| foo', 'dir:sent foo'],
    ['code:100|', 'code:1000'],
    ['CONN:py|', 'CONN:py#1'],
    ['channel:|', 'channel:general'],
    ['channel:top|', 'channel:"/topic/us"'],
    ['si|ze', 'size>'],
  ])('of %s is %s', (text, expected) => {
    expect(suggested(text).becomes).toBe(expected);
  });

  it.each(['/ty|/', '"ty|', 'type:ping|', 'size>10|', 'nokey:v|'])('of %s is none', (text) => {
    expect(suggested(text).texts).toEqual([]);
  });

  it('offers every key where nothing is typed, and only meanings that differ', () => {
    expect(suggested('|').texts).toContain('type:');
    expect(suggested('foo |').texts).toContain('before:');
    expect(suggested('dir:|').texts).toEqual(['sent', 'received']);
    expect(suggested('opener:|').texts).toEqual(['js', 'py', 'unknown']);
  });
});

describe('places of what is found', () => {
  it('come in order, within a bound, and never without extent', () => {
    expect(rangesOf('aXbx', /x/i)).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ]);
    expect(rangesOf('abc', /x*/)).toEqual([]);
    expect(rangesOf('a'.repeat(1_000), /a/)).toHaveLength(200);
    expect(rangesOf('a', null)).toEqual([]);
  });
});
