// A group of firms as a tree, each with what it and all below it bring.
export interface Member { id: string; name: string; parent: string; tier: string; net: number; owner: string; silent: number | null; late: boolean }
export interface Branch extends Member { depth: number; sum: number; below: number }

// In the order of the tree, the largest sums first. Who names a parent that is not there stands at the top; a ring is cut where it closes.
export function branchesOf(members: Member[]): Branch[] {
  const names = new Set(members.map((member) => member.name)), out: Branch[] = [], met = new Set<string>();
  const walk = (member: Member, depth: number): Branch => {
    met.add(member.id);
    const branch: Branch = { ...member, depth, sum: member.net, below: 0 }, at = out.push(branch) - 1;
    const children = members.filter((each) => each.parent === member.name && !met.has(each.id)).map((each) => { const before = out.length, child = walk(each, depth + 1); return { child, lines: out.splice(before) }; });
    children.sort((a, b) => b.child.sum - a.child.sum).forEach(({ child, lines }) => ((branch.sum += child.sum), (branch.below += 1 + child.below), out.push(...lines)));
    out[at] = branch;
    return branch;
  };
  members.filter((member) => !member.parent || !names.has(member.parent)).forEach((member) => walk(member, 0));
  members.forEach((member) => !met.has(member.id) && walk(member, 0));
  return out;
}
