import { urgency } from '../../src/learning/shipped.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { screenComment } from '../../src/screening/screen-comment.ts';
import { macroF1, percent, printTable } from './figures.ts';
import { learnTriage } from './learn-triage.ts';
import { partOf, readLines } from './shared-data.ts';
import { type Post, readGahd, readGermeval } from './triage-data.ts';

interface Scored extends Post {
  score: number;
}

export async function evaluateTriage(): Promise<void> {
  const [germeval, gahd] = [readGermeval(), readGahd()];
  const folds: Scored[] = [];
  for (let part = 0; part < 5; part++) {
    const left = germeval.filter((post) => post.part === part);
    folds.push(
      ...(await learnAndScore(
        germeval.filter((post) => post.part !== part),
        left,
      )),
    );
  }
  console.log('Triage: does a text need a person soon? It orders the queue and decides nothing.\n');
  printTable(
    ['', 'n', 'macro-F1', 'recall in the top 20 %', 'possible at most'],
    [
      ['GermEval 2018, README baseline (its test set)', '', '69.7', '–', ''],
      ['GermEval 2018, best of the contest (its test set)', '', '76.8', '–', ''],
      row('GermEval 2018, word list of the site', byList(germeval, siteList())),
      row('GermEval 2018, LDNOOBW list', byList(germeval, offensiveWords())),
      row('GermEval 2018, classifier, 5 parts', folds),
      row('GermEval 2018, classifier or lists', withLists(folds)),
      row('GAHD dev, LDNOOBW list', byList(gahd.dev, offensiveWords())),
      row('GAHD dev, classifier, learned on its train', await learnAndScore(gahd.train, gahd.dev)),
      row('GAHD dev, classifier, learned on GermEval', await learnAndScore(germeval, gahd.dev)),
      row(
        'GAHD dev, learned on both, as shipped',
        await learnAndScore([...germeval, ...gahd.train], gahd.dev),
      ),
      row('GermEval 2018, learned on GAHD train', await learnAndScore(gahd.train, germeval)),
    ],
  );
  console.log(`
Called urgent from a probability of 0.5. "Possible at most": recall if the top 20 % held nothing but urgent texts. GermEval here is its training
file in 5 parts by the account addressed (writers are not in it); the figures above it are from the contest's test set, which is
another one. Only insults and hate are measured: threats and self-harm have no labelled German corpus here.`);
}

async function learnAndScore(training: Post[], test: Post[]): Promise<Scored[]> {
  const model = await learnTriage(training);
  return test.map((post) => ({ ...post, score: urgency(model, post.text) ?? 0 }));
}

type List = (text: string) => boolean;

function byList(posts: Post[], isHit: List): Scored[] {
  return posts.map(({ text, urgent }) => ({ text, urgent, score: isHit(text) ? 1 : 0 }));
}

/** What a list finds goes first. */
function withLists(scored: Scored[]): Scored[] {
  const isHit = siteList();
  return scored.map((post) => ({ ...post, score: isHit(post.text) ? 1 + post.score : post.score }));
}

function siteList(): List {
  return (text) =>
    screenComment({ text, name: '', honeypot: '', formMs: undefined }, { words: DEFAULT_WORDS }).some(
      ({ check, outcome }) => check === 'words' && outcome !== 'clean',
    );
}

function offensiveWords(): List {
  const words = new Set(readLines('spam/ldnoobw_de.txt').map((word) => word.toLowerCase()));
  return (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => words.has(word));
}

function row(name: string, scored: Scored[]): string[] {
  const f1 = macroF1(
    scored.map(({ score }) => score > 0.5),
    scored.map(({ urgent }) => urgent),
  );
  const top = Math.round(scored.length / 5);
  const ordered = [...scored].sort(
    (a, b) => b.score - a.score || partOf(a.text, 2 ** 31) - partOf(b.text, 2 ** 31),
  );
  const urgent = scored.filter((post) => post.urgent).length;
  const found = ordered.slice(0, top).filter((post) => post.urgent).length;
  const bound = Math.min(1, top / urgent);
  return [name, String(scored.length), percent(f1), percent(found / urgent), percent(bound)];
}
