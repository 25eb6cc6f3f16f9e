import type { queue as german } from '../de/queue.ts';

export const queue = {
  'moderation.queue.mine': 'Decided by me',
  'moderation.queue.all': 'Found',
  'moderation.count': '{count}{more, select, yes {+} other {}}',

  'moderation.search': 'Search',
  'moderation.search.label': 'Search comments',
  'moderation.search.hint': 'words, a name or a reference',
  'moderation.search.in': 'Search where?',
  'moderation.search.all': 'In all comments',
  'moderation.search.everywhere': 'Search all comments',
  'moderation.search.clear': 'Clear search and filter',
  'moderation.search.more':
    'More was found than is shown: the newest {count}, the best first. Another word makes them fewer.',
  'moderation.search.none':
    'Nothing found. Words such as “und” or “der” are not searched for; forms of words are: “Bank” also finds “Bänke”.',
  'moderation.overdue.only': 'Only longer than promised',
  'moderation.overdue.all': 'Only longer than promised: clear the filter',
  'moderation.overdue.none': 'Nobody here has waited longer than promised.',

  'moderation.claim.by': '{name} is looking at this',
  'moderation.claim.take': 'Take it over',
  'moderation.claim.taken': 'For five minutes your colleagues see that you are looking at this.',

  'moderation.context.load': 'Similar comments and reports',
  'moderation.context.sender': 'From the same address',
  'moderation.context.sender.hint':
    '{count, plural, one {One other comment} other {# other comments}} in the last days, by network address: it may be several people.',
  'moderation.context.copies': 'Same text',
  'moderation.context.copies.hint':
    '{count, plural, one {One other comment has} other {# other comments have}} the same text.',
  'moderation.context.similar': 'Similar text',
  'moderation.context.similar.hint':
    '{count, plural, one {One comment shares} other {# comments share}} at least half of the words.',
  'moderation.context.reports': 'Reports',
  'moderation.context.reports.open': '{count, plural, one {one open} other {# open}}',
  'moderation.context.reports.desk': 'Decide about reports',
  'moderation.context.state.pending': 'waiting',
  'moderation.context.state.published': 'published',
  'moderation.context.state.rejected': 'rejected',
  'moderation.context.state.spam': 'spam',
  'moderation.context.state.withdrawn': 'withdrawn',
  'moderation.context.state.erased': 'erased',
  'moderation.context.nothing': 'No other comments from this address, no similar text, no report.',
  'moderation.claim.hint': 'You can always decide; this shows the others that you are on it.',
  'moderation.context.onOwnPage': 'Show on the comment’s page',
  'moderation.keys.select': 'Select for deciding several at once',
  'moderation.bulk.open': 'Decide several at once',
  'moderation.bulk.hint':
    'Select comments, or take all of this filter. First you see what would happen; it is decided after that. Edits and objections stay one by one.',
  'moderation.bulk.pick': 'Select the comment of {name}, {reference}',
  'moderation.bulk.picked': '{count, plural, one {One comment selected} other {# comments selected}}',
  'moderation.bulk.preview': 'Check the selection',
  'moderation.bulk.all': 'Check all {count} of this filter',
  'moderation.bulk.empty': 'Please select comments, or take all of this filter.',
  'moderation.bulk.title': 'Several comments at once',
  'moderation.bulk.preview.publish':
    '{count, plural, =0 {No comment will be published} one {One comment will be published} other {# comments will be published}}',
  'moderation.bulk.preview.reject':
    '{count, plural, =0 {No comment will be rejected} one {One comment will be rejected} other {# comments will be rejected}}',
  'moderation.bulk.preview.spam':
    '{count, plural, =0 {No comment will be filed as spam} one {One comment will be filed as spam} other {# comments will be filed as spam}}',
  'moderation.bulk.done.publish':
    '{count, plural, =0 {No comment published} one {One comment published} other {# comments published}}',
  'moderation.bulk.done.reject':
    '{count, plural, =0 {No comment rejected} one {One comment rejected} other {# comments rejected}}',
  'moderation.bulk.done.spam':
    '{count, plural, =0 {No comment filed as spam} one {One comment filed as spam} other {# comments filed as spam}}',
  'moderation.bulk.undone.publish':
    '{count, plural, =0 {No publication taken back} one {One publication taken back} other {# publications taken back}}',
  'moderation.bulk.undone.reject':
    '{count, plural, =0 {No rejection taken back} one {One rejection taken back} other {# rejections taken back}}',
  'moderation.bulk.undone.spam':
    '{count, plural, =0 {No spam decision taken back} one {One spam decision taken back} other {# spam decisions taken back}}',
  'moderation.bulk.reason': 'Reason: {reason}. {text}',
  'moderation.bulk.confirm': 'Carry it out',
  'moderation.bulk.confirm.hint':
    'Only the comments counted here are decided, and only as long as nobody has changed them meanwhile.',
  'moderation.bulk.progress': '{done} of {total} done',
  'moderation.bulk.refresh': 'Refresh',
  'moderation.bulk.undo': 'Take {count, plural, one {this decision} other {all # decisions}} back',
  'moderation.bulk.undo.hint': 'Whatever nobody has changed since is taken back. Those comments wait again.',
  'moderation.bulk.back': 'To the queue',
  'moderation.bulk.sample': 'Among them',
  'moderation.bulk.obstacle.objection-open': 'Left out: an objection is decided by itself',
  'moderation.bulk.obstacle.edit-waits': 'Left out: a change of the text is decided by itself',
  'moderation.bulk.obstacle.one-by-one': 'Left out: needs a decision of its own',
  'moderation.bulk.obstacle.decided': 'Left out: decided already',
  'moderation.bulk.obstacle.gone': 'Left out: withdrawn or erased',
  'moderation.bulk.changed': 'Not decided: changed or decided by somebody meanwhile',
  'moderation.bulk.kept': 'Not taken back: changed since',
} as const satisfies Record<keyof typeof german, string>;
