using Yingzhou.Kernel;
using Yingzhou.Support.Modelling.Reading;

namespace Yingzhou.Support.Modelling.Checks;

/// <summary>检查: what the languages say of a drawing, and what those who live on drawings ask of it.</summary>
sealed class DrawingChecks(IEnumerable<IDrawingCheck> checks, DrawingVersions versions)
{
    /// <returns>Each problem once, errors first.</returns>
    public async Task<IReadOnlyList<DrawingProblem>> Of(Drawing draft, CancellationToken cancel)
    {
        IReadOnlyList<Drawing> others = [.. (await versions.InForce(cancel)).Select(one => one.Drawing)];
        return
        [
            .. checks
                .SelectMany(check => check.Check(draft, others))
                .GroupBy(problem => (problem.ElementId, problem.Message))
                .Select(same => same.OrderByDescending(problem => problem.Blocks).First())
                .OrderByDescending(problem => problem.Blocks),
        ];
    }

    public async Task<Fault?> Refuse(DrawingDraft draft, CancellationToken cancel)
    {
        var errors = (await Of(new Drawing(draft.Kind, draft.Key, draft.Text), cancel)).Where(problem => problem.Blocks).ToList();
        return errors.Count == 0 ? null : ModellingFaults.Broken(errors.Count, errors[0]);
    }
}
