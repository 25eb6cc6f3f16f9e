import type { WordKind, WordRule } from './draft.ts';

const SPAM = `
  viagra · cialis · levitra · kamagra · potenzmittel rezeptfrei · rezeptfrei bestellen · penisvergrößerung · penis enlargement
  online casino · online casinos · casino bonus · casino boni · casino online · freispiele ohne einzahlung · sportwetten bonus
  no deposit bonus · free spins · buchmacher ohne oasis
  kredit ohne schufa · sofortkredit ohne schufa · payday loan · payday loans · loan offer · kreditangebot zwischen privatpersonen
  bitcoin verdoppeln · crypto signals · krypto signale · forex signals · binary options · binäre optionen
  make money online · earn money online · schnell geld verdienen · online geld verdienen
  backlinks kaufen · buy backlinks · seo backlinks · follower kaufen · buy followers · likes kaufen
  führerschein kaufen · führerschein ohne prüfung · reisepass kaufen · falschgeld kaufen · buy driving license
  replica uhren · replica watches · rolex replica
  sexcam · sexcams · webcam girls · escort service · porno gratis · gratis pornos · free porn · xxx videos · sexkontakte
  hire a hacker · whatsapp hacker · abnehmpillen · weight loss pills
`;

const INSULTS = `
  arschloch · arschlöcher · arschgesicht · arschgeige · hurensohn · hurensöhne · hurensöhnen · wichser · wichsern · fotze · fotzen
  drecksau · drecksäue · dreckschwein · dreckschweine · drecksack · dreckskerl · scheißkerl · scheißkerle · schlampe · schlampen
  missgeburt · missgeburten · spast · spasti · spasten · mongo · schwuchtel · schwuchteln · kanake · kanaken · kanacke · kanacken · nigger
  untermensch · untermenschen
  fick dich · fickt euch · verpiss dich · verpisst euch · halt die fresse · haltet die fresse · halts maul
`;

/**
 * The word list a new site begins with; later the city edits its own. Only terms that say what they are in German and English
 * alike: a list that hits "günstig", "kaufen" or "Angebote" would suspect the residents.
 */
export const DEFAULT_WORDS: readonly WordRule[] = [...rules(SPAM, 'spam'), ...rules(INSULTS, 'insult')];

function rules(list: string, kind: WordKind): WordRule[] {
  return list
    .split(/[·\n]/u)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => ({ pattern, kind }));
}
