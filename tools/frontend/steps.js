/** The named steps of a model, in the order in which they can be reached from its start. Gateways are ways, not steps. */
export function steps(definitions) {
  const processes = (definitions?.rootElements ?? []).filter(element => element.$type === 'bpmn:Process');
  return processes.flatMap(process => reach(process.flowElements ?? []));
}

function reach(elements) {
  const nodes = elements.filter(element => element.$instanceOf('bpmn:FlowNode'));
  // The flows themselves are read: a model need not say at its nodes what comes in and goes out.
  const after = node => [
    ...nodes.filter(other => other.attachedToRef === node),
    ...elements.filter(element => element.$type === 'bpmn:SequenceFlow' && element.sourceRef === node).map(flow => flow.targetRef),
  ];

  const order = new Set(nodes.filter(node => node.$type === 'bpmn:StartEvent'));
  // A set is walked in the order of insertion, also over what is inserted on the way: breadth first.
  for (const node of order) for (const next of after(node)) if (next) order.add(next);
  for (const node of nodes) order.add(node);

  return [...order].flatMap(node => [
    ...(node.name && !node.$instanceOf('bpmn:Gateway') ? [{ id: node.id, name: node.name }] : []),
    ...reach(node.flowElements ?? []),
  ]);
}
