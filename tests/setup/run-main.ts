import { ExpectedError } from './expected-error.ts';

/** Runs a program: expected trouble is printed as its one sentence, anything else with its stack; both end with status 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof ExpectedError ? error.message : error);
    process.exitCode = 1;
  }
}
