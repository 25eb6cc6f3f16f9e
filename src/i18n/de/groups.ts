export const groups = {
  'groups.title': 'Gleiches und Ähnliches',
  'groups.lead':
    'Beiträge, die einander in mindestens der Hälfte ihrer Wörter gleichen. Eine Gruppe ist eine Hilfe beim Lesen: Jeder Beitrag zählt weiter für sich.',
  'groups.never': 'Es wurde noch nicht gesucht.',
  'groups.asOf': 'Zuletzt gesucht am {at}.',
  'groups.look': 'Jetzt suchen',
  'groups.looking': 'Die Suche läuft. Laden Sie die Seite in einem Augenblick neu.',
  'groups.count':
    '{groups, plural, one {# Gruppe} other {# Gruppen}} mit {members, plural, one {# Beitrag} other {# Beiträgen}}',
  'groups.empty': 'Kein Beitrag gleicht einem anderen so sehr, dass eine Gruppe entstünde.',
  'groups.kind.copies': 'gleicher Text',
  'groups.kind.campaign': 'Kampagne',
  'groups.kind.similar': 'ähnlich',
  'groups.size': '{size, plural, one {# Beitrag} other {# Beiträge}}',
  'groups.facts':
    '{days} · {published, number} veröffentlicht{answered, plural, =0 {} other {, # beantwortet}}{hasWays, select, true { · {ways}} other {}}',
  'groups.open': 'Als Auswahl öffnen',
  'groups.answer': 'Gemeinsam beantworten',
  'groups.name': 'Name der Gruppe',
  'groups.save': 'Speichern',
  'groups.gone':
    'Diese Gruppe gibt es nicht mehr: Es wurde neu gesucht. Der Name „{name}“ ist nicht gespeichert, Sie können ihn einer anderen geben.',
  'groups.problem.changed':
    'Die Gruppe heißt inzwischen „{name}“. Speichern Sie noch einmal, dann gilt Ihr Name.',
  'groups.problem.too-long': 'Ein Name hat höchstens {most, number} Zeichen. Bitte kürzen Sie ihn.',
  'groups.problem.not-text': 'Der Name enthält Zeichen, die sich nicht speichern lassen.',
  'groups.named': 'Der Name ist gespeichert.',
} as const;
