import type { Draft } from '../site-facts.ts';

export const imprintEn: Draft = ({ operator, contactEmail }) => `
## Provider

${operator || '[Name of the city or municipality]'}\\
[Street and number]\\
[Postcode and town]

Represented by: [name and office, for example the mayor]

## Contact

- Telephone: [number]
- E-mail: ${contactEmail ?? '[e-mail address]'}

Questions about a comment are answered fastest if you give us its reference number.

## Responsible for the content

[Name and address of the person responsible under section 18 (2) of the German Interstate Media Treaty]

The comments on the topics were written by residents. They express their authors' opinions, not those of the administration. Someone on our team reads each one before it is published; the rules are in the [netiquette](/en/netiquette).

## More

- VAT identification number: [if there is one]
- Supervisory authority: [if applicable]
- Credits stand beside the pictures.
- This website runs on the software Stadtgespräch (licence EUPL-1.2).
`;
