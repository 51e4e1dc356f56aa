// Theme, dock side and size of open DevTools, set through their own settings and awaited where the panel can see them.
import type { DockedPanel } from './open-panel.ts';
import { waitUntil } from './wait-until.ts';

export type DevToolsTheme = 'light' | 'dark';
export type DockSide = 'bottom' | 'right';

/** Switches the theme as the user does in DevTools' settings; resolves when the panel has been told. */
export async function setDevToolsTheme({ devtools, panel }: DockedPanel, theme: DevToolsTheme): Promise<void> {
  await devtools.evaluate(async (value) => {
    const modulePath = './core/common/common.js';
    const { Settings } = await import(modulePath);
    Settings.Settings.instance()
      .moduleSetting('ui-theme')
      .set(value === 'dark' ? 'dark' : 'default');
  }, theme);
  await waitUntil(`the panel's themeName becomes ${theme}`, () =>
    panel.evaluate((value) => {
      const { devtools } = (globalThis as unknown as { chrome: { devtools: { panels: { themeName: string } } } })
        .chrome;
      return (devtools.panels.themeName === 'dark') === (value === 'dark');
    }, theme),
  );
}

/** Docks DevTools at a side and gives them `size` CSS pixels there (height at the bottom, width at the right, tabs included). */
export async function dockDevTools({ devtools, panel }: DockedPanel, side: DockSide, size: number): Promise<void> {
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
}
