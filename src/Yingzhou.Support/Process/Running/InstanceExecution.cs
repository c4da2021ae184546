using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Rules;

namespace Yingzhou.Support.Process.Running;

/// <summary>The state machine as an instance meets it: its business-rule tasks ask the decisions of the release under which it began.</summary>
sealed class InstanceExecution(IRules rules, ExecutionOptions options)
{
    public Execution Of(ProcessInstance instance) => new(rules.AsOf(instance.AsOf), options);

    /// <summary>Under the decisions of today, for what is only tried.</summary>
    public Execution Today => new(rules.AsOf(null), options);
}
