// How well the classifiers do on real texts that others wrote: `npm run evaluate -- spam`, `triage` or `themes`.
// Exit 0: printed, or there is no data; 1: no data although REQUIRE_DATA=1; 2: used wrongly.
import { hasData } from './evaluation/shared-data.ts';
import { evaluateSpam } from './evaluation/spam.ts';
import { evaluateThemes } from './evaluation/themes.ts';
import { evaluateTriage } from './evaluation/triage.ts';

const EVALUATIONS: Record<string, () => Promise<void>> = {
  spam: evaluateSpam,
  triage: evaluateTriage,
  themes: evaluateThemes,
};

async function main(name: string | undefined): Promise<number> {
  const evaluate = EVALUATIONS[name ?? ''];
  if (!evaluate) {
    console.error(`Usage: npm run evaluate -- ${Object.keys(EVALUATIONS).join('|')}`);
    return 2;
  }
  if (!hasData()) {
    console.error('Skipped: the texts to evaluate on, ../shared/data, are not there.');
    return process.env['REQUIRE_DATA'] === '1' ? 1 : 0;
  }
  await evaluate();
  return 0;
}

process.exitCode = await main(process.argv[2]);
