using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <summary>告知承诺 or the ordinary route: one may always choose (国办发〔2020〕42号), so it is asked like any other question, last.</summary>
static class CommitmentQuestion
{
    public const string Id = "byCommitment";
    public const string Yes = "yes";

    /// <returns><c>null</c> for an item that is not open to commitments.</returns>
    public static Question? Of(ServiceItem item, CommitmentVerdict verdict) =>
        item.Commitment is not { } terms
            ? null
            : new(
                Id,
                "想用哪种方式办？",
                [
                    new(Yes, $"告知承诺：作出书面承诺，少交材料，{terms.PromisedWorkdays} 个工作日办结，之后现场核查"),
                    new("no", $"普通方式：交齐材料，{item.Clock.PromisedWorkdays} 个工作日办结"),
                ],
                $"您可以用告知承诺：{verdict}。两种方式效力一样；作出不实承诺会被撤销决定，并影响今后再用承诺办事。"
            );
}
