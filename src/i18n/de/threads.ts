export const threads = {
  'threads.title': 'Ein Beitrag und seine Antworten: {topic}',
  'threads.heading': 'Ein Beitrag und seine Antworten',
  'threads.here': 'Beitrag mit Antworten',
  'threads.first': 'Der Beitrag',
  'threads.replies': '{count, plural, =0 {Antworten} one {# Antwort} other {# Antworten}}',
  'threads.back': 'Zurück zum Thema',
  'threads.more': '{count, plural, one {Antwort ansehen} other {Alle # Antworten ansehen}}',
  'threads.inReplyTo': 'Antwort auf',
  'threads.inReplyTo.anonymous': 'einen Beitrag ohne Namen',

  'threads.reply': 'Antworten',
  'threads.reply.title': 'Antworten: {topic}',
  'threads.reply.heading': 'Auf einen Beitrag antworten',
  'threads.reply.here': 'Antworten',
  'threads.reply.to': 'Sie antworten auf',
  'threads.reply.kicker': 'Ihre Antwort zu {topic}',
  'threads.reply.noParent': 'Auf diesen Beitrag können Sie nicht mehr antworten',
  'threads.reply.noParent.text':
    'Er ist nicht oder nicht mehr öffentlich. Ihre Antwort ist noch nicht gespeichert, Ihr Text steht unverändert im Formular. Wenn Sie ihn von hier absenden, steht er für sich, als eigener Beitrag.',
  'threads.reply.back': 'Zurück zum Beitrag',

  'threads.support': 'Unterstützen',
  'threads.support.unverified': 'unbestätigt',
  'threads.support.sum':
    '{count, plural, =0 {Noch keine Unterstützung} one {# Unterstützung, unbestätigt} other {# Unterstützungen, unbestätigt}}',
  'threads.support.page.title': 'Unterstützen',
  'threads.support.counted': 'Danke, das zählt.',
  'threads.support.counted.text':
    '{count, plural, one {Dieser Beitrag hat jetzt eine Unterstützung.} other {Dieser Beitrag hat jetzt # Unterstützungen.}}',
  'threads.support.before': 'Sie haben heute schon unterstützt.',
  'threads.support.before.text':
    'Von Ihrem Anschluss zählt ein Beitrag einmal am Tag; vielleicht war es jemand, mit dem Sie ihn teilen. {count, plural, one {Der Beitrag hat eine Unterstützung.} other {Der Beitrag hat # Unterstützungen.}}',
  'threads.support.closed': 'Das Mitreden ist beendet.',
  'threads.support.closed.text':
    'Zu diesem Thema zählen wir keine Unterstützung mehr. {count, plural, =0 {Der Beitrag hat keine.} one {Bei einer bleibt es.} other {Bei # bleibt es.}}',
  'threads.support.paused': 'Das Mitreden macht gerade Pause.',
  'threads.support.paused.text':
    'So lange zählen wir keine Unterstützung. {count, plural, =0 {Der Beitrag hat noch keine.} one {Der Beitrag behält seine eine.} other {Der Beitrag behält seine #.}} Bitte versuchen Sie es später noch einmal.',
  'threads.support.note':
    'Unbestätigt heißt: ein Klick, ohne Anmeldung. Wir wissen nicht, wer geklickt hat. Einen Anschluss erkennen wir nur bis zum Ende des Tages wieder.',
  'threads.support.soon': 'Auf der Seite des Themas steht die neue Zahl nach wenigen Sekunden.',

  'threads.answer': '{voice, select, sponsor {Antwort aus der Themenpatenschaft} other {Antwort der Stadt}}',
  'threads.answer.outcome':
    '{outcome, select, adopted {berücksichtigt} partly {teilweise berücksichtigt} declined {nicht berücksichtigt} other {zur Kenntnis genommen}}',
  'threads.answer.edited': 'geändert am {at}',
  'threads.answer.simple': 'In Leichter Sprache (noch nicht geprüft)',

  'threads.sort': 'Sortieren',
  'threads.sort.order':
    '{order, select, oldest {Älteste zuerst} supported {Am meisten unterstützt} other {Neueste zuerst}}',
  'threads.sort.onlyAnswered': 'Nur beantwortete',
  'threads.sort.show': 'Anzeigen',
  'threads.noneAnswered': 'Zu diesem Thema ist noch keine Antwort erschienen.',
  'threads.showAll': 'Alle Beiträge ansehen',

  'threads.pager': 'Weitere Seiten',
  'threads.pager.position':
    '{kind, select, thread {Antworten vom {days}} supported {{most, plural, =0 {Beiträge ohne Unterstützung} one {{span, select, yes {Beiträge mit einer Unterstützung oder keiner} other {Beiträge mit einer Unterstützung}}} other {{span, select, yes {Beiträge mit {most, number} bis {fewest, number} Unterstützungen} other {Beiträge mit {most, number} Unterstützungen}}}}} other {Beiträge vom {days}}}',
  'threads.pager.previous':
    '{kind, select, thread {Frühere Antworten} oldest {Ältere Beiträge} supported {Mehr Unterstützte} other {Neuere Beiträge}}',
  'threads.pager.next':
    '{kind, select, thread {Spätere Antworten} oldest {Neuere Beiträge} supported {Weniger Unterstützte} other {Ältere Beiträge}}',
  'threads.remark.ofThe': 'Redaktion der {city}',
  'threads.remark.by': 'Redaktion, {city}',
  'threads.remark.byCity': 'Redaktion der Stadt {city}',
  'threads.remark.editors': 'Redaktion der Stadt',
  'threads.remark.heading': 'Das sagt die Redaktion dazu',
} as const;
