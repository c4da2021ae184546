// Evaluates each case again and again for a while: [{name, kind: expression|unary|table, text, context, table}] on stdin, [{name, nanoseconds}] on stdout.
import { evaluate, unaryTest } from 'feelin';
import { readFileSync } from 'node:fs';

const cases = JSON.parse(readFileSync(0, 'utf8'));
const milliseconds = 1500;

// Dates are no JSON: they are made once, before the clock starts.
function context(source) {
  return Object.fromEntries(Object.entries(source).map(([name, value]) =>
    [name, typeof value === 'string' && value.startsWith('feel:') ? evaluate(value.slice(5), {}).value ?? evaluate(value.slice(5), {}) : value]));
}

function valueOf(result) {
  return result && typeof result === 'object' && 'value' in result && 'warnings' in result ? result.value : result;
}

function table(rules, inputs, variables) {
  const values = inputs.map(name => variables[name]);
  for (const rule of rules)
    if (rule.cells.every((cell, i) => cell === '-' || valueOf(unaryTest(cell, { ...variables, '?': values[i] })) === true))
      return rule.outputs.map(output => valueOf(evaluate(output, variables)));
  return null;
}

const results = cases.map(test => {
  const variables = context(test.context);
  const run = test.kind === 'table' ? () => table(test.rules, test.inputs, variables)
    : test.kind === 'unary' ? () => valueOf(unaryTest(test.text, variables))
    : () => valueOf(evaluate(test.text, variables));
  const answer = run();
  const warm = performance.now();
  while (performance.now() - warm < milliseconds / 3) run();
  let turns = 0;
  const start = process.cpuUsage();
  const used = () => { const { user, system } = process.cpuUsage(start); return user + system; };
  while (used() < milliseconds * 1000) { run(); turns++; }
  return { name: test.name, nanoseconds: used() * 1000 / turns, answer: String(answer) };
});
console.log(JSON.stringify(results));
