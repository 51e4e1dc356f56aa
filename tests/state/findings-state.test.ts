import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../lib/model/backoff/policy.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { FindingsState } from '../../lib/state/findings-state.ts';
import { rules as english } from '../../lib/texts/en/rules.ts';
import { rules as portuguese } from '../../lib/texts/pt-br/rules.ts';
import type { RuleTexts } from '../../lib/texts/texts-for.ts';
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

  it('are read again when they are asked for after a failure, and once while they are read', async () => {
    const rules = signal<RuleTexts | null>(null);
    let tries = 0;
    const state = new FindingsState({
      view: signal(createSessionModel().view()),
      policy: signal(POLICIES.guide),
      readUpTo: signal(0),
      missing: signal([]),
      rules,
      loadRules: async () => {
        if (++tries === 1) throw new Error('The files of the extension are gone.');
        rules.value = english;
      },
    });
    await expect(state.load()).rejects.toThrow('gone');
    expect(state.isJudged.value).toBe(false);
    await Promise.all([state.load(), state.load()]);
    expect([state.isJudged.value, tries]).toEqual([true, 2]);
  });
});
