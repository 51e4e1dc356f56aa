import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../setup/expected-error.ts';
import { parseOptions } from './options.ts';

const DISPLAY = { DISPLAY: ':0' };

describe('parseOptions', () => {
  it.each([
    ['nothing on a server', [], {}, 'linux', { port: 8000, isHeadless: true }],
    ['nothing with X', [], DISPLAY, 'linux', { port: 8000, isHeadless: false }],
    ['nothing with Wayland', [], { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', { isHeadless: false }],
    ['nothing on macOS', [], {}, 'darwin', { isHeadless: false }],
    ['nothing on Windows', [], {}, 'win32', { isHeadless: false }],
    ['--headless with a display', ['--headless'], DISPLAY, 'linux', { isHeadless: true }],
    ['--window without a display', ['--window'], {}, 'linux', { isHeadless: false }],
    ['--port', ['--port', '9000'], {}, 'linux', { port: 9000 }],
    ['PORT', [], { PORT: '9001' }, 'linux', { port: 9001 }],
    ['an empty PORT', [], { PORT: '' }, 'linux', { port: 8000 }],
    ['--port over PORT', ['--port=9000'], { PORT: '9001' }, 'linux', { port: 9000 }],
    ['--help', ['-h'], {}, 'linux', { isHelp: true }],
  ] as const)('takes %s', (_what, args, env, platform, expected) => {
    expect(parseOptions(args, env, platform)).toMatchObject(expected);
  });

  it.each([
    [['--port', 'http'], 'The port must be a number from 1 to 65534, not http.'],
    [['--port', '65535'], 'The port must be a number from 1 to 65534, not 65535.'],
    [['--headless', '--window'], '--headless and --window exclude each other.'],
    [['--prot', '1'], "Unknown option '--prot'; `npm start -- --help` lists what there is."],
    [['--port'], "Option '--port <value>' argument missing; `npm start -- --help` lists what there is."],
  ])('answers %j with one sentence', (args, sentence) => {
    const parse = () => parseOptions(args, {}, 'linux');
    expect(parse).toThrow(ExpectedError);
    expect(parse).toThrow(sentence);
  });
});
