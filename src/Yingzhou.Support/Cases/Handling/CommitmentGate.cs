using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Rules;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// 告知承诺适用: whether this applicant may commit instead of proving, by the item's decision table. Asked when the commitment is offered and again when it
/// is handed in. Of the facts the table looks at, only false commitments are known to the city so far; a serious bad record is unknown, which excludes nobody.
/// </summary>
sealed class CommitmentGate(CityContext city, IRules rules)
{
    /// <returns><c>null</c> for an item that is not open to commitments.</returns>
    public async Task<CommitmentVerdict?> Judge(ServiceItem item, JsonObject answers, string? applicantKey, CancellationToken cancel)
    {
        if (item.Commitment is not { } terms)
            return null;
        var answer = rules.Decide(
            terms.Decision,
            new JsonObject
            {
                ["item"] = new JsonObject { ["id"] = item.Id },
                ["answers"] = answers.DeepClone(),
                ["facts"] = new JsonObject
                {
                    ["falseCommitment"] = await HasBrokenOne(applicantKey, cancel),
                    ["seriouslyDiscredited"] = null,
                },
            }
        );
        var said = answer.Value as JsonObject;
        return new(
            said?["eligible"]?.GetValueKind() is System.Text.Json.JsonValueKind.True,
            (string?)said?["reason"] ?? "现有信息判断不了是否适用告知承诺，请走普通方式。",
            answer.Reasons
        );
    }

    async Task<bool> HasBrokenOne(string? applicantKey, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow().AddMonths(-CaseLimits.FalseCommitmentMonths);
        return applicantKey is not null
            && await city.Set<Case>()
                .Where(@case => @case.ApplicantKey == applicantKey && @case.Status == CaseStatus.Revoked)
                .Join(city.Set<CaseEvent>(), @case => @case.Id, line => line.CaseId, (@case, line) => line)
                .AnyAsync(line => line.Kind == CaseEventKind.CommitmentBroken && line.At >= since, cancel);
    }
}
