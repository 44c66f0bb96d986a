// Reads questions as JSON lines and answers each with a JSON line ({"result"} or {"error"}). Byte
// strings are hexadecimal after 0x.
//   {"op": "root", "entries": [[key, value]…], "version": 0|1}     the state root
//   {"op": "read", "root": hash, "nodes": [node…]}                 the entries that a proof shows
import { createInterface } from 'node:readline';
import { calculate_state_root, decode_proof } from '@acala-network/chopsticks-executor';

const operations = {
  root: (q) => calculate_state_root(q.entries, q.version),
  read: (q) => decode_proof(q.root, q.nodes),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = { result: await operations[question.op](question) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
