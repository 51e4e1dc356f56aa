// Removes the rules of the hook one by one and asks the suite each time: a rule that nobody misses has no test. Words after
// the script's name choose rules that contain one of them. Ends with 1 when a rule was not missed.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildExtension } from '../browser/build-extension.ts';
import { runMain } from '../setup/run-main.ts';
import { allProbes } from './all-probes.ts';
import { type Answers, askProbes, withProbeServer } from './ask-probes.ts';
import { buildScript } from './build-script.ts';
import { CAPTURED, countCaptured } from './capture.ts';
import { RULES, type Rule } from './rules.ts';

const LIMITED = new Set(
  Object.values(allProbes)
    .flat()
    .filter((probe) => probe.limit !== undefined)
    .map((probe) => probe.name),
);

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const rules = RULES.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-rules-'));
  try {
    await cp(await buildExtension(), folder, { recursive: true });
    const missed = await withProbeServer(async (url) => {
      const subjects = [...new Set(rules.flatMap(({ askedBy }) => askedBy))];
      const without = await askProbes({ extensionDir: null, url, subjects });
      await expectNothing(folder, url, rules, without);
      let count = 0;
      for (const { name, ...asked } of rules) {
        const caught = await whoCatches(folder, url, asked, without);
        console.log(`${caught.length > 0 ? 'caught' : 'MISSED'}  ${name}\n          ${caught.join('\n          ')}`);
        if (caught.length === 0) count++;
      }
      return count;
    });
    console.log(`\n${rules.length - missed} of ${rules.length} rules are missed when they go.`);
    if (missed > 0) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** With all rules in place nothing may differ, or what follows means nothing. */
async function expectNothing(folder: string, url: string, rules: readonly Rule[], without: Answers): Promise<void> {
  for (const isAttached of [false, true]) {
    const askedBy = rules.filter((rule) => rule.isAttached === isAttached).flatMap((rule) => rule.askedBy);
    if (askedBy.length === 0) continue;
    const different = await whoCatches(folder, url, { askedBy, isAttached, changes: [] }, without);
    if (different.length > 0) throw new Error(`The suite fails with every rule in place: ${different.join('; ')}`);
  }
}

/** Names of the probes that see a difference with the rule's changes. */
async function whoCatches(
  folder: string,
  url: string,
  { askedBy: subjects, isAttached, changes }: Omit<Rule, 'name'>,
  without: Answers,
): Promise<string[]> {
  await writeFile(join(folder, 'content-scripts/hook.js'), await buildScript('hook', changes));
  await writeFile(join(folder, 'content-scripts/bridge.js'), await buildScript('bridge', changes));
  const answers = await askProbes({ extensionDir: folder, url, subjects, isAttached });
  const caught = [...answers]
    .filter(([name, answer]) => !LIMITED.has(name) && !isDeepStrictEqual(answer, without.get(name)))
    .map(([name]) => name);
  if (subjects.includes('capture') && !isDeepStrictEqual(await countCaptured(folder, url), CAPTURED))
    caught.push('what the panel captured');
  return caught;
}
