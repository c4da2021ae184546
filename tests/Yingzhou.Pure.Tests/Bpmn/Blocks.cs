using System.Text;
using CsCheck;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>A well-structured process: blocks with one way in and one way out. Drawn as BPMN by <see cref="Drawing"/>.</summary>
abstract record Block
{
    public sealed record Task(bool IsUser) : Block;

    public sealed record Sequence(Block[] Parts) : Block;

    /// <param name="Kind">Name of the gateway element; both gateways are of this kind.</param>
    public sealed record Branches(string Kind, Block[] Parts, int Chosen) : Block
    {
        public bool Holds(int index) => ((Chosen >> index) & 1) == 1;

        public IEnumerable<Block> Taken()
        {
            if (Kind == "parallelGateway")
                return Parts;
            var holding = Parts.Where((_, index) => index > 0 && Holds(index)).ToList();
            return holding.Count == 0 ? [Parts[0]]
                : Kind == "exclusiveGateway" ? holding.Take(1)
                : holding;
        }
    }

    public sealed record Nested(Block Inner, string? Loop) : Block;

    /// <summary>Done again as long as the counter of the loop is below the number.</summary>
    public sealed record Again(Block Inner, int Times) : Block;

    /// <summary>
    /// How many user tasks a run opens, told from the blocks alone. The counter of a loop is a variable of the instance, so a loop
    /// that is entered again runs once; <c>null</c> where instances side by side share such a counter.
    /// </summary>
    public int? UserTasks() => HasSharedCounter(this, inInstances: false) ? null : Count(this, new(ReferenceEqualityComparer.Instance));

    static int Count(Block block, Dictionary<object, int> counters) =>
        block switch
        {
            Task task => task.IsUser ? 1 : 0,
            Sequence sequence => sequence.Parts.Sum(part => Count(part, counters)),
            Nested nested => Count(nested.Inner, counters) + (nested.Loop is null ? 0 : Count(nested.Inner, counters)),
            Branches branches => branches.Taken().Sum(part => Count(part, counters)),
            _ => CountAgain((Again)block, counters),
        };

    static int CountAgain(Again again, Dictionary<object, int> counters)
    {
        var tasks = 0;
        do
        {
            tasks += Count(again.Inner, counters);
            counters[again] = counters.GetValueOrDefault(again) + 1;
        } while (counters[again] < again.Times);
        return tasks;
    }

    static bool HasSharedCounter(Block block, bool inInstances) =>
        block switch
        {
            Task => false,
            Sequence sequence => sequence.Parts.Any(part => HasSharedCounter(part, inInstances)),
            Nested nested => HasSharedCounter(nested.Inner, inInstances || nested.Loop == "false"),
            Branches branches => branches.Parts.Any(part => HasSharedCounter(part, inInstances)),
            _ => inInstances || HasSharedCounter(((Again)block).Inner, inInstances),
        };

    public static Gen<Block> Random { get; } = Gen.Int[0, 4].SelectMany(OfDepth);

    static Gen<string?> OneOf(params string?[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    static Gen<Block> OfDepth(int depth) =>
        depth == 0
            ? Gen.Bool.Select(isUser => (Block)new Task(isUser))
            : Gen.OneOf(
                Gen.Bool.Select(isUser => (Block)new Task(isUser)),
                OfDepth(depth - 1).Array[1, 3].Select(parts => (Block)new Sequence(parts)),
                Gen.Select(OneOf("exclusiveGateway", "parallelGateway", "inclusiveGateway"), OfDepth(depth - 1).Array[2, 3], Gen.Int[1, 7])
                    .Select((kind, parts, chosen) => (Block)new Branches(kind!, parts, chosen)),
                Gen.Select(OfDepth(depth - 1), OneOf(null, "true", "false")).Select((inner, loop) => (Block)new Nested(inner, loop)),
                Gen.Select(OfDepth(depth - 1), Gen.Int[1, 2]).Select((inner, times) => (Block)new Again(inner, times))
            );
}

/// <summary>Draws a block as the content of a process.</summary>
sealed class Drawing
{
    readonly StringBuilder xml = new();
    int count;

    public static string Of(Block block)
    {
        var drawing = new Drawing();
        drawing.Scope(block);
        return drawing.xml.ToString();
    }

    void Scope(Block block)
    {
        var start = Node("startEvent");
        var end = Node("endEvent");
        Flow(Draw(block, start), end);
    }

    /// <returns>The node after which the drawing goes on.</returns>
    string Draw(Block block, string after)
    {
        switch (block)
        {
            case Block.Task task:
                return After(after, task.IsUser ? Node("userTask") : Node("manualTask"));
            case Block.Sequence sequence:
                return sequence.Parts.Aggregate(after, (last, part) => Draw(part, last));
            case Block.Nested nested:
                return After(after, SubProcess(nested));
            case Block.Branches branches:
                return DrawBranches(branches, after);
            default:
                return DrawAgain((Block.Again)block, after);
        }
    }

    string DrawBranches(Block.Branches branches, string after)
    {
        var join = Node(branches.Kind);
        var fallback = $"f{count + 1}";
        var split = After(after, Node(branches.Kind, branches.Kind == "parallelGateway" ? "" : $"default='{fallback}d'"));
        for (var index = 0; index < branches.Parts.Length; index++)
        {
            var first = Node("manualTask");
            var condition =
                branches.Kind == "parallelGateway" ? null
                : branches.Holds(index) ? "true"
                : "false";
            if (index == 0)
                Flow(split, first, null, fallback + "d");
            else
                Flow(split, first, condition);
            Flow(Draw(branches.Parts[index], first), join);
        }
        return join;
    }

    string DrawAgain(Block.Again again, string after)
    {
        var name = $"n{++count}";
        var entry = After(after, Node("exclusiveGateway"));
        var last = Draw(again.Inner, entry);
        var counted = After(
            last,
            Node(
                "scriptTask",
                "",
                $"<bpmn:extensionElements><zeebe:script expression='=if {name} = null then 1 else {name} + 1' resultVariable='{name}'/></bpmn:extensionElements>"
            )
        );
        var leave = $"leave{++count}";
        var test = After(counted, Node("exclusiveGateway", $"default='{leave}'"));
        Flow(test, entry, $"{name} &lt; {again.Times}");
        var exit = Node("manualTask");
        Flow(test, exit, null, leave);
        return exit;
    }

    string SubProcess(Block.Nested nested)
    {
        var id = $"e{++count}";
        xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<bpmn:subProcess id='{id}'>");
        if (nested.Loop is { } sequential)
            xml.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<bpmn:multiInstanceLoopCharacteristics isSequential='{sequential}'><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
            );
        Scope(nested.Inner);
        xml.Append("</bpmn:subProcess>");
        return id;
    }

    string After(string source, string target)
    {
        Flow(source, target);
        return target;
    }

    string Node(string element, string attributes = "", string content = "")
    {
        var id = $"e{++count}";
        xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<bpmn:{element} id='{id}' {attributes}>{content}</bpmn:{element}>");
        return id;
    }

    void Flow(string source, string target, string? condition = null, string? id = null)
    {
        var text = condition is null ? "" : $"<bpmn:conditionExpression>={condition}</bpmn:conditionExpression>";
        xml.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"<bpmn:sequenceFlow id='{id ?? $"f{++count}"}' sourceRef='{source}' targetRef='{target}'>{text}</bpmn:sequenceFlow>"
        );
    }
}
