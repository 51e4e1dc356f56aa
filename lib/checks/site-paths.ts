// The user's own paths, by the site of the page. What was stored by another version is taken as far as it fits.
import * as z from 'zod/mini';
import { type CheckPaths, DEFAULT_PATHS } from './check-paths.ts';

/** Only what differs from the defaults. */
export type SitePaths = Readonly<Record<string, Partial<CheckPaths>>>;

export const MAX_PATH_LENGTH = 2_000;
const MAX_SITES = 200;

const path = z.catch(z.optional(z.string().check(z.maxLength(MAX_PATH_LENGTH))), undefined);
const pathsSchema = z.object({
  health: path,
  endpoint: path,
  stats: path,
  javascript: path,
  python: path,
  pythonStats: path,
  debugProperty: path,
});

export function readSitePaths(stored: unknown): SitePaths {
  if (typeof stored !== 'object' || stored === null) return {};
  const sites = Object.entries(stored).slice(-MAX_SITES);
  return Object.fromEntries(
    sites.flatMap(([site, paths]) => {
      const parsed = pathsSchema.safeParse(paths);
      return parsed.success ? [[site, changesIn(parsed.data)]] : [];
    }),
  );
}

export function pathsOf(sites: SitePaths, site: string | null): CheckPaths {
  return { ...DEFAULT_PATHS, ...(site !== null && Object.hasOwn(sites, site) ? sites[site] : {}) };
}

/** With the newest change last: it is the last to be forgotten. */
export function withPath(sites: SitePaths, site: string, part: Partial<CheckPaths>): SitePaths {
  const { [site]: paths, ...others } = sites;
  const changed = changesIn({ ...paths, ...part });
  const entries = Object.keys(changed).length === 0 ? [] : [[site, changed] as const];
  return Object.fromEntries([...Object.entries(others), ...entries].slice(-MAX_SITES));
}

function changesIn(paths: { readonly [Name in keyof CheckPaths]?: string | undefined }): Partial<CheckPaths> {
  const names = Object.keys(DEFAULT_PATHS) as Array<keyof CheckPaths>;
  const changed = names.filter((name) => paths[name] !== undefined && paths[name] !== DEFAULT_PATHS[name]);
  return Object.fromEntries(changed.map((name) => [name, (paths[name] ?? '').slice(0, MAX_PATH_LENGTH)]));
}
