import type { DemoTopic } from './demo-topic.ts';

export interface DemoEvent {
  slug: string;
  title: string;
  place: string;
  /** In the city's time. */
  day: string;
  topics: readonly DemoTopic['slug'][];
}

/** Dates of "Jena.2030" whose day is known. */
export const DEMO_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'auftakt-rathausdiele',
    title: 'Auftakt in der Rathausdiele',
    place: 'Rathausdiele Jena',
    day: '2016-04-07',
    topics: ['digital-stadt-jena', 'licht-stadt-jena', 'stark-handeln-jena'],
  },
  {
    slug: 'heute-schon-zukunft-gedacht',
    title: 'Heute schon Zukunft gedacht?',
    place: 'Volksbad Jena',
    day: '2017-05-04',
    topics: ['digital-stadt-jena', 'licht-stadt-jena', 'stark-handeln-jena'],
  },
];
