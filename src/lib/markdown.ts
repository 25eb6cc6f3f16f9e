import MarkdownIt from 'markdown-it';

interface Env {
  anchorOf?: ((heading: string) => string | undefined) | undefined;
}

/** Editors' texts only; HTML in them is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Headings begin one level below the page's own. */
markdown.core.ruler.push('headings-below-the-title', ({ tokens, env }) => {
  const { anchorOf } = env as Env;
  for (const [n, token] of tokens.entries()) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`;
    const anchor = token.nesting === 1 ? anchorOf?.(tokens[n + 1]?.content ?? '') : undefined;
    if (anchor !== undefined) token.attrSet('id', anchor);
  }
});

/**
 * HTML of a text written in Markdown; its first-level headings become h2.
 *
 * @param anchorOf gives a heading an id, so that links lead to it
 */
export function renderMarkdown(text: string, anchorOf?: (heading: string) => string | undefined): string {
  return markdown.render(text, { anchorOf } satisfies Env);
}
