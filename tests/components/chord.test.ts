import { describe, expect, it } from 'vitest';
import { isPressed, shownChord } from '../../components/shortcuts/chord.ts';
import { SHORTCUTS } from '../../components/shortcuts/shortcut-list.ts';
import { en } from '../../lib/texts/en.ts';

const press = (key: string, held = '') => ({
  key,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
});

describe('a chord', () => {
  it.each([
    ['Mod+F', press('f', 'c'), false, true],
    ['Mod+F', press('F', 'c'), false, true],
    ['Mod+F', press('f', 'm'), false, false],
    ['Mod+F', press('f', 'm'), true, true],
    ['Mod+F', press('f', 'c'), true, false],
    ['Mod+F', press('f'), false, false],
    ['Mod+F', press('f', 'cs'), false, false],
    ['Mod+Shift+G', press('G', 'cs'), false, true],
    ['Mod+G', press('g', 'ca'), false, false],
    ['F3', press('F3'), false, true],
    ['F3', press('F3', 's'), false, false],
    ['Shift+F3', press('F3', 's'), false, true],
    ['?', press('?', 's'), false, true],
    ['?', press('?'), false, true],
    ['?', press('?', 'c'), false, false],
    ['Escape', press('Escape'), true, true],
  ])('%s by %j (on a Mac: %j): %j', (chord, event, isMac, isIt) => {
    expect(isPressed(chord, event, isMac)).toBe(isIt);
  });

  it.each([
    ['Mod+Shift+G', false, 'Ctrl+Shift+G'],
    ['Mod+Shift+G', true, '⌘⇧G'],
    ['Shift+ArrowUp', false, 'Shift+↑'],
    ['Escape', true, 'Esc'],
  ])('%s (on a Mac: %j) is shown as %s', (chord, isMac, text) => {
    expect(shownChord(chord, isMac)).toBe(text);
  });
});

describe('the list of shortcuts', () => {
  it('says in words what each does, and nothing else', () => {
    const names = Object.values(SHORTCUTS).flatMap((group) => Object.keys(group));
    expect(Object.keys(en.shortcuts.names).toSorted()).toEqual(names.toSorted());
  });
});
