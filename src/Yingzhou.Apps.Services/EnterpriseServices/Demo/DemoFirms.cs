using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Citizen;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Disputes;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.EnterpriseServices.Demo;

/// <summary>
/// A demonstration city gets enterprises: those with a log-in, with facts that tell a story, and 300 made by a seed. The list of 免申即享 was made public eight working days ago,
/// so that the enterprises only have to name their accounts.
/// </summary>
sealed class DemoFirms(
    CityContext city,
    CityStep step,
    CityPeople people,
    PersonalCipher cipher,
    FiledPolicies filed,
    FurtherFiles further,
    Workdays workdays,
    IObjections objections,
    TimeProvider clock
) : IDemoSeed
{
    const int Generated = 300;
    const int WorkdaysAgo = 8;
    const int WorkdaysOfPublicity = 2;
    const string StillPublic = "export-insurance";

    readonly PoliciesContent policies = filed.Content;

    public async Task Seed(CancellationToken cancel)
    {
        if (!await city.Set<Firm>().AnyAsync(cancel))
            await step.Run(nameof(DemoFirms), () => Add(cancel), cancel);
    }

    async Task<Outcome<Done>> Add(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (firms, redemptions) = (new List<Firm>(), new List<Redemption>());
        var known = people
            .Enterprises.Select(enterprise => DemoStories.Of(enterprise.Uscc, enterprise.Name, enterprise.Region, now))
            .ToList();
        foreach (var story in known.Concat(new FirmGenerator(policies.Facts, now).Make(Generated)))
        {
            var firm = new Firm
            {
                Region = story.Region,
                Uscc = story.Uscc,
                PartyKey = cipher.PartyKey(story.Uscc),
                Name = story.Name,
                Industry = story.Industry,
                Park = story.Park,
                Known = JsonSerializer.Serialize(story.Facts),
            };
            firms.Add(firm);
            redemptions.AddRange(Announced(firm, now));
        }
        city.AddRange(firms);
        city.AddRange(redemptions);
        city.AddRange(new DemoDesk(policies, further, now).Make(firms, redemptions));
        await city.SaveChangesAsync(cancel);
        return redemptions.FirstOrDefault(one => one.IsPublic(now.Day())) is { } listed ? await Contest(listed, cancel) : Done.It;
    }

    async Task<Outcome<Done>> Contest(Redemption listed, CancellationToken cancel)
    {
        var raised = await objections.Raise(
            new(
                RedemptionMatters.Publicity,
                listed.Id.ToString(),
                "这家企业上半年的出口由关联公司代理，自己没有报关，请核对海关数据。",
                "海关报关单的经营单位",
                null,
                null
            ),
            new()
            {
                Kind = SubjectKind.Citizen,
                AccountId = "demo",
                Name = "王大海",
                PartyKey = "demo",
                PartyName = "王大海",
            },
            cancel
        );
        return raised.Fault is { } refused ? refused : Done.It;
    }

    IEnumerable<Redemption> Announced(Firm firm, DateTimeOffset now)
    {
        var match = FirmMatch.Of(firm, [], policies, now);
        foreach (var clause in match.Clauses.Where(clause => clause is { Taken: true, WithoutApplication: true }))
        {
            // One list is still public, so that somebody can object.
            var on = DaysAgo(now.Day(), clause.Clause.Id == StillPublic ? WorkdaysOfPublicity : WorkdaysAgo);
            var until = RedemptionClock.PublicUntil(workdays, on).Value.Day;
            var redemption = new Redemption
            {
                Region = firm.Region,
                Uscc = firm.Uscc,
                PartyKey = firm.PartyKey,
                FirmName = firm.Name,
                Clause = clause.Clause.Id,
                Title = clause.Clause.File.Title,
                Office = clause.Clause.File.Office,
                Year = now.Day().Year,
                Route = ClauseRoute.NoApplication,
                Amount = clause.Amount!.Value.Yuan,
                Evidence = Evidence.Of(clause.Clause, match.Sheet),
            };
            redemption.Open();
            redemption.Publish(Actor.System, on, until, null);
            yield return redemption;
            // Some of the generated firms have named their accounts, and a few have their money; those with a log-in still have to.
            var dice = (firm.Uscc[12] + firm.Uscc[14] + clause.Clause.Id.Length) % 4;
            if (!firm.Name.Contains("演示", StringComparison.Ordinal) || dice > 1 || redemption.IsPublic(now.Day()))
                continue;
            redemption.GiveAccount(firm.Name, "622200000000001234", now, RedemptionClock.PayBy(workdays, now.Day()).Value.Day);
            if (dice == 0)
                redemption.Pay(Actor.System, now);
        }
    }

    DateOnly DaysAgo(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (workdays.IsWorkday(day) is { Succeeded: true, Value: true })
                count--;
        }
        return day;
    }
}
