import type { AccessibilityLaw } from '../accessibility-law.ts';
import type { Draft } from '../site-facts.ts';

export const accessibilityEn: Draft = ({ name, operator, contactEmail, law }) => `
${operator || '[Name of the city or municipality]'} wants everybody to be able to take part. This statement applies to the website “Stadtgespräch ${name}”.

## Which rules apply

${statutes(law)} From there the way leads to the European standard EN 301 549, which asks websites to meet WCAG 2.1 at level AA. Our own aim is WCAG 2.2, level AA.

## How accessible this website is

We assess it ourselves: to our knowledge it largely meets the requirements. With every change of the software, automatic tests look at all kinds of pages, in the width of a telephone and of a large screen. Neither third parties nor people with disabilities have tested it yet.

## What is not accessible yet

- There is no version in easy language and no video in German Sign Language yet.
- Residents’ comments appear as they were written. We make them readable but do not change their words.
- [Here the operator adds what is known about its own texts, pictures or files.]

## When this statement was made

It was written in November 2026 on the basis of a self-assessment. [Date of the last review]

## Have you met a barrier?

Then please write to us${contactEmail ? ` at ${contactEmail}` : '; the [imprint](/en/impressum) says how to reach us'}. Tell us which page causes trouble and what you read or write with. We will get back to you and say what we are going to do. You can also ask us in this way for information that is not accessible here yet.

## If our answer does not help

${enforcement(law)}
`;

function statutes({ land, statutes }: AccessibilityLaw): string {
  const whose = land ? `the federal state of ${land}` : 'the Federal Republic';
  return `The law of ${whose} on accessible websites of public bodies applies: ${statutes ?? '[act and ordinance]'}.`;
}

function enforcement({ enforcement: body }: AccessibilityLaw): string {
  if (!body) return 'Then you can turn to the enforcement body: [name and address]. It costs you nothing.';
  return `Then the [${body.name}](${body.url}) (the state’s enforcement body for digital accessibility) helps you. It mediates between you and us out of court. It costs you nothing, and you need no lawyer.`;
}
