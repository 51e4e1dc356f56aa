// Theme, dock side and size of open DevTools, set through their own settings and awaited until all who share the tab show them.
import { awaitDrawn } from './await-drawn.ts';
import type { DockedPanel } from './open-panel.ts';
import { waitUntil } from './wait-until.ts';

export type DevToolsTheme = 'light' | 'dark';
export type DockSide = 'bottom' | 'right';

/** The line between page and DevTools, and what rounding makes of it on a dense screen. */
const SPLIT_PX = 3;

/** Switches the theme as the user does in DevTools' settings; resolves when DevTools and the panel are painted in it. */
export async function setDevToolsTheme({ devtools, panel }: DockedPanel, theme: DevToolsTheme): Promise<void> {
  await devtools.evaluate(async (value) => {
    const modulePath = './core/common/common.js';
    const { Settings } = await import(modulePath);
    Settings.Settings.instance()
      .moduleSetting('ui-theme')
      .set(value === 'dark' ? 'dark' : 'default');
  }, theme);
  await waitUntil(`the panel takes over the ${theme} theme`, () =>
    panel.evaluate((value) => {
      const { devtools } = (globalThis as unknown as { chrome: { devtools: { panels: { themeName: string } } } })
        .chrome;
      const isTold = (devtools.panels.themeName === 'dark') === (value === 'dark');
      return isTold && document.documentElement.dataset.theme === value;
    }, theme),
  );
  await awaitDrawn(devtools, panel);
}

/**
 * Docks DevTools at a side and gives them `size` CSS pixels there (height at the bottom, width at the right, tabs included);
 * resolves when the page has made room and all is painted.
 */
export async function dockDevTools(docked: DockedPanel, side: DockSide, size: number): Promise<void> {
  const { page, devtools, panel } = docked;
  await devtools.evaluate(
    async (wishedSide, wishedSize) => {
      const sdkPath = './core/sdk/sdk.js';
      const { OverlayModel, TargetManager } = await import(sdkPath);
      // Else the page shows its new size for a second, in pictures too.
      for (const overlay of TargetManager.TargetManager.instance().models(OverlayModel.OverlayModel)) {
        overlay.setShowViewportSizeOnResize(false);
      }
      const uiPath = './ui/legacy/legacy.js';
      const { DockController, InspectorView, Widget } = await import(uiPath);
      DockController.DockController.instance().setDockSide(wishedSide);
      // The split between page and DevTools is the parent of the view that holds all panels.
      const split = Widget.Widget.get(InspectorView.InspectorView.instance().element.parentElement);
      split.setSidebarSize(wishedSize);
    },
    side,
    size,
  );
  await waitUntil(`DevTools are ${size} px at the ${side}`, () =>
    panel.evaluate(
      (wishedSide, wishedSize) => {
        const bars = wishedSide === 'right' ? 1 : 40;
        const given = wishedSide === 'right' ? innerWidth : innerHeight;
        return given <= wishedSize && given >= wishedSize - bars;
      },
      side,
      size,
    ),
  );
  await waitUntil(`the page makes room for ${size} px at the ${side}`, () => hasMadeRoom(docked, side, size));
  await awaitDrawn(page, devtools, panel);
}

/** The front end covers the whole tab; the page has what is left beside the docked part. */
async function hasMadeRoom({ page, devtools }: DockedPanel, side: DockSide, size: number): Promise<boolean> {
  const [own, whole] = await Promise.all([page, devtools].map((place) => place.evaluate(innerSize)));
  if (own === undefined || whole === undefined) return false;
  const [given, left] = side === 'right' ? [own.width, whole.width - size] : [own.height, whole.height - size];
  return Math.abs(given - left) <= SPLIT_PX;
}

function innerSize(): { width: number; height: number } {
  return { width: innerWidth, height: innerHeight };
}
