import MarkdownIt from 'markdown-it';

interface Env {
  anchorOf?: ((heading: string) => string | undefined) | undefined;
}

/** Editors' texts only; HTML in them is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

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
