/** A comment with what was replied to it. */
export interface Branch<Row> {
  row: Row;
  replies: Branch<Row>[];
  /** What it replies to stands on another page. */
  isLoose?: boolean;
  /** Not all replies are here. */
  hasMore?: boolean;
}

interface Reply {
  id: string;
  parent_id: string | null;
}

/**
 * Hangs replies, in order of time, below what they reply to. One whose parent is not among them stands on the first level, in
 * its turn.
 */
export function growTree<Row extends Reply>(rows: readonly Row[], firstId: string): Branch<Row>[] {
  const branches = new Map<string, Branch<Row>>(rows.map((row) => [row.id, { row, replies: [] }]));
  const top: Branch<Row>[] = [];
  for (const branch of branches.values()) {
    const { parent_id: parentId } = branch.row;
    const parent = parentId === null ? undefined : branches.get(parentId);
    if (parent) parent.replies.push(branch);
    else top.push(parentId === firstId ? branch : { ...branch, isLoose: true });
  }
  return top;
}
