/** Answering: editor, lists, text blocks. */
export const answers = {
  'answers.list': 'Antworten',
  'answers.own': 'Antworten, die auf Sie warten',
  'answers.tabs': 'Listen',
  'answers.tab':
    '{tab, select, draft {Entwürfe} forCheck {Zu prüfen} checked {Zur Freigabe} overdue {Überfällig} released {Freigegeben} withdrawn {Zurückgezogen} own {Meine Entwürfe} other {Bei anderen}}',
  'answers.empty':
    '{tab, select, draft {Kein Entwurf liegt hier.} forCheck {Keine Antwort wartet darauf, geprüft zu werden.} checked {Keine Antwort wartet auf die Freigabe.} overdue {Keine Antwort ist überfällig.} released {Noch ist keine Antwort freigegeben.} withdrawn {Keine Antwort wurde zurückgezogen.} own {Sie haben keinen Entwurf in Arbeit.} other {Keine Ihrer Antworten liegt bei anderen.}}',
  'answers.new': 'Neue Antwort',
  'answers.older': 'Ältere',
  'answers.stage':
    '{stage, select, draft {Entwurf} forCheck {zu prüfen} checked {zur Freigabe} correction {Korrektur} release {wird freigegeben} withdraw {wird zurückgezogen} other {freigegeben}}',
  'answers.row.comments':
    '{count, plural, =0 {für keinen Beitrag mehr} one {für # Beitrag} other {für # Beiträge}}',
  'answers.row.empty': 'Noch ohne Text',
  'answers.row.due': '{over, select, yes {zugesagt war der {day}} other {zugesagt bis {day}}}',
  'answers.row.tick': 'Zum Freigeben auswählen: {title}',
  'answers.releaseMany': 'Ausgewählte freigeben',
  'answers.releaseMany.hint':
    'Freigegebene Antworten stehen sofort auf der Themenseite, und die E-Mails gehen hinaus.',
  'answers.done.many':
    '{count, plural, one {# Antwort ist freigegeben.} other {# Antworten sind freigegeben.}}',
  'answers.done.ordered':
    '{count, plural, one {# Antwort steht für sehr viele Beiträge und wird gerade freigegeben.} other {# Antworten stehen für sehr viele Beiträge und werden gerade freigegeben.}}',
  'answers.done.left':
    '{count, plural, one {Eine Antwort blieb, wie sie war: Sie wurde inzwischen geändert, oder eine andere Person muss sie freigeben.} other {# Antworten blieben, wie sie waren: Sie wurden inzwischen geändert, oder eine andere Person muss sie freigeben.}}',
  'answers.fourEyes': 'Vier Augen: Eine Antwort gibt frei, wer sie nicht zuletzt geschrieben hat',
  'answers.fourEyes.hint': 'Ausschalten kann das nur, wer die Anwendung verwaltet.',
  'answers.fourEyes.save': 'Übernehmen',
  'answers.fourEyes.title': 'Freigabe',

  'answers.heading':
    '{count, plural, =0 {Neue Antwort} one {Antwort für einen Beitrag} other {Antwort für # Beiträge}}',
  'answers.heading.correction':
    '{count, plural, =0 {Korrektur einer Antwort} one {Korrektur der Antwort auf einen Beitrag} other {Korrektur der Antwort auf # Beiträge}}',
  'answers.heading.released':
    '{count, plural, =0 {Antwort ohne Beitrag} one {Antwort auf einen Beitrag} other {Antwort auf # Beiträge}}',
  'answers.chip.new': 'Noch nicht gesichert',
  'answers.chip':
    '{stage, select, draft {Entwurf, gesichert {at}} forCheck {zu prüfen, geändert {at}} checked {geprüft, geändert {at}} withdrawn {Zurückgezogen, geändert {at}} other {freigegeben}}',
  'answers.correction.of': 'Öffentlich bleibt bis zur Freigabe die bisherige Fassung.',
  'answers.correction.show': 'Bisherige Fassung ansehen',
  'answers.quotesGone':
    'Diese Antwort zitiert Worte, die inzwischen geschwärzt oder auf Wunsch der Person, die sie schrieb, gelöscht sind. Bitte sehen Sie den Text durch und nehmen Sie das Zitat heraus.',
  'answers.none': 'Alle Beiträge, für die diese Antwort war, sind inzwischen gelöscht.',
  'answers.none.new':
    'Noch ist kein Beitrag ausgewählt. Tragen Sie Vorgangsnummern ein, oder wählen Sie in der Planung aus.',
  'answers.chosen': 'Ausgewählte Beiträge',
  'answers.chosen.more': '{count, plural, one {und # weiterer} other {und # weitere}}',
  'answers.chosen.rest': '{count, plural, one {Noch einen Beitrag zeigen} other {# weitere Beiträge zeigen}}',
  'answers.chosen.beyond':
    'Hier stehen die ersten {shown, number} von {total, number}. Die Antwort gilt für alle.',
  'answers.chosen.alone': 'bleibt unberührt',
  'answers.chosen.drop': '{reference} auslassen',
  'answers.chosen.add': 'Vorgangsnummern hinzufügen',
  'answers.chosen.add.hint': 'Eine oder mehrere, durch Leerzeichen getrennt',
  'answers.changes': 'Seit der Auswahl: {parts}.',
  'answers.changes.gone':
    '{count, plural, one {# zurückgezogen oder gelöscht} other {# zurückgezogen oder gelöscht}}',
  'answers.changes.hidden': '{count, plural, one {# nicht öffentlich} other {# nicht öffentlich}}',
  'answers.changes.answered':
    '{count, plural, one {# anders beantwortet} other {# anders beantwortet}}{by, select, yes { ({names})} other {}}',
  'answers.changes.alone':
    '{count, plural, one {Dieser Beitrag bleibt unberührt.} other {Diese # bleiben unberührt.}}',
  'answers.changes.regardless':
    '{count, plural, one {Ein Beitrag bekommt diese Antwort zusätzlich; es gilt das neue Votum.} other {# Beiträge bekommen diese Antwort zusätzlich; es gilt das neue Votum.}}',
  'answers.changes.replace': 'Doch ersetzen',
  'answers.changes.leave': 'Doch unberührt lassen',
  'answers.comment.state':
    '{state, select, withdrawn {zurückgezogen} erased {gelöscht} other {nicht öffentlich}}',
  'answers.comment.answered':
    '{how, select, replace {Votum wird ersetzt} other {anders beantwortet}}{by, select, yes { ({name})} other {}}',
  'answers.comment.draft': 'Entwurf{by, select, yes { von {name}} other {}} ansehen',
  'answers.comment.anonymous': 'Anonym',

  'answers.outcome': 'Votum',
  'answers.outcome.value':
    '{outcome, select, adopted {berücksichtigt} partly {teilweise} declined {nicht berücksichtigt} other {zur Kenntnis genommen}}',
  'answers.outcome.hint':
    '{outcome, select, adopted {wird so umgesetzt} partly {ein Teil wird umgesetzt} declined {mit Begründung} other {keine Entscheidung nötig}}',
  'answers.ground': 'Grund',
  'answers.ground.where': 'steht in der Synopse',
  'answers.department': 'Zuständig',
  'answers.department.none': 'ohne Angabe',
  'answers.voice': 'Wer spricht',
  'answers.voice.city': 'Die Stadt',
  'answers.voice.sponsor': 'Themenpatenschaft: {name}',
  'answers.body': 'Antwort',
  'answers.body.count': '{count, plural, one {# Zeichen} other {# Zeichen}}',
  'answers.bodySimple': 'Antwort in Leichter Sprache',
  'answers.bodySimple.open': 'in Leichter Sprache',
  'answers.bodySimple.hint':
    'Wer möchte, klappt sie unter der Antwort auf. Dort steht dabei, dass sie noch nicht von einer Prüfgruppe gelesen wurde.',
  'answers.block': 'Textbaustein',
  'answers.block.insert': 'Einfügen',
  'answers.block.none': 'Noch gibt es keinen Textbaustein.',
  'answers.block.manage': 'Textbausteine bearbeiten',
  'answers.preview':
    '{count, plural, =0 {So erschiene sie; noch ist kein Beitrag da, unter dem sie stünde} one {So erscheint sie unter einem Beitrag} other {So erscheint sie unter # Beiträgen}}',
  'answers.preview.day': 'Datum der Freigabe',
  'answers.preview.update': 'Vorschau erneuern',
  'answers.preview.empty': 'Noch ohne Text',
  'answers.step': '{key, select, draft {Entwurf} check {Fachlich geprüft} other {Freigegeben}}',
  'answers.step.state': '{state, select, done {erledigt:} current {jetzt:} other {danach:}}',
  'answers.step.who': '{name}, {at}',
  'answers.step.unsaved': 'noch nicht gesichert',
  'answers.step.waits': 'wartet seit {at}, übergeben von {name}',
  'answers.step.open': 'noch offen',
  'answers.step.unchecked': 'nicht gesondert geprüft',
  'answers.step.anybody': 'durch dieselbe oder eine andere Person',
  'answers.step.others':
    '{count, plural, =0 {noch ist niemand da, der es dürfte} other {durch eine andere Person: {names}}}',
  'answers.steps': 'Freigabe',
  'answers.steps.fourEyes': 'vier Augen: eine andere Person gibt frei',
  'answers.reach':
    'Danach auf {pages, plural, one {# Vorgangsseite} other {# Vorgangsseiten}}, {mail, select, on {{mails, plural, one {# E-Mail} other {# E-Mails}}} other {keine E-Mail, der Versand ist nicht eingerichtet}}',
  'answers.reach.correction':
    'Danach auf {pages, plural, one {# Vorgangsseite} other {# Vorgangsseiten}}; E-Mails gehen nur hinaus, wenn sich das Votum ändert',
  'answers.button':
    '{action, select, handOn {Zur Prüfung geben} check {Geprüft, zur Freigabe geben} release {Freigeben} return {Zurück zum Entwurf} discard {Verwerfen} other {Entwurf sichern}}',
  'answers.button.save': 'Sichern',
  'answers.button.releaseNow': 'Gleich freigeben',
  'answers.done.gesichert': 'Gesichert.',
  'answers.done.abgegeben': 'Zur Prüfung gegeben.',
  'answers.done.geprueft': 'Geprüft. Die Antwort wartet auf die Freigabe.',
  'answers.done.zurueck': 'Die Antwort ist wieder ein Entwurf.',
  'answers.done.freigegeben': 'Freigegeben. Die Antwort ist jetzt öffentlich.',
  'answers.done.zurueckgezogen':
    'Zurückgezogen. Die Antwort ist nicht mehr öffentlich, der Text steht hier als Entwurf.',
  'answers.done.verworfen': 'Der Entwurf ist verworfen.',
  'answers.done.einstellung': 'Die Einstellung ist übernommen.',
  'answers.somebody': 'unbekannt',

  'answers.field':
    '{field, select, outcome {Votum} ground {Grund} body {Antwort} body_simple {Antwort in Leichter Sprache} department {Zuständig} reason {Grund} title {Name} other {Beiträge}}',
  'answers.error.missing':
    '{field, select, outcome {Bitte wählen Sie ein Votum.} ground {Bitte nennen Sie den Grund; er steht in der Synopse.} body {Bitte schreiben Sie eine Antwort.} department {Diese Angabe gibt es nicht mehr. Bitte wählen Sie eine andere.} reason {Bitte nennen Sie den Grund.} other {Bitte wählen Sie mindestens einen veröffentlichten Beitrag.}}',
  'answers.error.too-long': 'Höchstens {max, number} Zeichen, bitte.',
  'answers.error.not-storable': 'Der Text enthält unsichtbare Zeichen, die sich nicht speichern lassen.',
  'answers.refused.own-words':
    'Vier Augen: Sie haben diese Antwort zuletzt geschrieben. Freigeben muss sie jemand anderes.',
  'answers.refused.not-handed-on': 'Vier Augen: Geben Sie die Antwort zuerst zur Prüfung.',
  'answers.refused.nobody':
    'Es ist kein Beitrag mehr da, unter dem die Antwort stehen könnte. Nichts wurde freigegeben, Ihr Text ist hier.',
  'answers.refused.has-correction':
    'Für diese Antwort ist eine Korrektur in Arbeit. Verwerfen Sie diese zuerst, oder geben Sie sie frei.',
  'answers.refused.under-way':
    'Diese Antwort wird gerade freigegeben oder zurückgezogen; so lange kann sie niemand ändern. Ihr Text ist noch hier, aber nicht gesichert.',
  'answers.refused.broken':
    'Das hat nicht geklappt: Ein Fehler kam dazwischen, öffentlich hat sich nichts geändert. Bitte versuchen Sie es noch einmal. Bleibt es dabei, hilft, wer die Anwendung betreibt.',
  'answers.refused.stale': 'Die Antwort wurde inzwischen geändert. Bitte sehen Sie sie noch einmal an.',

  'answers.underWay.heading':
    '{act, select, withdraw {Antwort wird zurückgezogen} correct {Korrektur wird freigegeben} other {Antwort wird freigegeben}}',
  'answers.underWay.progress': '{done, number} von {total, number} Beiträgen',
  'answers.underWay.hint':
    '{act, select, withdraw {Bei so vielen Beiträgen dauert das ein paar Minuten. Danach verschwindet die Antwort überall zugleich; bis dahin steht sie noch da.} correct {Bei so vielen Beiträgen dauert das ein paar Minuten. Danach steht der neue Text überall zugleich; bis dahin bleibt der bisherige.} other {Bei so vielen Beiträgen dauert das ein paar Minuten. Danach steht die Antwort überall zugleich, und die E-Mails gehen hinaus.}} Bis dahin kann niemand die Antwort ändern. Sie können diese Seite verlassen.',
  'answers.underWay.refresh': 'Stand aktualisieren',
  'answers.underWay.text': 'Der Text',

  'answers.released.heading': 'So steht sie öffentlich',
  'answers.released.correct': 'Korrigieren',
  'answers.released.correct.hint': 'Der öffentliche Text bleibt stehen, bis die Korrektur freigegeben ist.',
  'answers.released.correction': 'Korrektur in Arbeit ansehen',
  'answers.released.withdraw': 'Zurückziehen',
  'answers.released.withdraw.title': 'Antwort zurückziehen',
  'answers.released.withdraw.hint':
    'Die Antwort verschwindet sofort von allen Seiten. Der Grund bleibt intern, der Text bleibt als Entwurf.',
  'answers.released.reason': 'Grund',
  'answers.versions': 'Frühere Fassungen, nur intern',
  'answers.version':
    'Öffentlich von {from} bis {until}, {how, select, withdrawn {zurückgezogen} other {korrigiert}} von {name}',
  'answers.version.reason': 'Grund: {reason}',

  'answers.conflict': 'Zwei antworten zugleich',
  'answers.conflict.message':
    '{name} hat {at} {how, select, released {freigegeben} other {gesichert}}, nachdem Sie die Antwort geöffnet haben. Von Ihrem Text ist nichts verloren.',
  'answers.conflict.yours': 'Ihr Text',
  'answers.conflict.theirs': 'Text von {name}',
  'answers.conflict.mine': 'Meinen sichern',
  'answers.conflict.take': 'Anderen nehmen',
  'answers.conflict.correct': 'Meinen als Korrektur anlegen',
  'answers.conflict.simple': 'In Leichter Sprache',
  'answers.conflict.empty': 'leer',

  'answers.blocks': 'Textbausteine',
  'answers.blocks.lead':
    'Was Sie oft schreiben, für alle Themen. Was schon in einer Antwort steht, ändert sich dort nicht mit.',
  'answers.blocks.title': 'Name',
  'answers.blocks.body': 'Text',
  'answers.blocks.new': 'Neuer Textbaustein',
  'answers.blocks.save': 'Sichern',
  'answers.blocks.remove': 'Löschen',
  'answers.blocks.done': 'Die Änderung ist gesichert.',
  'answers.blocks.meanwhile': 'Inzwischen gesichert',
  'answers.blocks.problem':
    '{what, select, missing {Bitte füllen Sie Name und Text aus.} long {Der Name hat höchstens {title, number}, der Text höchstens {body, number} Zeichen.} unstorable {Der Text enthält unsichtbare Zeichen, die sich nicht speichern lassen.} titleTaken {Einen Textbaustein mit diesem Namen gibt es schon.} other {Jemand hat diesen Textbaustein inzwischen geändert. Ihr Text steht noch hier; sichern Sie noch einmal, wenn er gelten soll.}}',

  'answers.keys.title': 'Tasten',
  'answers.keys.outcome': 'Votum wählen',
  'answers.keys.block': 'Textbaustein einfügen',
  'answers.keys.next': 'weitergeben',
  'answers.keys.save': 'sichern',
} as const;
