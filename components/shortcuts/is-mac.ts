/** Macs hold Cmd where others hold Ctrl. */
export function isMac({ platform }: { readonly platform: string } = navigator): boolean {
  return /mac/i.test(platform);
}
