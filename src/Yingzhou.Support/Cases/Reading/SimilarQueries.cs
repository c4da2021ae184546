using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>How the same unit decided the same matter lately (同类办件), those in the same situation first: alike is to be treated alike.</summary>
sealed class SimilarQueries(CityContext city, CaseQueries cases)
{
    const int LookedAt = 30;
    const int Shown = 5;

    public async Task<SimilarCases> Of(Case @case, CancellationToken cancel)
    {
        var decided = await city.Set<Case>()
            .AsNoTracking()
            .Where(other => other.Unit == @case.Unit && other.ItemCode == @case.ItemCode && other.DecidedAt != null && other.Id != @case.Id)
            .OrderByDescending(other => other.Id)
            .Take(LookedAt)
            .ToListAsync(cancel);
        var answers = JsonNode.Parse(@case.Answers)!.AsObject();
        var closest = decided.OrderByDescending(other => Shared(answers, JsonNode.Parse(other.Answers)!.AsObject())).Take(Shown);
        return new(
            RatioOf.Count(decided, other => other.Status is CaseStatus.Approved or CaseStatus.Delivered),
            Median([.. decided.Select(other => other.DecidedAt!.Value.Day().DayNumber - other.SubmittedAt!.Value.Day().DayNumber)]),
            [
                .. closest.Select(other => new SimilarCase(
                    cases.Line(other),
                    other.DecisionReason,
                    Shared(answers, JsonNode.Parse(other.Answers)!.AsObject()),
                    answers.Count
                )),
            ]
        );
    }

    static int Shared(JsonObject one, JsonObject other) => one.Count(answer => JsonNode.DeepEquals(answer.Value, other[answer.Key]));

    static int? Median(List<int> days)
    {
        if (days.Count == 0)
            return null;
        days.Sort();
        return days[days.Count / 2];
    }
}
