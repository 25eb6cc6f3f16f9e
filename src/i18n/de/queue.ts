export const queue = {
  'moderation.queue.mine': 'Von mir entschieden',
  'moderation.queue.all': 'Gefunden',
  'moderation.count': '{count}{more, select, yes {+} other {}}',

  'moderation.search': 'Suchen',
  'moderation.search.label': 'Beiträge durchsuchen',
  'moderation.search.hint': 'Wörter, Name oder Vorgangsnummer',
  'moderation.search.in': 'Wo suchen?',
  'moderation.search.all': 'In allen Beiträgen',
  'moderation.search.everywhere': 'In allen Beiträgen suchen',
  'moderation.search.clear': 'Suche und Filter aufheben',
  'moderation.search.more':
    'Es gibt mehr Treffer, als hier stehen: die neuesten {count}, die besten zuerst. Mit einem weiteren Wort werden es weniger.',
  'moderation.search.none':
    'Nichts gefunden. Wörter wie „und“ oder „der“ werden nicht gesucht; Wortformen schon: „Bank“ findet auch „Bänke“.',
  'moderation.overdue.only': 'Nur länger als zugesagt',
  'moderation.overdue.all': 'Nur länger als zugesagt: Filter aufheben',
  'moderation.overdue.none': 'Niemand wartet hier länger als zugesagt.',

  'moderation.claim.by': '{name} sieht das gerade an',
  'moderation.claim.take': 'Zu mir holen',
  'moderation.claim.taken': 'Kolleginnen und Kollegen sehen jetzt fünf Minuten lang, dass Sie das ansehen.',

  'moderation.context.load': 'Ähnliche Beiträge und Meldungen',
  'moderation.context.sender': 'Von derselben Adresse',
  'moderation.context.sender.hint':
    '{count, plural, one {Ein weiterer Beitrag} other {# weitere Beiträge}} in den letzten Tagen, nach Netzadresse: Es können auch mehrere Menschen sein.',
  'moderation.context.copies': 'Gleicher Text',
  'moderation.context.copies.hint':
    '{count, plural, one {Ein weiterer Beitrag hat} other {# weitere Beiträge haben}} denselben Text.',
  'moderation.context.similar': 'Ähnlicher Text',
  'moderation.context.similar.hint':
    '{count, plural, one {Ein Beitrag teilt} other {# Beiträge teilen}} mindestens die Hälfte der Wörter.',
  'moderation.context.reports': 'Meldungen',
  'moderation.context.reports.open': '{count, plural, one {eine offen} other {# offen}}',
  'moderation.context.reports.desk': 'Über Meldungen entscheiden',
  'moderation.context.state.pending': 'wartet',
  'moderation.context.state.published': 'veröffentlicht',
  'moderation.context.state.rejected': 'abgelehnt',
  'moderation.context.state.spam': 'Spam',
  'moderation.context.state.withdrawn': 'zurückgezogen',
  'moderation.context.state.erased': 'gelöscht',
  'moderation.context.nothing':
    'Keine weiteren Beiträge von dieser Adresse, kein ähnlicher Text, keine Meldung.',
  'moderation.claim.hint': 'Sie können immer entscheiden; so sehen andere, dass Sie daran sitzen.',
  'moderation.context.onOwnPage': 'Auf der Seite des Beitrags zeigen',
  'moderation.keys.select': 'Auswählen für mehrere auf einmal',
  'moderation.bulk.open': 'Mehrere auf einmal entscheiden',
  'moderation.bulk.hint':
    'Wählen Sie Beiträge aus, oder nehmen Sie alle dieses Filters. Zuerst sehen Sie, was geschehen würde; entschieden wird danach. Änderungen und Widersprüche bleiben einzeln.',
  'moderation.bulk.pick': 'Beitrag von {name}, {reference}, auswählen',
  'moderation.bulk.picked': '{count, plural, one {Ein Beitrag ausgewählt} other {# Beiträge ausgewählt}}',
  'moderation.bulk.preview': 'Auswahl prüfen',
  'moderation.bulk.all': 'Alle {count} dieses Filters prüfen',
  'moderation.bulk.empty': 'Bitte wählen Sie Beiträge aus, oder nehmen Sie alle dieses Filters.',
  'moderation.bulk.title': 'Mehrere Beiträge auf einmal',
  'moderation.bulk.preview.publish':
    '{count, plural, =0 {Kein Beitrag wird veröffentlicht} one {Ein Beitrag wird veröffentlicht} other {# Beiträge werden veröffentlicht}}',
  'moderation.bulk.preview.reject':
    '{count, plural, =0 {Kein Beitrag wird abgelehnt} one {Ein Beitrag wird abgelehnt} other {# Beiträge werden abgelehnt}}',
  'moderation.bulk.preview.spam':
    '{count, plural, =0 {Kein Beitrag wird als Spam abgelegt} one {Ein Beitrag wird als Spam abgelegt} other {# Beiträge werden als Spam abgelegt}}',
  'moderation.bulk.done.publish':
    '{count, plural, =0 {Kein Beitrag veröffentlicht} one {Ein Beitrag veröffentlicht} other {# Beiträge veröffentlicht}}',
  'moderation.bulk.done.reject':
    '{count, plural, =0 {Kein Beitrag abgelehnt} one {Ein Beitrag abgelehnt} other {# Beiträge abgelehnt}}',
  'moderation.bulk.done.spam':
    '{count, plural, =0 {Kein Beitrag als Spam abgelegt} one {Ein Beitrag als Spam abgelegt} other {# Beiträge als Spam abgelegt}}',
  'moderation.bulk.undone.publish':
    '{count, plural, =0 {Keine Veröffentlichung zurückgenommen} one {Eine Veröffentlichung zurückgenommen} other {# Veröffentlichungen zurückgenommen}}',
  'moderation.bulk.undone.reject':
    '{count, plural, =0 {Keine Ablehnung zurückgenommen} one {Eine Ablehnung zurückgenommen} other {# Ablehnungen zurückgenommen}}',
  'moderation.bulk.undone.spam':
    '{count, plural, =0 {Keine Ablage als Spam zurückgenommen} one {Eine Ablage als Spam zurückgenommen} other {# Ablagen als Spam zurückgenommen}}',
  'moderation.bulk.reason': 'Grund: {reason}. {text}',
  'moderation.bulk.confirm': 'Ausführen',
  'moderation.bulk.confirm.hint':
    'Entschieden wird nur über die Beiträge, die hier gezählt sind, und nur, solange sie niemand inzwischen geändert hat.',
  'moderation.bulk.progress': '{done} von {total} erledigt',
  'moderation.bulk.refresh': 'Stand aktualisieren',
  'moderation.bulk.undo':
    '{count, plural, one {Diese Entscheidung} other {Alle # Entscheidungen}} zurücknehmen',
  'moderation.bulk.undo.hint':
    'Zurückgenommen wird, was seither niemand geändert hat. Die Beiträge warten dann wieder.',
  'moderation.bulk.back': 'Zur Warteschlange',
  'moderation.bulk.sample': 'Darunter',
  'moderation.bulk.obstacle.objection-open': 'Nicht dabei: über einen Widerspruch wird einzeln entschieden',
  'moderation.bulk.obstacle.edit-waits':
    'Nicht dabei: über eine Änderung des Textes wird einzeln entschieden',
  'moderation.bulk.obstacle.one-by-one': 'Nicht dabei: braucht eine einzelne Entscheidung',
  'moderation.bulk.obstacle.decided': 'Nicht dabei: schon entschieden',
  'moderation.bulk.obstacle.gone': 'Nicht dabei: zurückgezogen oder gelöscht',
  'moderation.bulk.changed': 'Nicht entschieden: inzwischen von jemandem geändert oder entschieden',
  'moderation.bulk.kept': 'Nicht zurückgenommen: seither geändert',
} as const;
