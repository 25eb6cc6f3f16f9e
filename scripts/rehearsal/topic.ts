import { formsIn, Visitor } from '../../test/support/visitor.ts';
import { prove } from './mismatch.ts';

const SLUG = 'wohnen';
const WORDS = {
  title: 'Wohnen',
  slug: SLUG,
  subtitle: 'Wie wollen wir in zwanzig Jahren wohnen?',
  lead: 'Bauen, sanieren, teilen: Sagen Sie uns, was Ihnen wichtig ist.',
  body: '## Worum es geht\n\nEine **Probe** mit den echten Beiträgen eines Klimarats.',
  call_to_action: 'Was ist Ihre Idee?',
  sponsor_label: 'Zukunftspate',
  sponsor_name: 'Paula Probst',
  sponsor_role: 'Leiterin der Probe',
};

/** Creates the topic in the Redaktion's form and publishes it. @returns its slug */
export async function openTopic(url: string, editor: Visitor): Promise<string> {
  const { body } = await editor.get('/redaktion/themen/neu');
  const form = formsIn(body).find(({ action }) => action.startsWith('/redaktion/themen/'));
  prove(form !== undefined, () => 'The Redaktion has no form for a new topic');
  const answer = await editor.post(form.action, {
    ...form.fields,
    ...WORDS,
    opens_on: today(),
    action: 'publish',
  });
  prove(answer.status === 303, () => `The new topic was answered with ${answer.status}`);

  const page = await new Visitor(url, '192.0.2.9').get(`/themen/${SLUG}`);
  prove(page.status === 200, () => `The new topic's page was answered with ${page.status}`);
  for (const words of [WORDS.title, WORDS.subtitle, WORDS.sponsor_name, '<strong>Probe</strong>']) {
    prove(page.body.includes(words), () => `The new topic's page lacks „${words}“`);
  }
  return SLUG;
}

/** YYYY-MM-DD in the city's calendar. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
}
