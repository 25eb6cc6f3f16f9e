import MarkdownIt from 'markdown-it';

interface Env {
  anchorOf?: ((heading: string) => string | undefined) | undefined;
}

/** Editors' texts only; HTML in them is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** To the web, to a mailbox or telephone, or within this site; whatever else stands before a colon is no address. */
markdown.validateLink = (url) => /^(?:https?|mailto|tel):/i.test(url) || !/^[^/?#]*:/.test(url);

/** A picture is a link to it: one from elsewhere would tell its host who reads this page. */
markdown.core.ruler.push('pictures-are-links', ({ tokens, Token }) => {
  for (const inline of tokens.filter(({ type }) => type === 'inline')) {
    let depth = 0;
    inline.children = (inline.children ?? []).flatMap((token) => {
      if (token.type === 'link_open' || token.type === 'link_close') depth += token.nesting;
      if (token.type !== 'image') return [token];
      const address = String(token.attrGet('src'));
      const words = new Token('text', '', 0);
      words.content = token.content || address;
      // A link holds no other link.
      if (depth > 0) return [words];
      const open = new Token('link_open', 'a', 1);
      open.attrSet('href', address);
      return [open, words, new Token('link_close', 'a', -1)];
    });
  }
});

/** The page's title is its h1: the text's topmost headings are h2, whether they were written with one # or with two. */
markdown.core.ruler.push('headings-below-the-title', ({ tokens, env }) => {
  const { anchorOf } = env as Env;
  const headings = [...tokens.entries()].filter(([, { type }]) => /^heading_/.test(type));
  const topmost = Math.min(...headings.map(([, { tag }]) => Number(tag.slice(1))));
  for (const [n, heading] of headings) {
    heading.tag = `h${Math.min(Number(heading.tag.slice(1)) - topmost + 2, 6)}`;
    const anchor = heading.nesting === 1 ? anchorOf?.(tokens[n + 1]?.content ?? '') : undefined;
    if (anchor !== undefined) heading.attrSet('id', anchor);
  }
});

/**
 * HTML of a text written in Markdown, with headings from h2 on.
 *
 * @param anchorOf gives a heading an id, so that links lead to it
 */
export function renderMarkdown(text: string, anchorOf?: (heading: string) => string | undefined): string {
  return markdown.render(text, { anchorOf } satisfies Env);
}
