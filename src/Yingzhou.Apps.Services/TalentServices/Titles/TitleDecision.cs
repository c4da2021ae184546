namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>What a panel's result means for one applicant (拟授职称).</summary>
/// <param name="Title">The title; <c>null</c> when it is not to be given, or not yet.</param>
/// <param name="WhyNot">A sentence for the applicant; <c>null</c> when it is.</param>
public sealed record TitleDecision(string Applicant, string? Title, string? WhyNot)
{
    /// <summary>
    /// A panel judges the work; the conditions stand by the table. Whoever lacks one gets no title however good the work is, and while a register has not answered nobody guesses.
    /// Nothing follows from a result that has to be talked about first.
    /// </summary>
    public static IReadOnlyList<TitleDecision> Of(
        PanelOutcome outcome,
        IReadOnlyCollection<TitleApplicant> applicants,
        IReadOnlyCollection<TitleCondition> conditions
    ) =>
        [
            .. outcome.Results.Select(result =>
                Of(outcome, result, applicants.FirstOrDefault(one => one.Id == result.Applicant), conditions)
            ),
        ];

    static TitleDecision Of(
        PanelOutcome outcome,
        TitleResult result,
        TitleApplicant? applicant,
        IReadOnlyCollection<TitleCondition> conditions
    )
    {
        if (outcome.NeedsDiscussion)
            return new(result.Applicant, null, "评委意见分散，讨论一轮后再定");
        if (!result.Passes)
            return new(result.Applicant, null, "评审未通过");
        if (applicant?.Record is not { } record || conditions.FirstOrDefault(one => one.Level == record.Level) is not { } condition)
            return new(result.Applicant, null, "没有申报材料，不能核对条件");
        var checks = TitleConditions.Check(condition, record);
        return checks.FirstOrDefault(check => check.Met is false) is { } failed ? new(result.Applicant, null, $"不符合条件：{failed.What}")
            : checks.FirstOrDefault(check => check.Met is null) is { } open ? new(result.Applicant, null, $"待查：{open.What}")
            : new(result.Applicant, condition.Title, null);
    }
}
