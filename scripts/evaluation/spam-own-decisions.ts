import type { Model } from '../../src/learning/model.ts';
import { LIKELY_SPAM, spamProbability } from '../../src/learning/shipped.ts';
import { mcc, percent, printTable, share } from './figures.ts';
import { learnSpam } from './learn-spam.ts';
import { partOf } from './shared-data.ts';
import { type Comment, readCivic, readVideo, VIDEOS } from './spam-data.ts';

const DECISIONS = [0, 20, 100, 300];

type Ways = Record<string, (text: string) => number>;

/** A site whose moderators decide on one video's comments and Bonn's contributions, beside a prior that saw neither. */
export async function printOwnDecisions(priors: ReadonlyMap<string, Model>): Promise<void> {
  const rows: string[][] = [];
  for (const decisions of DECISIONS) {
    const said: Record<string, { video: boolean[]; is: boolean[]; civic: boolean[] }> = {};
    for (const video of VIDEOS) {
      const { decided, video: test, civic } = site(video);
      const ways = await waysFor(priors.get(video) as Model, decided.slice(0, decisions));
      for (const [name, score] of Object.entries(ways)) {
        said[name] ??= { video: [], is: [], civic: [] };
        said[name].video.push(...test.map(({ text }) => score(text) > LIKELY_SPAM));
        said[name].is.push(...test.map(({ spam }) => spam));
        said[name].civic.push(...civic.map(({ text }) => score(text) > LIKELY_SPAM));
      }
    }
    for (const [name, { video, is, civic }] of Object.entries(said)) {
      const recall = share(video.filter((_, i) => is[i]));
      const wrong = share(video.filter((_, i) => !is[i]));
      rows.push([
        `${decisions} decisions: ${name}`,
        percent(recall),
        percent(wrong),
        mcc(video, is).toFixed(3),
        percent(share(civic), 2),
      ]);
    }
  }
  console.log(
    '\nPrior and own decisions: half of a video and of Bonn is decided, the other half is tested\n',
  );
  printTable(['', 'recall', 'video false', 'MCC', 'Bonn false'], rows);
}

async function waysFor(prior: Model, decided: Comment[]): Promise<Ways> {
  const scores = (model: Model) => (text: string) => spamProbability(model, text) ?? 0;
  if (decided.length === 0) return { 'prior alone': scores(prior) };
  const own = scores(await learnSpam(decided));
  const bent = scores(await learnSpam(decided, prior));
  const sum = (text: string) => 1 / (1 + Math.exp(-logOdds(scores(prior)(text)) - logOdds(own(text))));
  return { 'own alone': own, 'log-odds added': sum, 'prior as start': bent };
}

function logOdds(probability: number): number {
  return probability === 0 ? 0 : Math.log(probability / (1 - probability));
}

/** Halves by a hash of the text, so that copies of one text stay together. */
function site(video: string): { decided: Comment[]; video: Comment[]; civic: Comment[] } {
  const isDecided = ({ text }: Comment) => partOf(text, 2) === 0;
  const bonn = readCivic().test.filter(({ source }) => source === 'Raddialog');
  const comments = readVideo(video);
  const [shown, usual] = [comments.filter(isDecided), bonn.filter(isDecided)];
  const decided = shown.flatMap((one, i) => [one, usual[i] as Comment]);
  return {
    decided,
    video: comments.filter((one) => !isDecided(one)),
    civic: bonn.filter((one) => !isDecided(one)),
  };
}
