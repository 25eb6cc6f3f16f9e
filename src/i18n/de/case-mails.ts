/** What is decided about a comment, told by mail: links only, no word of the comment. */
export const caseMails = {
  'mails.caseDecided.subject': 'Über Ihren Beitrag ist entschieden',
  'mails.caseAsked.subject': 'Bitte ändern Sie Ihren Beitrag',
  'mails.caseDecided.text':
    '{what, select, asked {Die Redaktion bittet Sie, Ihren Beitrag zu „{topic}“ zu ändern. Worum es geht und bis wann, steht in Ihrem Vorgang; dort können Sie den Text gleich ändern.} redacted {Ihr Beitrag zu „{topic}“ ist veröffentlicht. Einzelne Stellen sind geschwärzt. Warum und was Sie jetzt tun können, steht in Ihrem Vorgang.} grantedRedacted {Ihr Widerspruch hatte Erfolg: Ihr Beitrag zu „{topic}“ ist veröffentlicht. Einzelne Stellen sind geschwärzt; warum, steht in Ihrem Vorgang.} published {Ihr Beitrag zu „{topic}“ ist veröffentlicht.} rejected {Ihr Beitrag zu „{topic}“ ist nicht veröffentlicht. Warum, nach welcher Regel und was Sie jetzt tun können, steht in Ihrem Vorgang.} spam {Ihr Beitrag zu „{topic}“ ist nicht veröffentlicht: Die Redaktion hat ihn als Werbung eingestuft. Ist das ein Irrtum, können Sie in Ihrem Vorgang widersprechen.} editTaken {Ihre Änderung am Beitrag zu „{topic}“ ist übernommen und jetzt öffentlich.} editRefused {Ihre Änderung am Beitrag zu „{topic}“ ist nicht übernommen; öffentlich bleibt die Fassung davor. Warum, steht in Ihrem Vorgang.} granted {Ihr Widerspruch hatte Erfolg: Ihr Beitrag zu „{topic}“ ist veröffentlicht.} other {Die Redaktion hat Ihren Widerspruch geprüft und bleibt bei der Entscheidung: Ihr Beitrag zu „{topic}“ ist nicht veröffentlicht. Warum, steht in Ihrem Vorgang.}}',
  'mails.caseDecided.reason': 'Grund: {reason}{rule, plural, =0 {} other { (Regel # der Netiquette)}}.',
  'mails.caseDecided.action': 'Vorgang {reference} ansehen',
  'mails.caseDecided.closing': 'Geben Sie den Link nicht weiter: Wer ihn kennt, kann Ihren Vorgang ändern.',
  'mails.caseDecided.why':
    'Sie bekommen diese E-Mail, weil Sie über Ihren Beitrag benachrichtigt werden möchten.',
} as const;
