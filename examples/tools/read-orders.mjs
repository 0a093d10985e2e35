// Prints the orders of a CSV file as JSON, which the type of the tool then checks.
import { readFileSync } from 'node:fs';

const [file = ''] = process.argv.slice(2);
const [, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
const orders = lines.map((line) => {
  const [customer, amount] = line.split(',');
  return { customer, amount: Number(amount) };
});
process.stdout.write(JSON.stringify(orders));
