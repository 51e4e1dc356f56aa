import { describe, expect, it } from 'vitest';
import { rules as english } from '../../lib/texts/en/rules.ts';
import { rules as portuguese } from '../../lib/texts/pt-br/rules.ts';
import { SCENES } from '../panel-gallery/scenes.ts';
import { createTestApp } from './fake-source.ts';

/** Languages are read from files. */
const PATIENT = { timeout: 30_000 };

function loaded() {
  const { app, tell } = createTestApp({ now: () => SCENES.dual.now });
  tell(...SCENES.dual.events);
  return app;
}

describe('the findings of a session', () => {
  it('are those of all that came, whenever they are asked for', async () => {
    const app = loaded();
    expect([app.areFindingsJudged.value, app.findings.value, app.ruleTexts.value]).toEqual([false, [], null]);
    await app.loadFindings();
    expect(app.areFindingsJudged.value).toBe(true);
    expect(app.findings.value.map(({ rule }) => rule)).toContain('duplicate-connections');
    expect(app.ruleTexts.value).toBe(english);
  });

  it('are told in the language on show, also when it changes while they are read', async () => {
    const app = loaded();
    const loading = app.loadFindings();
    app.settings.change({ language: 'pt-BR' });
    await loading;
    await expect.poll(() => app.ruleTexts.value, PATIENT).toBe(portuguese);
    expect(app.texts.value.locale).toBe('pt-BR');
    app.settings.change({ language: 'en' });
    await expect.poll(() => app.ruleTexts.value, PATIENT).toBe(english);
    expect(app.texts.value.locale).toBe('en');
  });
});
