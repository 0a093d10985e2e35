/** Adds orders up: how many, how much, and who bought most. */
export function sumUp({ orders }) {
  const byCustomer = new Map();
  for (const { customer, amount } of orders) byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + amount);
  const [best = ['nobody']] = [...byCustomer].sort(([, a], [, b]) => b - a);
  return { orders: orders.length, total: orders.reduce((sum, { amount }) => sum + amount, 0), best: best[0] };
}
