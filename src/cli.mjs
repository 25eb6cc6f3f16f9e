import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Before anything else is loaded: from the second start on nothing has to be compiled again. Not in the machine's
// temporary folder, where others could lay code of theirs. This file is JavaScript, or Node.js would load what it
// takes the types out of TypeScript with for this file alone: 17 MB that stay.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/stadtgespraech'));
const { runCommandLine } = await import('./commands/command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
