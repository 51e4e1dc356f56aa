import { useId } from 'preact/hooks';
import { type CheckPaths, DEFAULT_PATHS } from '../../lib/checks/check-paths.ts';
import { MAX_PATH_LENGTH } from '../../lib/checks/site-paths.ts';
import { useApp, useTexts } from '../app-context.ts';

const NAMES = Object.keys(DEFAULT_PATHS) as Array<keyof CheckPaths>;

/** Where this site has what the checks ask for; kept when a field is left. Emptied, a field is the default again. */
export function PathsForm() {
  const { checks } = useApp();
  const texts = useTexts().checks;
  const site = checks.site.value;
  return (
    <details class="check-paths">
      <summary>{texts.pathsTitle}</summary>
      <p>{site === null ? texts.noSite : texts.pathsHint(site)}</p>
      {site !== null && (
        <div class="check-paths-form" key={site}>
          {NAMES.map((name) => (
            <PathField key={name} name={name} />
          ))}
        </div>
      )}
    </details>
  );
}

function PathField({ name }: { name: keyof CheckPaths }) {
  const { checks } = useApp();
  const texts = useTexts().checks;
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{texts.path[name]}</label>
      <input
        id={id}
        type="text"
        spellcheck={false}
        maxLength={MAX_PATH_LENGTH}
        value={checks.paths.value[name]}
        placeholder={DEFAULT_PATHS[name] || texts.newestConnection}
        data-testid={`check-path-${name}`}
        onChange={(event) => checks.setPath({ [name]: event.currentTarget.value.trim() || DEFAULT_PATHS[name] })}
      />
    </>
  );
}
