import { LIMITS } from '../../platform/limits.ts';
import { RETENTION } from '../retention.ts';
import type { SiteFacts } from '../site-facts.ts';

const COUNTED_MINUTES = Math.max(LIMITS.posting.timeWindow, LIMITS.privateLink.timeWindow) / 60_000;

/** Art. 13 DSGVO, § 25 TDDDG. Says what the program does with the settings in force. */
export function privacyDe(facts: SiteFacts): string {
  return [
    IN_SHORT,
    reading(facts),
    writing(facts),
    TAKING_PART,
    akismet(facts),
    RECIPIENTS,
    retention(facts),
    STAFF,
    RIGHTS,
  ].join('\n');
}

/** Stands in the place of the operator's own text until there is one. */
export function controllerDe({ operator, contactEmail }: SiteFacts): string {
  return `
## Wer verantwortlich ist

${operator || '[Name der Stadt oder Gemeinde]'}, [Anschrift]\\
E-Mail: ${contactEmail ?? '[E-Mail-Adresse]'}

- Datenschutzbeauftragte oder Datenschutzbeauftragter: [Name, Anschrift, E-Mail-Adresse]
- Rechtsgrundlage der Beteiligung: Aufgabe im öffentlichen Interesse, Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit [Landesrecht]
- Auftragsverarbeiter: [Betreiber des Servers]
- Ende der Aufbewahrung: [wann ein abgeschlossenes Thema mit seinen Beiträgen gelöscht oder ins Archiv gegeben wird]
- Aufsichtsbehörde: [Landesbeauftragte oder Landesbeauftragter für den Datenschutz]
`;
}

const IN_SHORT = `
## Kurz gesagt

- Zum Lesen brauchen Sie nichts anzugeben. Diese Website setzt für Leserinnen und Leser keine Cookies, legt nichts in Ihrem Browser ab und lädt nichts von fremden Servern.
- Zum Mitreden genügt Ihr Text. Name und E-Mail-Adresse sind freiwillig, ein Pseudonym ist willkommen.
- Ihre E-Mail-Adresse wird nie veröffentlicht.
`;

function reading({ countsInRedis }: SiteFacts): string {
  const where = countsInRedis ? 'in einem Zwischenspeicher des Betreibers' : 'im Arbeitsspeicher';
  return `
## Wenn Sie lesen

Ihr Browser sendet mit jeder Anfrage Ihre IP-Adresse; ohne sie käme keine Seite bei Ihnen an. In den Protokollen des Programms steht sie nicht: Dort sind nur die Art der Anfrage, die aufgerufene Adresse ohne Zusätze, das Ergebnis und die Dauer vermerkt. Private Links werden darin unkenntlich gemacht.

Damit niemand den Dienst überlastet, zählen wir beim Absenden eines Formulars und beim Aufruf eines privaten Links, wie oft ein Anschluss das tut. Die Zählung steht ${where} und endet nach höchstens ${COUNTED_MINUTES} Minuten.
`;
}

function writing({ mail }: SiteFacts): string {
  const use = mail
    ? 'Wir fragen zuerst per E-Mail, ob sie stimmt. Danach nutzen wir sie nur, um Ihnen zu schreiben, worum Sie gebeten haben, und die Redaktion für Rückfragen zu Ihrem Beitrag.'
    : 'Nur die Redaktion sieht sie und nutzt sie für Rückfragen zu Ihrem Beitrag.';
  return `
## Wenn Sie einen Beitrag schreiben

Gespeichert werden:

- Ihr Text und, wenn Sie ihn angeben, Ihr Name. Beides wird öffentlich, sobald ein Mensch aus der Redaktion den Beitrag freigegeben hat. Wo das Formular es sagt, erscheint ein Beitrag sofort, wenn keine Prüfung etwas findet, und ein Mensch liest ihn danach.
- Ihre E-Mail-Adresse, wenn Sie sie angeben. ${use} Sie steht in keinem Export.
- Der Zeitpunkt, das Thema, die Sprache der Seite und die Vorgangsnummer.
- Welche Fassung dieser Hinweise galt.
- Eine Prüfsumme Ihrer IP-Adresse. Sie entsteht mit einem Schlüssel, der jede Woche wechselt und danach vernichtet wird. So erkennen wir einige Tage lang, ob mehrere Beiträge vom selben Anschluss kommen; die Adresse selbst lässt sich daraus nicht zurückrechnen. In manchen Themen begrenzen wir damit, wie schnell Beiträge aufeinander folgen, und nach einem Missbrauch liest weitere Beiträge dieses Anschlusses zuerst ein Mensch, höchstens sieben Tage lang; auf Wunsch der Redaktion erkennen wir sie so lange auch an einer Prüfsumme der E-Mail-Adresse.
- Eine Prüfsumme der Sendung, damit Ihr Beitrag nur einmal gezählt wird, auch wenn er zweimal ankommt.
- Was unsere eigenen Prüfungen ergeben haben, etwa ob der Text viele Links oder eine Telefonnummer enthält, und wie die Redaktion aus welchem Grund entschieden hat.
- Wenn Sie Ihren Beitrag ändern: die früheren Fassungen. Wenn Sie einer Entscheidung widersprechen: Ihr Widerspruch. Beides sieht nur die Redaktion.

Die Prüfungen laufen auf unserem Server und lehnen nichts ab. Nicht veröffentlicht oder entfernt wird ein Beitrag nur von einem Menschen.

Rechtsgrundlage ist die Aufgabe der Stadt, ihre Einwohnerinnen und Einwohner zu beteiligen (Art. 6 Abs. 1 Buchst. e DSGVO). Die freiwilligen Angaben verarbeiten wir mit Ihrer Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO).
`;
}

const TAKING_PART = `
## Wenn Sie unterstützen, melden oder einem Thema folgen

- **Unterstützen und Melden:** Damit jeder Anschluss am Tag einmal zählt, entsteht eine Prüfsumme Ihrer IP-Adresse mit einem Schlüssel, der nur an diesem Tag gilt. Danach wird er vernichtet, und niemand kann die Prüfsumme mehr zuordnen.
- **Melden:** Gespeichert werden der Grund, Ihr Text und, wenn Sie sie angeben, Ihre E-Mail-Adresse. Nur die Moderation sieht Grund und Text. Wer den Beitrag geschrieben hat, erfährt nicht, wer ihn gemeldet hat.
- **Folgen:** Gespeichert werden Ihre E-Mail-Adresse, das Thema, die Sprache und wie oft Sie Post möchten. Jede E-Mail enthält einen Link, der das mit einem Klick beendet und Ihre Adresse löscht.
- **E-Mails:** Sie enthalten keine Zählpixel, und ihre Links zählen nicht, wer sie öffnet.

Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO), beim Zählen und Melden die Aufgabe der Stadt (Buchst. e).
`;

function akismet({ akismet: mode, kept }: SiteFacts): string {
  if (mode === 'off') return '';
  const effect =
    mode === 'act'
      ? 'Hält Akismet Ihren Beitrag für Spam, ordnet das Programm ihn in der Warteschlange der Redaktion dort ein.'
      : 'Das Ergebnis wird nur vermerkt und ändert an der Bearbeitung nichts.';
  return `
## Spamprüfung mit Akismet, nur mit Ihrer Einwilligung

Wenn Sie im Formular das Häkchen dafür setzen, lassen wir Ihren Beitrag zusätzlich von Akismet prüfen. Das ist ein Dienst der Automattic Inc. in den USA. Ohne Häkchen geht nichts dorthin, und Ihr Beitrag hat dadurch keinen Nachteil.

Übermittelt werden der Text, Ihre IP-Adresse, die Kennung Ihres Browsers, die Adresse der Themenseite und der Website sowie der Hinweis, dass es sich um einen Kommentar handelt. Name und E-Mail-Adresse werden nicht übermittelt.

${effect} Findet Akismet etwas, entscheidet in jedem Fall ein Mensch über die Veröffentlichung. Hat er entschieden, melden wir Akismet, ob es Spam war. Bis dahin, höchstens aber ${days(kept.keep_akismet_days)}, bewahren wir Ihre IP-Adresse und die Browserkennung verschlüsselt auf; danach werden sie gelöscht.

Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a, Art. 49 Abs. 1 Buchst. a DSGVO). In den USA sind Ihre Daten möglicherweise weniger geschützt als in der Europäischen Union, vor allem vor dem Zugriff von Behörden. Sie können die Einwilligung jederzeit für die Zukunft widerrufen.
`;
}

const RECIPIENTS = `
## Wer Ihre Angaben bekommt

Veröffentlichte Beiträge können alle lesen, auch Suchmaschinen und andere Programme; was wir davon als Datei anbieten, steht unter [Offene Daten](/offene-daten). Alles Übrige sehen nur die Beschäftigten, die die Beiträge moderieren oder auswerten. Wer auswertet, bekommt Texte, Namen und Entscheidungen, aber keine E-Mail-Adressen und keine IP-Adressen; dasselbe gilt für die Programme, die dabei helfen.
`;

const days = (count: number) => (count === 1 ? 'einen Tag' : `${count} Tage`);

function retention({ akismet: mode, kept }: SiteFacts): string {
  const rows: (readonly [string, string] | false)[] = [
    ['Prüfsumme der IP-Adresse bei einem Beitrag', days(kept.keep_address_days)],
    mode !== 'off' && [
      'IP-Adresse und Browserkennung für Akismet, verschlüsselt',
      `bis zur Rückmeldung, höchstens ${days(kept.keep_akismet_days)}`,
    ],
    [
      'Prüfsumme der IP-Adresse beim Unterstützen und Melden',
      'bis zum Ende des Tages; dann wird ihr Schlüssel vernichtet',
    ],
    [
      'Prüfsumme der Sendung',
      'einen Tag; gab Ihr Browser ihr eine Zufallszahl mit, so lange wie der Beitrag',
    ],
    ['E-Mail-Adresse, die niemand bestätigt', days(kept.keep_unconfirmed_email_days)],
    [
      'Bestätigte E-Mail-Adresse zu Ihrem Beitrag',
      'bis Sie sie oder Ihren Beitrag in Ihrem Vorgang löschen. Wenn Sie E-Mails dazu abbestellen, bleibt sie gespeichert, damit Sie über „Link verloren?“ wieder zu Ihrem Vorgang finden.',
    ],
    ['Bestätigte E-Mail-Adresse, mit der Sie einem Thema folgen', 'bis Sie sich abmelden'],
    ['Vermerk, dass eine E-Mail verschickt wurde, ohne Adresse und Text', days(kept.keep_mail_days)],
    [
      'Spam: Text, Name, E-Mail-Adresse und Prüfergebnisse',
      `${days(kept.keep_spam_days)} nach der Entscheidung`,
    ],
    [
      'Zurückgezogener Beitrag: Text, frühere Fassungen, Name, E-Mail-Adresse',
      `${days(kept.keep_withdrawn_days)} nach dem Zurückziehen`,
    ],
    [
      'Was in einem Beitrag geschwärzt wurde, verschlüsselt',
      `${days(kept.keep_original_days)} nach der Schwärzung`,
    ],
    [
      'Beitrag, den Sie löschen',
      `sofort gelöscht, mit allen Fassungen. Liest nach einem Missbrauch gerade zuerst ein Mensch, was von diesem Absender kommt, bleiben dafür die Prüfsummen von IP- und E-Mail-Adresse, höchstens ${days(kept.keep_address_days)}: Sonst ließe sich das durch Löschen umgehen.`,
    ],
    [
      'Meldung eines Beitrags: Text und E-Mail-Adresse',
      `${days(kept.keep_report_days)} nach der Entscheidung`,
    ],
    [
      'Beitrag, Fassungen und Entscheidung sonst',
      'bis das Thema ausgewertet und nach den Vorgaben des Betreibers gelöscht oder archiviert ist',
    ],
  ];
  const table = rows.filter((row) => row !== false).map(([what, until]) => `| ${what} | ${until} |`);
  return `
## Wie lange etwas gespeichert bleibt

| Was | Wie lange |
| --- | --- |
${table.join('\n')}

Das Löschen läuft von selbst, jede Stunde. Die Fristen auf dieser Seite sind die, die gerade gelten. Was bleibt, sind Zahlen: wie viele Beiträge eingegangen sind und was aus ihnen wurde.

Ihr privater Link läuft nicht ab. Wer ihn kennt, sieht Ihren Vorgang und kann ihn ändern; bewahren Sie ihn deshalb gut auf.
`;
}

const STAFF = `
## Für Beschäftigte

Wer sich bei der Redaktion anmeldet, bekommt ein technisch notwendiges Cookie (§ 25 Abs. 2 Nr. 2 TDDDG). Die Sitzung endet ${RETENTION.sessionIdleHours} Stunden nach der letzten Nutzung, spätestens nach ${RETENTION.sessionDays} Tagen. Passwörter werden nur als Prüfwert (argon2id) gespeichert. Entscheidungen über Beiträge werden mit Namen und Zeitpunkt festgehalten.
`;

const RIGHTS = `
## Ihre Rechte

Sie haben das Recht auf Auskunft (Art. 15 DSGVO), Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung der Verarbeitung (Art. 18), Datenübertragbarkeit (Art. 20) und Widerspruch (Art. 21). Eine Einwilligung können Sie jederzeit widerrufen (Art. 7 Abs. 3); was bis dahin geschehen ist, bleibt rechtmäßig.

Auskunft, Änderung und Löschung haben Sie mit Ihrem privaten Link selbst in der Hand. Sonst nennen Sie uns am besten Ihre Vorgangsnummer, denn ohne Konto wissen wir sonst nicht, welcher Beitrag Ihrer ist. Sie können sich außerdem bei einer Aufsichtsbehörde für den Datenschutz beschweren (Art. 77).
`;
