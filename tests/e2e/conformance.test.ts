// A page with the extension must see what it sees without: every probe of `tests/conformance` is asked in
// both, and once more while a panel is attached.
import { beforeAll, describe, expect, it } from 'vitest';
import { KNOWN_LIMITS } from '../../lib/hook/limits.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { allProbes } from '../conformance/all-probes.ts';
import { type Answers, askProbes, withProbeServer } from '../conformance/ask-probes.ts';
import { CAPTURED, type CapturedCounts, countCaptured } from '../conformance/capture.ts';
import { HISTORY_PROBES } from '../conformance/history.ts';

let without: Answers;
let withUs: Answers;
let withPanel: Answers;
let captured: CapturedCounts;

beforeAll(async () => {
  const extensionDir = await buildExtension();
  await withProbeServer(async (url) => {
    without = await askProbes({ extensionDir: null, url });
    withUs = await askProbes({ extensionDir, url });
    withPanel = await askProbes({ extensionDir, url, isAttached: true });
    captured = await countCaptured(extensionDir, url);
  });
  // Three quarters of a minute on a quiet machine.
}, 300_000);

for (const [subject, probes] of Object.entries(allProbes)) {
  describe(`a page with the extension sees no difference: ${subject}`, () => {
    it.each(probes.filter((probe) => probe.limit === undefined))('$name', ({ name }) => {
      expect(withUs.get(name)).toEqual(without.get(name));
      expect(withPanel.get(name), 'with a panel attached').toEqual(without.get(name));
    });
    const limited = probes.filter((probe) => probe.limit !== undefined);
    // A limit that is one no longer must leave the list.
    it.runIf(limited.length > 0).each(limited)('$name (known limit: $limit)', ({ name }) => {
      expect(withUs.get(name)?.result).not.toEqual(without.get(name)?.result);
      expect(withUs.get(name)?.console).toEqual(without.get(name)?.console);
    });
  });
}

describe('a page with the extension sees no difference: back/forward cache', () => {
  it.each(HISTORY_PROBES)('%s', (name) => {
    expect(withUs.get(name)?.result).toEqual(without.get(name)?.result);
    expect(withPanel.get(name)?.result, 'with a panel attached').toEqual(without.get(name)?.result);
    expect(withUs.get(name)?.result).toMatchObject({ mark: 1 });
  });
});

it('captures what the page stops and not what it makes up', () => {
  expect(captured).toEqual(CAPTURED);
});

it('knows no limit that no probe shows', () => {
  const shown = new Set(Object.values(allProbes).flatMap((probes) => probes.map(({ limit }) => limit)));
  expect(Object.keys(KNOWN_LIMITS).filter((limit) => !shown.has(limit as never))).toEqual([]);
});
