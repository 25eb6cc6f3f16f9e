import type { Draft } from '../site-facts.ts';

export const netiquetteEn: Draft = () => `
People who live and think differently talk to each other here. That is how it should be. Seven rules, the same for everybody, help the conversation along. If we do not publish a comment, we name the rule by its number and say what exactly it is about.

## Rule 1: Stay with the topic and be understandable

Your comment belongs to the topic it stands under, and others must be able to understand it. You need neither official language nor perfect spelling. Other languages than German are welcome.

## Rule 2: Tough on the matter, fair to people

Disagreement, mockery of plans and sharp criticism of decisions are fine. Insults, threats and sentences that put people down for their origin, faith, gender, disability or way of life are not published.

## Rule 3: Nothing the law forbids

Criminal content does not appear here, for example incitement to hatred, banned symbols or calls for violence.

## Rule 4: Nothing personal about others

Give no names, addresses, telephone numbers or other details of people who may not want to be public. Be sparing with your own details too: a pseudonym is enough.

## Rule 5: Your own words

Write it yourself. A short quotation with its source is welcome, a long text by somebody else is not, because it belongs to them.

## Rule 6: No advertising

This conversation is no notice board for goods, services, companies or fund-raising. Links are fine if they add something to the topic.

## Rule 7: Once is enough

We show the same text only once. Every voice counts all the same: what is not published is counted too and stands in the topic's figures.

## How we decide

A person reads every comment before it appears. Checking programs point out what is unusual but decide nothing. We neither shorten nor polish. Your private link tells you what became of your comment and, if it is not published, why.

## If you disagree

You may always put it differently and write again. If you think our decision is wrong, tell us your reference number; the [imprint](/en/impressum) says how to reach us.
`;
