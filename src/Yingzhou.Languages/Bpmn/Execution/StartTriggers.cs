using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

public enum StartKind
{
    Timer,
    Message,
    Signal,
    Condition,
}

/// <summary>An event that starts an instance: pass <paramref name="ElementId"/> to <see cref="StartInstance"/>.</summary>
/// <param name="Name">Name of the message or signal; the text of a timer.</param>
public sealed record StartTrigger(string ElementId, StartKind Kind, string Name)
{
    public TimerKind? Timer { get; init; }

    /// <summary>For conditions: evaluate over the variables offered.</summary>
    public IExpression? Condition { get; init; }
}

static class StartTriggers
{
    public static List<StartTrigger> Of(Node root)
    {
        List<StartTrigger> starts = [];
        foreach (var node in root.Children)
        {
            if (node.Kind == ElementKind.StartEvent || node.Instantiates)
                starts.AddRange(node.Triggers.Select(trigger => Describe(node, trigger)).OfType<StartTrigger>());
        }
        return starts;
    }

    static StartTrigger? Describe(Node node, Trigger trigger) =>
        trigger switch
        {
            TimerTrigger timer => new(node.Id, StartKind.Timer, Text(timer.Text)) { Timer = timer.Kind },
            MessageTrigger message => new(node.Id, StartKind.Message, Text(message.Name)),
            SignalTrigger signal => new(node.Id, StartKind.Signal, Text(signal.Name)),
            ConditionTrigger condition => new(node.Id, StartKind.Condition, condition.Expression.Text) { Condition = condition.Expression },
            _ => null,
        };

    // Nothing has started yet, so an expression sees no variables.
    static string Text(TextValue value) => value.Resolve([], DateTimeOffset.UnixEpoch).Text ?? "";
}
