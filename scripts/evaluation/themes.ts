import { suggestCodes } from '../../src/codes/suggest-codes.ts';
import { type Model, suggestionsFor } from '../../src/learning/model.ts';
import { trainThemes } from '../../src/learning/themes.ts';
import type { Example } from '../../src/learning/train.ts';
import { f1, macroF1, percent, printTable, share } from './figures.ts';
import { partOf, readRows } from './shared-data.ts';

const FOLDS = 5;
/** Other ways to cut the same corpus into folds; the tables are of the first, '' itself. */
const OTHER_CUTS = ['1/', '2/', '3/', '4/', '5/'];

interface Contribution extends Example {
  theme: string;
  key: string;
}

/** The main themes of one contribution, the best first. */
interface Ranking {
  is: string;
  /** In the order of the suggestions, and by their probability alone. */
  ranked: string[];
  likeliest: string[];
  /** Those that a planner sees: at most three, none that is unlikely. */
  shown: string[];
}

type Labels = Map<string, string | undefined>;

/** Bonn's cycling dialogue: which of eight main themes a contribution was given. */
export async function evaluateThemes(): Promise<void> {
  const all = readContributions();
  const themes = [...new Set(all.map(({ theme }) => theme))].sort();
  const only: Labels = new Map(themes.map((theme) => [theme, undefined]));
  const tree: Labels = new Map([...only, ...subThemes(all)]);
  const flat = await crossValidate(inFolds(all), only);
  const ranked = await crossValidate(inFolds(all), tree);
  console.log(`Themes: Raddialog Bonn, ${all.length} contributions, 8 themes, ${FOLDS} folds\n`);
  printTable(
    ['', 'accuracy', 'macro-F1', 'in the top 3'],
    [
      ['Baseline of the data: TF-IDF, linear', '74.1', '67.0', '–'],
      ['Eight themes alone', ...percents(flat, 'ranked')],
      ['With the sub-themes, by probability alone', ...percents(ranked, 'likeliest')],
      ['With the sub-themes of the codebook', ...percents(ranked, 'ranked')],
      ['  what the page shows of it', ...percents(ranked, 'shown')],
    ],
  );
  console.log('\nPer theme, with the sub-themes (F1)\n');
  printTable(
    ['', 'n', 'F1'],
    themes.map((theme) => [
      theme,
      String(all.filter((one) => one.theme === theme).length),
      percent(f1Of(ranked, theme)),
    ]),
  );
  await printOtherCuts(all, tree);
  console.log(`
Nothing was learned on a test part. The settings (C, fragments of 3 to 5 letters, the title counted once more) were fixed beforehand
on other folds of the same corpus, and the order of suggestions was chosen looking at these, so another corpus may come out lower.
What the page shows are at most three codes, none that is unlikely. Sub-themes are labels of the training part only; the baseline
did not have them.`);
}

function readContributions(): Contribution[] {
  return readRows('raddialog-bonn-de/contributions-themes.csv').map((row) => {
    const theme = row['main_category_level1'] as string;
    const below = Object.keys(row).filter((key) => key.startsWith('level2_') && row[key] === '1');
    const text = `${row['title']}\n${row['text']}`;
    return { text, theme, labels: [theme, ...below], key: row['ID'] as string };
  });
}

/** Each under the theme it stands with most often in the codebook. */
function subThemes(all: Contribution[]): Labels {
  const parents: Labels = new Map();
  for (const label of [...new Set(all.flatMap(({ labels }) => labels.slice(1)))].sort()) {
    const counts = new Map<string, number>();
    for (const { labels, theme } of all)
      if (labels.includes(label)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
    parents.set(label, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]);
  }
  return parents;
}

/** Every theme spread evenly; in an order that never changes. */
function inFolds(all: Contribution[], cut = ''): Contribution[] {
  const at = ({ key }: Contribution) => partOf(cut + key, 2 ** 31);
  const order = [...all].sort((a, b) => at(a) - at(b));
  return order.sort((a, b) => (a.theme < b.theme ? -1 : a.theme > b.theme ? 1 : 0));
}

async function crossValidate(all: Contribution[], labels: Labels): Promise<Ranking[]> {
  const rankings: Ranking[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = all.filter((_, i) => i % FOLDS !== fold);
    rankings.push(
      ...(await rank(
        training,
        all.filter((_, i) => i % FOLDS === fold),
        labels,
      )),
    );
  }
  return rankings;
}

async function rank(training: Contribution[], test: Contribution[], labels: Labels): Promise<Ranking[]> {
  const shuffled = [...training].sort((a, b) => partOf(b.key, 2 ** 31) - partOf(a.key, 2 ** 31));
  const model = await trainThemes(
    shuffled.map((one) => ({ text: one.text, labels: withThoseAbove(one, labels) })),
    labels,
  );
  return test.map(({ text, theme }) => {
    const themes = suggestionsFor(model, text).filter(({ label }) => label.startsWith('level1_'));
    const likeliest = [...themes].sort((a, b) => b.probability - a.probability);
    return {
      is: theme,
      ranked: themes.map(({ label }) => label),
      likeliest: likeliest.map(({ label }) => label),
      shown: shownThemes(model, text, labels),
    };
  });
}

/** As a planner's codings are learned: an example of a code is one of the codes above it, too. */
function withThoseAbove({ labels }: Contribution, parents: Labels): string[] {
  return [...new Set(labels.flatMap((label) => [label, parents.get(label) ?? label]))];
}

/** The main themes of the codes that the page suggests. */
function shownThemes(model: Model, text: string, labels: Labels): string[] {
  const codes = [...labels].map(([id, parent], position) => ({
    id,
    label: id,
    parentId: parent ?? null,
    position,
  }));
  const suggested = suggestCodes(text, codes, { model, given: [] });
  return [...new Set(suggested.map(({ codeId }) => labels.get(codeId) ?? codeId))];
}

/** How much of a figure is the luck of how the corpus was cut. */
async function printOtherCuts(all: Contribution[], labels: Labels): Promise<void> {
  const cuts: Ranking[][] = [];
  for (const cut of OTHER_CUTS) cuts.push(await crossValidate(inFolds(all, cut), labels));
  const row = (name: string, by: Order) => {
    const columns = cuts.map((rankings) => figures(rankings, by));
    return [name, ...[0, 1, 2].map((i) => spread(columns.map((column) => column[i] as number)))];
  };
  console.log(
    `\nThe same with ${OTHER_CUTS.length} other ways to cut the corpus: mean (lowest to highest)\n`,
  );
  printTable(
    ['', 'accuracy', 'macro-F1', 'in the top 3'],
    [row('By probability alone', 'likeliest'), row('As suggested', 'ranked'), row('As shown', 'shown')],
  );
}

function spread(values: number[]): string {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return `${percent(mean)} (${percent(Math.min(...values))} to ${percent(Math.max(...values))})`;
}

type Order = 'ranked' | 'likeliest' | 'shown';

/** Accuracy, macro-F1, and how often the right one is among the first three. */
function figures(rankings: Ranking[], by: Order): number[] {
  const right = rankings.map((one) => one[by][0] === one.is);
  const inTopThree = rankings.map((one) => one[by].slice(0, 3).includes(one.is));
  return [share(right), macroF1Of(rankings, by), share(inTopThree)];
}

function percents(rankings: Ranking[], by: Order): string[] {
  return figures(rankings, by).map((figure) => percent(figure));
}

function macroF1Of(rankings: Ranking[], by: Order): number {
  return macroF1(
    rankings.map((one) => one[by][0]),
    rankings.map(({ is }) => is),
  );
}

function f1Of(rankings: Ranking[], theme: string): number {
  return f1(
    rankings.map(({ ranked }) => ranked[0]),
    rankings.map(({ is }) => is),
    theme,
  );
}
