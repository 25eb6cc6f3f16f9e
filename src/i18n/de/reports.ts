export const reports = {
  'reports.link': 'Melden',
  'reports.form.title': 'Beitrag melden',
  'reports.form.intro':
    'Stimmt mit diesem Beitrag etwas nicht? Sagen Sie uns, was. Ein Mensch sieht ihn sich an. Bis dahin bleibt er stehen.',
  'reports.form.comment': 'Um diesen Beitrag geht es',
  'reports.form.reference': 'Vorgangsnummer {reference}',
  'reports.form.open': 'Beitrag im Thema ansehen',
  'reports.form.required': 'Pflichtfelder sind mit * markiert.',
  'reports.form.reason.label': 'Was stimmt nicht?',
  'reports.form.text.label': 'Worum geht es genau?',
  'reports.form.text.hint': 'Zum Beispiel, welcher Satz. Das hilft uns, schneller zu entscheiden.',
  'reports.form.text.limit': 'Höchstens {max, number} Zeichen',
  'reports.form.email.label': 'E-Mail-Adresse',
  'reports.form.email.hint':
    'Nur wenn Sie das Ergebnis per E-Mail haben möchten. Wir schicken Ihnen zuerst einen Link zum Bestätigen.',
  'reports.form.website': 'Bitte leer lassen',
  'reports.form.send': 'Meldung absenden',
  'reports.form.note': 'Die Autorin oder der Autor erfährt nicht, wer gemeldet hat.',
  'reports.form.privacy': 'Wie Ihre Daten verarbeitet werden',
  'reports.form.rules': 'Unsere Netiquette',
  'reports.form.back': 'Zurück zum Thema',

  'reports.reason.insult': 'Der Beitrag greift Menschen an, beleidigt oder bedroht sie.',
  'reports.reason.illegal': 'Der Inhalt ist aus meiner Sicht verboten.',
  'reports.reason.personal-data':
    'Er nennt private Angaben über jemanden, etwa eine Anschrift oder Telefonnummer.',
  'reports.reason.copyright': 'Der Text oder Teile davon gehören jemand anderem.',
  'reports.reason.advertising': 'Er ist Werbung oder Spam.',
  'reports.reason.off-topic': 'Er hat mit dem Thema nichts zu tun.',
  'reports.reason.duplicate': 'Derselbe Text steht hier schon.',
  'reports.reason.unintelligible': 'Er ist nicht zu verstehen.',
  'reports.reason.other': 'Etwas anderes',

  'reports.problem.title':
    '{count, plural, one {Bitte prüfen Sie ein Feld} other {Bitte prüfen Sie # Felder}}',
  'reports.problem.kept': 'Was Sie geschrieben haben, steht noch da.',
  'reports.problem.reason': 'Bitte wählen Sie aus, was nicht stimmt.',
  'reports.problem.text.missing': 'Bitte schreiben Sie in einem Satz, worum es geht.',
  'reports.problem.text.tooLong': 'Bitte kürzen Sie den Text auf {max, number} Zeichen.',
  'reports.problem.website':
    'Dieses Feld soll leer bleiben. Manche Programme füllen es von selbst aus: Bitte leeren Sie es.',

  'reports.notSent.title': 'Noch nicht gemeldet',
  'reports.notSent.gone': 'Dieser Beitrag ist nicht mehr zu sehen',
  'reports.notSent.gone.text':
    'Er wurde inzwischen entfernt oder zurückgezogen, oder die Adresse ist vertippt. Eine Meldung ist nicht mehr nötig. Was Sie geschrieben haben, steht hier zum Kopieren.',
  'reports.notSent.refused': 'So konnten wir das Formular nicht annehmen',
  'reports.notSent.refused.text':
    'Es kam von einer fremden Seite oder war unterwegs beschädigt. Bitte lesen Sie Ihre Meldung noch einmal durch und senden Sie sie von hier ab.',
  'reports.notSent.tooMany': 'Gerade kommt zu viel auf einmal',
  'reports.notSent.tooMany.text':
    'Von Ihrem Anschluss kamen in kurzer Zeit viele Meldungen; vielleicht teilen Sie ihn mit anderen. Bitte senden Sie Ihre Meldung in einigen Minuten ab.',
  'reports.notSent.unavailable': 'Wir konnten nichts speichern',
  'reports.notSent.unavailable.text':
    'Unser Speicher antwortet gerade nicht. Ihre Meldung steht noch im Formular. Bitte senden Sie sie gleich noch einmal ab.',
  'reports.notSent.tooLarge': 'Das war zu viel für eine Sendung',
  'reports.notSent.tooLarge.text':
    'Gehen Sie in Ihrem Browser eine Seite zurück: Dort steht Ihr Text noch. Kürzen Sie ihn bitte.',

  'reports.again.title': 'Ihre Meldung ist schon da',
  'reports.again.text':
    'Von Ihrem Anschluss wurde dieser Beitrag heute schon gemeldet. Eine Meldung genügt: Ein Mensch sieht sich den Beitrag an.',
  'reports.again.link':
    'Was daraus wird, steht unter dem privaten Link, den wir nach der ersten Meldung gezeigt haben. Hier zeigen wir ihn nicht noch einmal: Es könnte jemand anderes am selben Anschluss sein.',

  'reports.receipt.title':
    '{state, select, open {Danke, wir prüfen Ihre Meldung} upheld {Wir haben etwas unternommen} dismissed {Der Beitrag bleibt stehen} other {Der Beitrag ist nicht mehr zu sehen}}',
  'reports.receipt.kicker': 'Ihre Meldung zu {topic}',
  'reports.receipt.crumb': 'Ihre Meldung',
  'reports.receipt.comment': 'Gemeldeter Beitrag',
  'reports.receipt.view': 'im Thema ansehen',
  'reports.receipt.reason': 'Grund',
  'reports.receipt.received': 'Gemeldet',
  'reports.receipt.decided': 'Entschieden',
  'reports.receipt.open':
    'Ein Mensch aus der Redaktion sieht sich den Beitrag an. Bis dahin bleibt er stehen, wie viele ihn auch melden.',
  'reports.receipt.upheld': 'Der Beitrag wurde entfernt oder geändert. Danke, dass Sie hingesehen haben.',
  'reports.receipt.dismissed':
    'Wir haben den Beitrag geprüft. Er verstößt nicht gegen unsere Regeln, auch wenn er nicht allen gefällt.',
  'reports.receipt.moot':
    'Er wurde zurückgezogen oder gelöscht, bevor wir entschieden haben. Damit ist Ihre Meldung erledigt.',
  'reports.receipt.words': 'Die Redaktion schreibt dazu',
  'reports.receipt.own': 'Das haben Sie geschrieben',
  'reports.receipt.later':
    'Hier erfahren Sie das Ergebnis. Heben Sie den Link auf; wer ihn kennt, sieht diese Seite.',
  'reports.receipt.link': 'Privater Link zu dieser Meldung',
  'reports.receipt.mail':
    '{mail, select, waiting {Bitte bestätigen Sie noch Ihre E-Mail-Adresse: Wir haben Ihnen einen Link geschickt.} confirmed {Das Ergebnis schicken wir Ihnen auch per E-Mail.} other {}}',
  'reports.receipt.privacy': 'Was wir von Ihrer Meldung speichern',

  'reports.desk.title': 'Meldungen',
  'reports.desk.lead':
    'Beiträge, die jemand gemeldet hat. Eine Meldung nimmt nichts von der Seite: Das tun nur Sie. Wer gemeldet hat, erfährt das Ergebnis.',
  'reports.desk.none': 'Keine offene Meldung.',
  'reports.desk.back': 'Zur Warteschlange',
  'reports.desk.count': '{count, plural, one {# Meldung} other {# Meldungen}}',
  'reports.desk.since': 'seit {at}',
  'reports.desk.by': 'veröffentlicht von {name}, {at}',
  'reports.desk.published': 'veröffentlicht {at}',
  'reports.desk.gone': 'nicht mehr veröffentlicht',
  'reports.desk.edited': 'geändert {at}',
  'reports.desk.entry': 'Eintrag {reference} öffnen',
  'reports.desk.reasons': 'Gründe',
  'reports.desk.words': 'Was die Meldungen sagen',
  'reports.desk.more':
    '{count, plural, one {Eine weitere} other {# weitere}} ohne Text oder hier nicht gezeigt.',
  'reports.desk.decide': 'Entscheiden',
  'reports.desk.result': 'Begründung für die Meldenden',
  'reports.desk.result.hint': 'Freiwillig. Erscheint auf der privaten Seite jeder Meldung.',
  'reports.desk.dismiss': 'Bleibt stehen',
  'reports.desk.uphold': 'Entfernt oder geändert',
  'reports.desk.uphold.how':
    'Soll der Beitrag weg? Öffnen Sie den Eintrag, holen Sie ihn zurück und veröffentlichen Sie ihn nicht: Dann gelten die Meldungen als begründet.',
  'reports.desk.notYou':
    'Sie haben diesen Beitrag freigegeben. Über die Meldungen entscheidet jemand anderes aus der Moderation.',
  'reports.desk.decided':
    'Entschieden. {count, plural, one {Eine Meldung ist} other {# Meldungen sind}} erledigt.',
  'reports.desk.late': 'Darüber wurde inzwischen entschieden. Ihre Begründung: „{text}“',
  'reports.desk.late.plain': 'Darüber wurde inzwischen entschieden.',
  'reports.desk.stillShown':
    'Der Beitrag steht unverändert da. Nehmen Sie ihn erst von der Seite, oder lassen Sie ihn stehen.',
  'reports.desk.tooLong': 'Bitte kürzen Sie die Begründung auf {max, number} Zeichen.',

  'reports.confirm.question': 'Ist das Ihre E-Mail-Adresse?',
  'reports.confirm.text':
    'Sie haben den Beitrag {reference} gemeldet. Wenn Sie bestätigen, schicken wir Ihnen eine E-Mail, sobald entschieden ist.',
  'reports.confirm.button': 'Ja, Adresse bestätigen',
  'reports.confirm.done': 'Danke, die Adresse ist bestätigt',
  'reports.confirm.done.text': 'Sobald über Ihre Meldung entschieden ist, schreiben wir Ihnen einmal.',
} as const;
