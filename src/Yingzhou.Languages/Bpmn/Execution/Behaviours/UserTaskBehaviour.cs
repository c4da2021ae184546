using System.Globalization;

namespace Yingzhou.Languages.Bpmn;

/// <summary>A task for a person (用户任务).</summary>
sealed class UserTaskBehaviour : Behaviour
{
    public TextValue? Assignee { get; init; }

    public TextValue? CandidateGroups { get; init; }

    public TextValue? CandidateUsers { get; init; }

    public TextValue? DueDate { get; init; }

    public TextValue? FollowUpDate { get; init; }

    public TextValue? Priority { get; init; }

    public TextValue? FormKey { get; init; }

    public TextValue? FormId { get; init; }

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    public override void Enter(Run run, ElementInstance element, Node node)
    {
        Texts texts = new(run, element);
        var task = new OpenUserTask(element.Id, node.Id, node.Name)
        {
            Assignment = new(
                texts.One("assignee", Assignee),
                texts.Many("candidateGroups", CandidateGroups),
                texts.Many("candidateUsers", CandidateUsers)
            ),
            DueDate = texts.One("dueDate", DueDate),
            FollowUpDate = texts.One("followUpDate", FollowUpDate),
            Priority = texts.Number("priority", Priority),
            FormKey = texts.One("formKey", FormKey),
            FormId = texts.One("formId", FormId),
            Properties = Properties,
            LoopCounter = element.LoopCounter > 0 ? element.LoopCounter : null,
            LoopId = element.LoopCounter > 0 ? element.ParentId : null,
        };
        if (texts.Problem is { } problem)
        {
            run.Fail(element, FailedAt.Work, problem);
            return;
        }
        run.Elements.Set(run.Elements.Get(element.Id) with { Waits = WaitKind.UserTask });
        run.Effects.Add(task);
    }

    /// <summary>Evaluates several texts and keeps the first problem.</summary>
    sealed class Texts(Run run, ElementInstance element)
    {
        public string? Problem { get; private set; }

        public string? One(string what, TextValue? value)
        {
            if (value is null)
                return null;
            var (text, problem) = value.Resolve(run.Variables.SeenBy(element.Id), run.Now);
            Problem ??= problem is null ? null : $"{what}: {problem}";
            return text;
        }

        public IReadOnlyList<string> Many(string what, TextValue? value)
        {
            if (value is null)
                return [];
            var (items, problem) = value.ResolveList(run.Variables.SeenBy(element.Id), run.Now);
            Problem ??= problem is null ? null : $"{what}: {problem}";
            return items;
        }

        public int? Number(string what, TextValue? value)
        {
            if (One(what, value) is not { } text)
                return null;
            if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
                return number;
            Problem ??= $"{what}: '{text}' is no whole number";
            return null;
        }
    }
}
