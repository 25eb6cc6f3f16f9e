import { type TermList, termList } from './terms.ts';

const THREATS = `
  ich bring dich um · ich bringe dich um · ich bring euch um · ich bringe euch um · wir bringen dich um · wir bringen euch um
  bring ich dich um · bringe ich dich um · bring ich euch um · bringe ich euch um · bringen wir euch um · umbringen werde ich
  ich mach dich fertig · ich mache dich fertig · ich mach euch fertig · wir machen dich fertig · wir machen euch fertig
  ich stech dich ab · ich steche dich ab · abstechen sollte man · gehört abgestochen · gehören abgestochen
  ich knall dich ab · ich knalle dich ab · ich knall euch ab · gehört abgeknallt · gehören abgeknallt · abknallen sollte man
  ich erschieße dich · ich erschieße euch · gehört erschossen · gehören erschossen · gehört an die wand gestellt · gehören an die wand gestellt
  gehört erschlagen · gehören erschlagen · ich schlag dich tot · ich schlage dich tot · schlag dich tot · totschlagen sollte man
  gehört aufgehängt · gehören aufgehängt · gehört an den galgen · gehören an den galgen · gehört ins gas · gehören ins gas · ab ins gas
  ich weiß wo du wohnst · ich weiss wo du wohnst · wir wissen wo du wohnst · wir wissen wo ihr wohnt · ich weiß wo ihr wohnt
  wir kriegen dich · wir kriegen euch · ich krieg dich · wir finden dich · wir finden euch · du bist tot · ihr seid tot
  du wirst bluten · ihr werdet bluten · du wirst brennen · ihr werdet brennen · pass auf dich auf sonst
  ich zünde euch an · ich zünde das rathaus an · zündet das rathaus an · das rathaus anzünden · bombe im rathaus · bombe legen
  morgen amok · amoklauf · amok laufen · laufe amok
  i will kill you · i'll kill you · ill kill you · gonna kill you · going to kill you · we will kill you · kill you all
  i will find you · we will find you · i know where you live · we know where you live · you are dead · you're dead · youre dead
  should be shot · should be hanged · should be killed · deserves to die · deserve to die · burn down the town hall
  i will shoot you · i will stab you · shoot up the · bomb the town hall · you will burn · you will bleed
`;

const SELF_HARM = `
  will nicht mehr leben · möchte nicht mehr leben · mag nicht mehr leben · kann nicht mehr leben · nicht mehr leben wollen
  will sterben · möchte sterben · am liebsten sterben · am liebsten tot · wäre lieber tot · wünschte ich wäre tot · will tot sein
  bringe mich um · bring mich um · mich umbringen · umbringen will ich mich · werde mich umbringen · nehme mir das leben
  mir das leben nehmen · leben ein ende setzen · meinem leben ein ende · springe vor den zug · vor den zug springen
  springe von der brücke · suizid · suizidgedanken · selbstmord begehen · selbstmordgedanken
  ritze mich · mich ritzen · verletze mich selbst · mich selbst verletzen · will nicht mehr aufwachen · nicht mehr aufwachen
  sehe keinen ausweg mehr · ohne mich besser dran
  want to die · wanna die · i want to kill myself · kill myself · killing myself · end my life · ending my life · take my own life
  don't want to live · do not want to live · dont want to live · no reason to live · better off dead · better off without me
  suicidal · suicide · hurt myself · harm myself · cut myself · cutting myself
`;

/** Phrases after which a person should look at once, in German and English; whole words, so that more than these is not found. */
export const URGENT_PHRASES: TermList<'threat' | 'selfHarm'> = termList([
  ...phrases(THREATS).map((phrase) => [phrase, 'threat'] as const),
  ...phrases(SELF_HARM).map((phrase) => [phrase, 'selfHarm'] as const),
]);

function phrases(list: string): string[] {
  return list
    .split(/[·\n]/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
