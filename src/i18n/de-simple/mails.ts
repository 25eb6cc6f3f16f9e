import type { mails as de } from '../de/mails.ts';

/** Leichte Sprache: one thought a line, no subjunctive, long words with a hyphen, hard words explained. */
export const mails = {
  'mails.frame.heading': 'Stadt-Gespräch {site}',
  'mails.frame.greeting': 'Guten Tag,',
  'mails.frame.actionHint': 'Der Knopf geht nicht?\nDann öffnen Sie diese Adresse im Internet:',
  'mails.frame.unsubscribe': 'Keine E-Mails mehr bekommen',
  'mails.frame.privacy': 'Daten-Schutz',
  'mails.frame.imprint': 'Impressum',
  'mails.frame.unchecked': 'Dieser Text ist in Leichter Sprache.\nNoch hat ihn keine Prüf-Gruppe gelesen.',

  'mails.confirmCase.subject': 'Ist das Ihre E-Mail-Adresse?',
  'mails.confirmCase.text':
    'Jemand hat einen Beitrag geschrieben.\nEin Beitrag ist ein Text mit einer Meinung.\nDas Thema ist: {topic}.\nDabei stand diese E-Mail-Adresse.\nHaben Sie den Beitrag geschrieben?\nDann drücken Sie bitte auf den Knopf.\n{notify, select, yes {Danach schreiben wir Ihnen.\nSie erfahren dann:\nDas passiert mit Ihrem Beitrag.} other {Danach wissen wir:\nDie Adresse ist richtig.}}',
  'mails.confirmCase.action': 'Ja, das ist meine Adresse',
  'mails.confirmCase.closing':
    'Sie haben keinen Beitrag geschrieben?\nDann müssen Sie nichts tun.\nWir schreiben Ihnen dann nicht mehr.\nWir löschen Ihre Adresse nach {days, plural, one {1 Tag} other {# Tagen}}.',
  'mails.confirmCase.why':
    'Sie bekommen diese E-Mail aus einem Grund:\nJemand hat Ihre Adresse bei uns eingetragen.',

  'mails.caseLink.subject': 'Ihre geheimen Links',
  'mails.caseLink.text':
    'Ein Link führt zu einer Seite im Internet.\nSie haben bei uns einen Beitrag geschrieben.\nZu jedem Beitrag gibt es einen geheimen Link.\nHier sind Ihre Links.\nWichtig:\nZeigen Sie diese E-Mail keinem anderen Menschen.\nDenn mit dem Link kann man Ihren Beitrag ändern.',
  'mails.caseLink.item': '{topic}: Nummer {reference} vom {day}',
  'mails.caseLink.more': 'Das sind Ihre {count, number} neuesten Beiträge.',
  'mails.caseLink.closing':
    'Sie haben nicht nach den Links gefragt?\nDann löschen Sie diese E-Mail.\nKein anderer Mensch hat diese E-Mail bekommen.',
  'mails.caseLink.why': 'Sie bekommen diese E-Mail nur 1 Mal.\nJemand hat nach Ihren Links gefragt.',

  'mails.confirmFollower.subject': 'Wollen Sie E-Mails zu diesem Thema?',
  'mails.confirmFollower.text':
    'Das Thema ist: {topic}.\nJemand will Neues zu dem Thema wissen.\nDabei stand diese E-Mail-Adresse.\nWaren Sie das?\nDann drücken Sie bitte auf den Knopf.\n{rhythm, select, atonce {Dann schreiben wir Ihnen sofort.} weekly {Dann schreiben wir Ihnen am Montag.} other {Dann schreiben wir Ihnen am Morgen.}}\nWir schreiben nur, wenn es etwas Neues gibt.',
  'mails.confirmFollower.action': 'Ja, ich will E-Mails',
  'mails.confirmFollower.closing':
    'Sie wollen keine E-Mails?\nDann müssen Sie nichts tun.\nWir löschen Ihre Adresse nach {days, plural, one {1 Tag} other {# Tagen}}.',
  'mails.confirmFollower.why':
    'Sie bekommen diese E-Mail aus einem Grund:\nJemand hat Ihre Adresse bei uns eingetragen.',
  'mails.manageFollower.subject': 'Sie bekommen schon E-Mails zu diesem Thema',
  'mails.manageFollower.text':
    'Das Thema ist: {topic}.\nJemand hat Ihre Adresse noch einmal eingetragen.\nAber Sie bekommen schon E-Mails von uns.\n{rhythm, select, atonce {Wir schreiben Ihnen sofort.} weekly {Wir schreiben Ihnen am Montag.} other {Wir schreiben Ihnen am Morgen.}}\nWir haben nichts geändert.\nWollen Sie etwas ändern?\nDann drücken Sie auf den Knopf.',
  'mails.manageFollower.action': 'E-Mails ändern',
  'mails.digest.subject': 'Neues zum Thema {topic}',
  'mails.digest.subject.closed': 'Das Thema {topic} ist zu Ende',
  'mails.digest.text':
    'Das ist neu zum Thema {topic}.\n{count, plural, one {Es gibt 1 neuen Text:} other {Es gibt # neue Texte:}}',
  'mails.digest.closed':
    'Sie können zu diesem Thema nichts mehr schreiben.\nDas Ende war am {day}.\nJetzt liest die Stadt alle Beiträge.\nBeiträge sind Texte mit Meinungen.',
  'mails.digest.comment': '{author} schreibt',
  'mails.digest.anonymous': 'Ein Mensch ohne Namen schreibt',
  'mails.digest.answer': '{voice, select, sponsor {Antwort vom Themen-Paten} other {Antwort von der Stadt}}',
  'mails.digest.more':
    '{count, plural, one {Es gibt noch 1 Text mehr.} other {Es gibt noch # Texte mehr.}}\nAlle Texte stehen auf der Themen-Seite.',
  'mails.digest.action': 'Zur Themen-Seite',
  'mails.digest.manage': 'E-Mails ändern',
  'mails.digest.why':
    'Sie bekommen diese E-Mail aus einem Grund:\nSie wollen Neues zum Thema {topic} wissen.',
} satisfies Record<keyof typeof de, string>;
