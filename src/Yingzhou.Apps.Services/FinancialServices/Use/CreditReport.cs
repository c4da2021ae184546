using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>
/// 公共信用报告 (a09 §2, §5): what registers say of an enterprise, sealed for 30 days, shown by the enterprise to whom it likes. Whoever checks the code sees that it is genuine and in force, and no figure. Taken
/// back by the enterprise at any time, and by the city when a figure in it is corrected.
/// </summary>
sealed class CreditReport(
    CityContext city,
    CityStep step,
    MyFinance mine,
    FinanceContent finance,
    ICredentials credentials,
    IOrganisation organisation
)
{
    public const int ValidDays = 30;
    const string Issuer = "financial-office";

    public static readonly CredentialKind Kind = new("finance-credit-report", "公共信用报告", "舟信");

    public Task<Outcome<Guid>> Issue(string? key, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(CreditReport), key, () => Issued(subject, cancel), cancel);
    }

    async Task<Outcome<Guid>> Issued(Subject subject, CancellationToken cancel)
    {
        var found = await mine.Find(subject, cancel);
        if (found.Fault is { } fault)
            return fault;
        var (profile, today) = (found.Value, city.Clock.GetUtcNow().Day());
        var issued = await credentials.Issue(
            new(
                Kind.Id,
                profile.Region,
                profile.PartyKey,
                Personal.OrganisationName(profile.Name),
                organisation.NameOf(Issuer),
                [
                    new("数据截至", $"{profile.FetchedAt.Day():yyyy-MM-dd}", Public: true),
                    new("公共信用评分", $"{mine.Score(profile).Points:0} 分（{(finance.ScoreMayDecide ? "可用于排序" : "仅供参考")}）"),
                    .. finance.Facts.All.Select(fact => new CredentialLine(fact.Title, RegisteredFigures.Say(fact, profile))),
                ],
                today,
                today.AddDays(ValidDays - 1),
                // The same figures on the same day are the same report.
                $"{profile.Id}/{profile.Version}/{today:yyyy-MM-dd}",
                ReplaceOlder: true
            ),
            cancel
        );
        if (issued.Fault is { } refused)
            return refused;
        await city.SaveChangesAsync(cancel);
        return issued.Value.Id;
    }

    /// <summary>作废: by the enterprise itself.</summary>
    public Task<Outcome<Done>> TakeBack(Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.Run<Done>(
            nameof(TakeBack),
            async () =>
            {
                var found = await mine.Find(subject, cancel);
                if (found.Fault is { } fault)
                    return fault;
                await credentials.Revoke(Kind.Id, found.Value.PartyKey, "企业自己作废", cancel: cancel);
                return Done.It;
            },
            cancel
        );
    }
}
