/** Who can reach each app, found by brute force in the simulated org: app id → set of user ids. */
export function trueReach(org) {
  const reach = new Map();
  for (const app of org.apps.values()) {
    const users = new Set(org.accounts.get(app.id)?.keys());
    const groupIds = [...(org.appGroups.get(app.id)?.keys() ?? [])];
    if (app.implicitAssignment) groupIds.push(org.everyoneId);
    for (const groupId of groupIds) {
      for (const userId of org.members.get(groupId)?.keys() ?? []) users.add(userId);
    }
    reach.set(app.id, users);
  }
  return reach;
}

/** The app with the fewest users, the one in the middle and the one with the most, apps nobody reaches left out. */
export function pickApps(reach) {
  const reached = [...reach]
    .filter(([, users]) => users.size > 0)
    .sort((a, b) => a[1].size - b[1].size || (a[0] < b[0] ? -1 : 1));
  const at = (place) => {
    const [id, users] = reached[place];
    return { id, users };
  };
  return { smallest: at(0), median: at(Math.floor(reached.length / 2)), largest: at(reached.length - 1) };
}

/** Of some users the one who reaches the most apps. */
export function pickUser(reach, users) {
  const apps = (userId) => [...reach.values()].filter((reached) => reached.has(userId)).length;
  let best = { id: null, apps: -1 };
  for (const id of users) {
    const count = apps(id);
    if (count > best.apps) best = { id, apps: count };
  }
  return best;
}

/** The group with the most members beside Everyone. */
export function pickGroup(org) {
  const sizes = [...org.members]
    .filter(([id]) => id !== org.everyoneId)
    .map(([id, members]) => ({ id, size: members.size }));
  return sizes.reduce((best, group) => (group.size > best.size ? group : best));
}
