using System.Globalization;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Compiles standard loops and multi-instance characteristics.</summary>
static class LoopCompiler
{
    public static Loop? Compile(CompileContext context, Activity drawn) =>
        drawn.Loop switch
        {
            StandardLoop loop => Standard(context, drawn.Id, loop),
            MultiInstance multi => Instances(context, drawn.Id, multi),
            _ => null,
        };

    static ConditionLoop Standard(CompileContext context, string id, StandardLoop loop)
    {
        int? maximum = null;
        if (loop.Maximum is { } text)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                maximum = number;
            else
                context.Refuse(id, "loop-maximum", $"'{text}' is no number of repetitions.");
        }
        if (loop.Condition is null && maximum is null)
            context.Refuse(id, "endless-loop", "A loop needs a condition or a maximum.");
        return new(context.Expression(id, loop.Condition), loop.TestBefore, maximum);
    }

    static InstanceLoop Instances(CompileContext context, string id, MultiInstance multi)
    {
        if (multi.Cardinality is null && multi.InputCollection is null)
            context.Refuse(id, "loop-input", "It needs a loop cardinality or zeebe:loopCharacteristics with an input collection.");
        if ((multi.OutputCollection is null) != (multi.OutputElement is null))
            context.Refuse(id, "loop-output", "Output collection and output element belong together.");
        if (int.TryParse(multi.Cardinality, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count < 0)
            context.Refuse(id, "loop-cardinality", $"{count} is no number of instances.");
        return new(multi.IsSequential)
        {
            Cardinality = context.Expression(id, multi.Cardinality),
            InputCollection = context.Expression(id, multi.InputCollection),
            InputElement = multi.InputElement,
            OutputCollection = multi.OutputCollection,
            OutputElement = context.Expression(id, multi.OutputElement),
            CompletionCondition = context.Expression(id, multi.CompletionCondition),
            Behavior = multi.Behavior,
            Throws = Throws(context, id, multi),
        };
    }

    static List<(IExpression? Condition, Trigger? Event)> Throws(CompileContext context, string id, MultiInstance multi)
    {
        List<(IExpression?, Trigger?)> throws = [];
        if (multi.Behavior is MultiInstanceBehavior.None or MultiInstanceBehavior.One && multi.BehaviorEvent is { } single)
            Add(null, single);
        if (multi.Behavior == MultiInstanceBehavior.Complex)
        {
            foreach (var line in multi.ComplexBehaviors)
                Add(context.Expression(id, line.Condition), line.Event);
        }
        return throws;

        void Add(IExpression? condition, EventDefinition? definition) =>
            throws.Add((condition, definition is null ? null : EventCompiler.Compile(context, id, definition)));
    }
}
