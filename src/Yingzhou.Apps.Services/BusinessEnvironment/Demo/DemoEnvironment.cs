using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Apps.Services.BusinessEnvironment.Notices;
using Yingzhou.Apps.Services.BusinessEnvironment.Objections;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Demo;

/// <summary>A demonstration city has told authorities about three registrations, one receipt is late, and an enterprise has complained about a demand.</summary>
sealed class DemoEnvironment(
    CityContext city,
    CityStep step,
    CityPeople people,
    PersonalCipher cipher,
    IOrganisation organisation,
    LicenceContent licences,
    Workdays workdays,
    IObjections objections,
    TimeProvider clock
) : IDemoSeed
{
    static readonly (string Uscc, string Scope, string Region, int DaysAgo)[] Registered =
    [
        ("91330902MA2B00182F", "餐饮服务；食品销售", "330902", 12),
        ("91330903MA2B00270C", "民宿服务", "330903", 3),
        ("91330921MA2B00369Y", "食品销售；道路货物运输", "330921", 1),
    ];

    public async Task Seed(CancellationToken cancel)
    {
        if (!await city.Set<LicenceNotice>().AnyAsync(cancel))
            await step.Run(nameof(DemoEnvironment), () => Add(cancel), cancel);
    }

    async Task<Outcome<Done>> Add(CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var list = licences.InForce(today);
        foreach (var (at, (uscc, scope, region, ago)) in Registered.Index())
        {
            var name = people.Enterprises.FirstOrDefault(one => one.Uscc == uscc)?.Name ?? uscc;
            var (caseId, on) = (Guid.CreateVersion7(), today.AddDays(-ago));
            foreach (var need in licences.Navigator.Find(scope))
                if (list.Items.FirstOrDefault(item => item.Id == need.Licence) is { Reform: not ReformType.Cancelled } item)
                {
                    var notice = new LicenceNotice
                    {
                        Region = region,
                        CaseId = caseId,
                        CaseNumber = $"演示-{at + 1}",
                        PartyKey = cipher.PartyKey(uscc),
                        FirmName = name,
                        Scope = scope,
                        LicenceId = item.Id,
                        LicenceName = item.Name,
                        Because = need.Because,
                        Surely = need.Need is Need.Needed,
                        Authority = item.Authority,
                        Unit = licences.DepartmentOf(item.Authority) is { } department
                            ? organisation.FindUnit(department, region)?.Id
                            : null,
                        RegisteredOn = on,
                        PushedOn = on,
                        DueOn = NoticeClock.AnswerBy(workdays, on) is { Succeeded: true, Value: var due } ? due.Day : on,
                    };
                    if (item.Id == "food-business" && at == 0)
                        notice.Acknowledge(Actor.System, "已电话指导，企业正在准备材料。", on.AddDays(2));
                    city.Add(notice);
                }
        }
        var raised = await objections.Raise(
            new(
                DemandObjection.Matter,
                DemandObjection.About("urban-enforcement", "餐饮油烟排放许可证"),
                "办招牌时被要求先提供餐饮油烟排放许可证，但清单里没有这个证。",
                "综合执法队开的一次性告知单",
                null,
                null
            ),
            new()
            {
                Kind = SubjectKind.Enterprise,
                AccountId = "demo",
                Name = "演示",
                PartyKey = cipher.PartyKey(Registered[0].Uscc),
                PartyName = people.Enterprises.FirstOrDefault(one => one.Uscc == Registered[0].Uscc)?.Name ?? "",
            },
            cancel
        );
        return raised.Fault is { } refused ? refused : Done.It;
    }
}
