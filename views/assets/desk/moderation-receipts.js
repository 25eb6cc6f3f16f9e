import { settle, showReceipt } from './moderation-answers.js';
import { isFree } from './moderation-claims.js';
import { closePanel } from './moderation-panel.js';
import { renewPick, withdrawPick } from './moderation-picks.js';
import { sendDecision } from './moderation-send.js';

/** What was decided on this page, in order; each line can be taken back, the key takes back the last. */
export function createReceipts(queue) {
  const steps = [];

  /** The decided entry shrinks to a line, the next one opens. */
  function add(entry, body) {
    const next = neighbour(entry);
    closePanel(entry);
    withdrawPick(entry);
    const line = showReceipt(entry, body);
    if (body.undo) steps.push({ entry, line, body });
    showKey();
    settle(queue, body, next);
  }

  function neighbour(entry) {
    const all = queue.entries();
    const at = all.indexOf(entry);
    return all.slice(at + 1).find(isFree) ?? all[at + 1] ?? all[at - 1] ?? null;
  }

  function undo(step) {
    if (!step || step.busy) return;
    step.busy = true;
    const { url, version } = step.body.undo;
    const fields = {
      _csrf: queue.root.dataset.csrf,
      version,
      decision: 'reopen',
      reason: '',
      reason_text: '',
      note: '',
    };
    void sendDecision(url, fields).then(({ kind, body }) => {
      step.busy = false;
      if (kind === 'done') takeBack(step, body);
      else if (kind === 'session') location.assign(body.signIn);
      else explain(step, kind === 'conflict' ? body.message : queue.messages.notUndone);
    });
  }

  function takeBack(step, body) {
    steps.splice(steps.indexOf(step), 1);
    step.line.remove();
    showKey();
    step.entry.hidden = false;
    step.entry.querySelector('[name="version"]').value = body.version;
    renewPick(step.entry, body.version);
    settle(queue, body, step.entry);
  }

  function explain(step, message) {
    step.line.querySelector('[data-slot="problem"]').textContent = message;
    queue.say(message);
  }

  /** Only the line the key works on shows it. */
  function showKey() {
    for (const { line } of steps) line.querySelector('.sg-kbd').hidden = line !== steps.at(-1).line;
  }

  return {
    add,
    undoLast: () => undo(steps.at(-1)),
    undoAt: (button) => undo(steps.find(({ line }) => line.contains(button))),
  };
}
