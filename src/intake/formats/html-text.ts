import { compile } from 'html-to-text';

/** Far above a comment of 10,000 characters with its tags; what is longer is told as too long. */
const MOST = 200_000;

const skipped = ['img', 'script', 'style', 'iframe', 'object', 'embed', 'video', 'audio', 'form'];
const plain = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const convert = compile({
  wordwrap: false,
  // Where a paragraph has no tag its line breaks say where lines end.
  preserveNewlines: true,
  limits: { maxInputLength: MOST, maxDepth: 50, maxChildNodes: 5_000 },
  selectors: [
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ['(', ')'] },
    },
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
    ...plain.map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** What a reader of the page saw: paragraphs, line breaks, entities as characters, links as text with their address. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  if (html.length > MOST) return html;
  return convert(html)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
