// Judges the extension's verdicts on real pages and prints the confusion matrix: npm run attribution [-- page name]
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { PAGES } from './cases.ts';
import { isRight, type Judgement } from './judge.ts';
import { runPages } from './run-pages.ts';
import { startCaseServer } from './server.ts';

const wanted = process.argv.slice(2).join(' ').toLowerCase();
const pages = PAGES.filter(({ name }) => name.toLowerCase().includes(wanted));
const all: Judgement[] = [];
{
  await using server = await startCaseServer();
  await using launched = await launchBrowser({ extensionDir: await buildExtension() });
  await runPages(pages, launched, server, (page, judgements, seconds) => {
    all.push(...judgements);
    const right = judgements.filter(isRight).length;
    console.log(
      `${page.name.padEnd(26)} ${String(right).padStart(3)} of ${judgements.length} right, ${seconds.toFixed(1)} s`,
    );
    for (const { id, faults } of judgements.filter((judgement) => !isRight(judgement))) {
      console.log(`  ${id}: ${faults.join('; ')}`);
    }
  });
}
printMatrix(all);
const wrong = all.filter((judgement) => !isRight(judgement));
console.log(
  `\n${all.length} constructions, ${all.filter(({ hasLine }) => hasLine).length} with a line, ${wrong.length} wrong.`,
);
process.exitCode = wrong.length === 0 && all.length > 0 ? 0 : 1;

function printMatrix(judgements: readonly Judgement[]): void {
  const names = (key: 'truth' | 'verdict') => [...new Set(judgements.map((judgement) => judgement[key]))].sort();
  const verdicts = names('verdict');
  const width = Math.max(...names('truth').map((name) => name.length), 15);
  console.log(`\n${'truth \\ verdict'.padEnd(width)}  ${verdicts.join('  ')}`);
  for (const truth of names('truth')) {
    const counts = verdicts.map((verdict) => {
      const count = judgements.filter((judgement) => judgement.truth === truth && judgement.verdict === verdict).length;
      return String(count === 0 ? '·' : count).padStart(verdict.length);
    });
    console.log(`${truth.padEnd(width)}  ${counts.join('  ')}`);
  }
}
