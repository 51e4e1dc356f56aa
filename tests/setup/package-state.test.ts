import { describe, expect, it } from 'vitest';
import { explainFailure, isStale, majorOf } from './package-state.mjs';

const ROOT = { name: 'tapewire' };
const WS = { version: '8.0.0', integrity: 'sha512-ws' };
const NEWER_WS = { version: '8.1.0', integrity: 'sha512-ws2' };
const OTHER_PLATFORM = { version: '1.0.0', integrity: 'sha512-mac', optional: true };

function lockOf(packages: Record<string, unknown>): string {
  return JSON.stringify({ lockfileVersion: 3, packages });
}

describe('isStale', () => {
  const lock = lockOf({ '': ROOT, 'node_modules/ws': WS, 'node_modules/mac-only': OTHER_PLATFORM });

  it.each([
    ['nothing is installed', null, true],
    ['the note of what is installed is broken', '{', true],
    ['all is installed', lockOf({ 'node_modules/ws': WS, 'node_modules/mac-only': OTHER_PLATFORM }), false],
    ['only the package of another platform is absent', lockOf({ 'node_modules/ws': WS }), false],
    ['a package is absent', lockOf({ 'node_modules/mac-only': OTHER_PLATFORM }), true],
    ['a package has another version', lockOf({ 'node_modules/ws': NEWER_WS }), true],
    ['a package is there that is not wanted', lockOf({ 'node_modules/ws': WS, 'node_modules/old': WS }), true],
  ])('when %s', (_case, installed, expected) => {
    expect(isStale(lock, installed)).toBe(expected);
  });
});

describe('explainFailure', () => {
  it.each([
    ['npm error code ECONNREFUSED', 'the npm registry is out of reach'],
    ['npm error code ENOTFOUND\nnpm error syscall getaddrinfo', 'the npm registry is out of reach'],
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm error code EACCES', 'node_modules cannot be written'],
    ['npm error code EUSAGE', 'package-lock.json does not fit package.json'],
    ['npm error code E404\nnpm error 404 Not Found - ws', '404 Not Found - ws (`npm ci` shows all)'],
    ['', 'npm did not say why'],
  ])('of %j is one sentence', (output, words) => {
    const sentence = explainFailure(output);
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^The packages could not be installed: .*\.$/);
    expect(sentence).not.toContain('\n');
  });
});

describe('majorOf', () => {
  it.each([
    ['v20.20.2', 20],
    ['24.1.0', 24],
    ['v9.0.0\n', 9],
  ])('of %s', (version, major) => {
    expect(majorOf(version)).toBe(major);
  });
});
