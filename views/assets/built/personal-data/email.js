/** The part before the @ begins where no such part could have begun before: one attempt for each run, so linear time. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+(?:@| ?[([{](?:at|ät)[)\]}] ?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

/** E-mail addresses, also written `name (at) example.org`. Handles (`@name`) and map positions (`/@50.73,7.11`) are none. */
export function findEmails(text        )         {
  return [...text.matchAll(EMAIL)]
    .filter((match) => /\.\p{L}{2,}$/u.test(match[0].slice(-64)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
