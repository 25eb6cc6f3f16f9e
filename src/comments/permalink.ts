/** The fragment by which a published comment is found on its topic's page. */
export function anchorOf(reference: string): string {
  return `beitrag-${reference}`;
}

/** The address that leads to a comment for ever, on whatever page of its topic it stands. */
export function permalink(topicHref: string, reference: string): string {
  return `${topicHref}?beitrag=${reference}#${anchorOf(reference)}`;
}
