using Yingzhou.Apps.Services.OnlineServices.Gaps;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.OnlineServices.Reasons;

/// <param name="Text">Without numbers that could say who it was.</param>
sealed record CommentLine(RatingComment Comment, string Text, IReadOnlyList<TextLabel> Reasons);

/// <param name="Comments">Comments that tell this reason, among those that tell any.</param>
/// <param name="Units">Units it is said of most.</param>
sealed record ReasonFigure(RatingReason Reason, RatioOf Comments, IReadOnlyList<(string Unit, int Count)> Units);

/// <param name="Untold">Comments in which no reason was found.</param>
sealed record ReasonView(IReadOnlyList<ReasonFigure> Figures, IReadOnlyList<CommentLine> Lines, int Untold);

/// <summary>差评为什么: what comments of bad ratings complain of, by reason and unit.</summary>
sealed class ReasonBoard(ICases cases, ReasonContent content)
{
    const int MostUnits = 3;

    public async Task<ReasonView> Read(Subject official, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        // Masked before it is looked at: the analysis keeps nothing that says who it was (a06 §7).
        var lines = (await cases.BadComments(official, first, last, cancel))
            .Select(comment => (Comment: comment, Text: MaskedText.Of(comment.Text)))
            .Select(one => new CommentLine(one.Comment, one.Text, content.Of(one.Text)))
            .ToList();
        var told = lines.Where(line => line.Reasons.Count > 0).ToList();
        return new(
            [
                .. content
                    .All.Select(reason => (Reason: reason, With: told.FindAll(line => line.Reasons.Any(one => one.Label == reason.Id))))
                    .Select(one => new ReasonFigure(
                        one.Reason,
                        new(one.With.Count, told.Count),
                        [
                            .. one
                                .With.CountBy(line => line.Comment.UnitName)
                                .OrderByDescending(unit => unit.Value)
                                .ThenBy(unit => unit.Key, StringComparer.Ordinal)
                                .Take(MostUnits)
                                .Select(unit => (unit.Key, unit.Value)),
                        ]
                    ))
                    .OrderByDescending(figure => figure.Comments.Numerator),
            ],
            lines,
            lines.Count - told.Count
        );
    }
}
