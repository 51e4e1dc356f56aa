import { describe, expect, it } from 'vitest';
import { oneLine, visibleText } from '../../components/ui/visible-text.ts';

describe('visible text', () => {
  it.each([
    ['plain', 'plain'],
    ['a\u202Egnp.exe', 'a⟨U+202E⟩gnp.exe'],
    ['\u0000\u001b[31m', '⟨U+0000⟩⟨U+001B⟩[31m'],
    ['line\nnext\ttab', 'line\nnext\ttab'],
    ['a\ud83d b\udc69', 'a⟨U+D83D⟩ b⟨U+DC69⟩'],
    ['👩\u200d👧 ção', '👩\u200d👧 ção'],
  ])('%j reads %j', (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it('is cut to one line', () => {
    expect(oneLine('a\n  b c', 4)).toBe('a…');
    expect(oneLine('x'.repeat(9), 4)).toBe('xxxx…');
  });

  it('is never cut inside a character', () => {
    expect(oneLine('ab👩c', 3)).toBe('ab…');
    expect(oneLine('ab👩c', 4)).toBe('ab👩…');
  });
});
