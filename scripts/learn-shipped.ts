// Makes the two shipped models anew from ../shared/data: `npm run learn`. The same data gives the same bytes.
import { makeSpamPrior } from './evaluation/make-spam-prior.ts';
import { makeTriage } from './evaluation/make-triage.ts';
import { hasData } from './evaluation/shared-data.ts';

if (hasData()) {
  await makeSpamPrior();
  await makeTriage();
} else {
  console.error('The texts to learn from, ../shared/data, are not there.');
  process.exitCode = 1;
}
