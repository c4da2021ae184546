using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Modelling;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Cases;

/// <summary>What items and bundles ask of a drawing: the content's own checks, run over the drawings in force with the draft in its place.</summary>
sealed class CaseDrawings(CasesContent content) : IDrawingCheck, IDrawingUse
{
    public IEnumerable<string> UsedBy(ModelKind kind, string key) =>
        kind switch
        {
            ModelKind.Process => content
                .Items.Values.Where(item => item.Process == key || item.Commitment?.Process == key)
                .Select(item => item.Name),
            ModelKind.Decision => content
                .Items.Values.Where(item => item.MaterialsDecision == key || item.Commitment?.Decision == key)
                .Select(item => item.Name),
            _ => content
                .Bundles.Values.Where(bundle => bundle.Form == key)
                .Select(bundle => bundle.Name)
                .Concat(content.Items.Values.Where(item => item.Form == key).Select(item => item.Name)),
        };

    public IEnumerable<DrawingProblem> Check(Drawing draft, IReadOnlyList<Drawing> others)
    {
        // What is wrong already is nobody's fault who draws something else.
        var before = Found(others).ToHashSet();
        return Found([.. others.Where(other => (other.Kind, other.Key) != (draft.Kind, draft.Key)), draft])
            .Where(problem => problem.File == FileOf(draft) || !before.Contains(problem))
            .Select(problem =>
                problem.File == FileOf(draft) ? new DrawingProblem(problem.Path, problem.Rule) : new DrawingProblem("", problem.ToString())
            );
    }

    IEnumerable<ContentProblem> Found(IReadOnlyList<Drawing> drawings)
    {
        var drawn = content.Drawn(Files(drawings, ModelKind.Form), Files(drawings, ModelKind.Process), Files(drawings, ModelKind.Decision));
        return CasesChecks.OfDrawings.SelectMany(check => check.Check(drawn));
    }

    static List<ContentFile<string>> Files(IReadOnlyList<Drawing> drawings, ModelKind kind) =>
        [.. drawings.Where(drawing => drawing.Kind == kind).Select(drawing => new ContentFile<string>(FileOf(drawing), drawing.Text))];

    static string FileOf(Drawing drawing) =>
        drawing.Kind switch
        {
            ModelKind.Process => $"processes/{drawing.Key}.bpmn",
            ModelKind.Decision => $"rules/{drawing.Key}.dmn",
            _ => $"forms/{drawing.Key}.form.json",
        };
}
