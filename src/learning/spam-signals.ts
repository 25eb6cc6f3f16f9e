import { MAX_UNITS } from './words.ts';

/** What advertising looks like whatever it is about; in this order in a model, so new ones go last and raise MODEL_VERSION. */
export const SIGNALS = [
  'link',
  'links',
  'domains',
  'shortener',
  'capitals',
  'digits',
  'phone',
  'repeated-signs',
  'repeated-words',
  'emoji',
  'calls',
  'likes',
  'own-channel',
  'money',
  'currency',
  'mixed-scripts',
  'hidden-signs',
  'contact',
  'markup',
] as const;

export type Signal = (typeof SIGNALS)[number];

export const SIGNAL_COUNT = SIGNALS.length;

const LONGEST_PHRASE = 4;

/** A signal at full strength weighs about as much as a third of all words. */
const FULL = 0.6;

const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"]{1,200}|[\p{L}\p{N}][\p{L}\p{N}-]{0,60}\.(?:com|net|org|info|biz|de|at|ch|eu|ru|cn|tk|ml|ga|xyz|top|icu|shop|store|online|site|club|live|link|click|vip|bet|casino|win|tv|me|io|co|ly|gl|gg|be|us|uk)(?![\p{L}\p{N}])/giu;

const SHORTENER =
  /(?:^|[^\p{L}\p{N}.])(?:bit\.ly|goo\.gl|tinyurl\.com|t\.co|ow\.ly|is\.gd|buff\.ly|cutt\.ly|rb\.gy|adf\.ly|shorturl\.at|t\.me|wa\.me|tiny\.cc|v\.gd|lnk\.bio|linktr\.ee)(?![\p{L}\p{N}])/giu;

/** Asking readers to go somewhere or to do something for the writer. */
const CALLS = phrases(`
  subscribe · subscribes · subscribing · sub me · sub to · sub back · check out · check it out · check this · check my · checkout
  click here · click the link · click on · visit · follow me · follow us · follow my · vote for
  watch my · look at my · take a look · go to my · join us · join me · sign up · download · add me · help me · donate
  please watch · listen to my · give us a chance · message me · dm me · text me · call me · contact me · write me
  abonniert · abonnieren · abonnier · abo da · schaut mal · schau mal · schaut euch · schaut vorbei · klick hier · klickt hier
  klicken sie hier · klickt auf · besuchen sie · folgt mir · folge mir · folgt uns · meldet euch
  melde dich · melden sie sich bei · schreib mir · schreibt mir · schreiben sie mir · kontaktieren sie · kontaktiere · hier bestellen
  jetzt bestellen · jetzt anmelden · registrieren · jetzt kaufen · jetzt sichern · hier kaufen · runterladen · herunterladen · stimmt für
`);

/** Asking for approval. */
const LIKES = phrases(`
  please like · like this · like my · like if · like it if · give it a like · thumbs up · share this · share if · please share · upvote · retweet
  daumen hoch · daumen nach oben · gefällt mir klicken · liked das · liked mein · liken bitte · bitte liken · teilt das · bitte teilen · teilt diesen
`);

const OWN_CHANNEL = phrases(`
  my channel · my new channel · our channel · my video · my videos · my new video · our video · my page · our page · my site · my website
  my song · my songs · my music · our music · my cover · our cover · my blog · my shop · my store · my profile · my instagram · my facebook
  mein kanal · meinen kanal · meinem kanal · unser kanal · unseren kanal · mein video · meine videos · meine seite · unsere seite
  meine homepage · meine webseite · unser shop · unseren shop · mein shop · meinen shop · mein profil · mein blog · meinen blog
`);

const MONEY = phrases(`
  free · for free · giveaway · gift card · gift cards · earn · make money · money online · cash · income · work from home · dollars · bitcoin
  crypto · invest · investment · profit · loan · casino · bonus · discount · cheap · promo · promo code · win a · prize · sale · buy now
  gratis · geld verdienen · verdiene · verdienen sie · gewinnspiel · rabatt · rabattcode · kredit · darlehen · kryptowährung
  rendite · nebenverdienst · heimarbeit · zuhause verdienen · zinsen · ohne schufa · versandkostenfrei
`);

/** One value per signal, 0 (nothing) to FULL; linear in the characters read. */
export function signalsOf(text: string): Float32Array {
  const strengths = measure(text.slice(0, MAX_UNITS));
  return Float32Array.from(SIGNALS, (signal) => FULL * Math.min(1, strengths[signal]));
}

/** How often what stands behind a signal occurs, for the sentence that explains it. Shares are percent. */
export function signalCount(signal: Signal, text: string): number {
  const read = text.slice(0, MAX_UNITS);
  if (signal === 'link' || signal === 'links') return hostsIn(read).length;
  if (signal === 'domains') return new Set(hostsIn(read)).size;
  if (signal === 'capitals') return Math.round(100 * capitalShare(read));
  if (signal === 'digits') return Math.round(100 * share(read, /\p{N}/gu));
  if (signal === 'emoji') return matches(read, /\p{Extended_Pictographic}/gu);
  if (signal === 'calls') return said(spokenWords(read), CALLS);
  if (signal === 'likes') return said(spokenWords(read), LIKES);
  return 1;
}

function measure(text: string): Record<Signal, number> {
  const hosts = hostsIn(text);
  const withoutLinks = hosts.length > 0 ? text.replace(LINK, ' ') : text;
  const words = spokenWords(text);
  return {
    link: shareOfLinks(withoutLinks, hosts.length),
    links: Math.max(0, hosts.length - 1) / 3,
    domains: Math.max(0, new Set(hosts).size - 1) / 2,
    shortener: matches(text, SHORTENER),
    capitals: Math.max(0, capitalShare(text) - 0.2) * 2,
    digits: share(text, /\p{N}/gu) * 3,
    phone: matches(text, /(?:\+|\b00?)[1-9]\d[\d ()/-]{6,16}\d/gu) / 2,
    'repeated-signs': Math.max(0, matches(withoutLinks, /(\p{L}|\p{P})\1{2,}/gu)) / 3,
    'repeated-words': repeatedWords(words),
    emoji: share(text, /\p{Extended_Pictographic}/gu) * 5,
    calls: said(words, CALLS) / 3,
    likes: said(words, LIKES) / 2,
    'own-channel': said(words, OWN_CHANNEL) / 2,
    money: said(words, MONEY) / 3,
    currency: matches(text, /[$€£¥₿]\s?\d|\d\s?[$€£¥₿]/gu) / 2,
    'mixed-scripts': matches(
      text,
      /\p{Script=Latin}(?:\p{Script=Cyrillic}|\p{Script=Greek})|(?:\p{Script=Cyrillic}|\p{Script=Greek})\p{Script=Latin}/gu,
    ),
    'hidden-signs': matches(text, /[\u200b-\u200f\u2060\u202a-\u202e]/gu) / 2,
    contact: matches(text, /[\w.+-]{1,64}@[\w-]{1,60}\.\w|whats-?app|telegram|(?:^|\s)@\w{3,30}/giu) / 2,
    markup: matches(text, /<a\s|\[url|\[link|href\s*=/giu),
  };
}

function phrases(list: string): ReadonlySet<string> {
  return new Set(list.split(/[·\n]/u).map((phrase) => phrase.trim()));
}

/** How many of the phrases stand in the text, whole words, whatever their case. */
function said(words: readonly string[], list: ReadonlySet<string>): number {
  let found = 0;
  for (const [i, first] of words.entries()) {
    let phrase = first;
    for (let next = i + 1; ; next++) {
      if (list.has(phrase)) found++;
      if (next >= words.length || next > i + LONGEST_PHRASE - 1) break;
      phrase += ` ${words[next]}`;
    }
  }
  return found;
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function share(text: string, pattern: RegExp): number {
  return text === '' ? 0 : matches(text, pattern) / text.length;
}

/** Of the letters that have a case; 0 below twelve of them, where a name or an abbreviation would shout. */
function capitalShare(text: string): number {
  const upper = matches(text, /\p{Lu}/gu);
  const all = upper + matches(text, /\p{Ll}/gu);
  return all < 12 ? 0 : upper / all;
}

/** Near 1 where there is little but the link, small where a long text cites its source. */
function shareOfLinks(rest: string, links: number): number {
  const words = matches(rest, /\p{L}{2,}/gu);
  return links === 0 ? 0 : (12 * links) / (12 * links + words);
}

function hostsIn(text: string): string[] {
  if (!text.includes('.') && !text.includes('://')) return [];
  const links = text.match(LINK) ?? [];
  return links.map(
    (link) =>
      link
        .replace(/^https?:\/\//iu, '')
        .split(/[/?#:]/u, 1)[0]
        ?.toLowerCase() ?? '',
  );
}

function spokenWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** 0 where words vary as in speech, 1 where the same ones come again and again. */
function repeatedWords(words: readonly string[]): number {
  if (words.length < 12) return 0;
  const sayings = words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);
  return Math.min(1, (1 - new Set(sayings).size / sayings.length) * 2);
}
