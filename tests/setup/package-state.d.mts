export const OLDEST_NODE: number;
export const CURRENT_NODE: number;
export function majorOf(version: string): number;
export function isStale(lockText: string, installedText: string | null): boolean;
export function explainFailure(output: string): string;
