/** The fragment by which a comment, or its trace, is found on its topic's page. */
export function anchorOf(reference: string): string {
  return `beitrag-${reference}`;
}

/** The address that leads to a comment for ever, on whatever page of its topic it stands. */
export function permalink(topicHref: string, reference: string): string {
  return `${topicHref}?beitrag=${reference}#${anchorOf(reference)}`;
}

/** The page of a first comment with all its replies. */
export function threadHref(topicHref: string, reference: string): string {
  return `${topicHref}/beitraege/${reference}`;
}

/** The page with the form for a reply. */
export function replyHref(topicHref: string, reference: string): string {
  return `${threadHref(topicHref, reference)}/antworten`;
}

/** The form to report a comment. */
export function reportHref(topicHref: string, reference: string): string {
  return `${threadHref(topicHref, reference)}/melden`;
}

/** Where support is given; a form posts to it. */
export function supportAction(topicHref: string, reference: string): string {
  return `${threadHref(topicHref, reference)}/unterstuetzen`;
}
