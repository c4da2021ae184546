using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Notices;

/// <summary>Hears that a registration has ended, in a scope of its own: the delivery's unit of work is not this one's.</summary>
sealed class TellAuthorities(IServiceScopeFactory scopes) : IEventHandler
{
    public string Type => "cases.finished";

    public async Task Handle(HeardEvent heard, CancellationToken cancel)
    {
        if (!Guid.TryParse(heard.Subject, out var @case))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var pushed = await scope.ServiceProvider.GetRequiredService<PushNotices>().Run(@case, cancel);
        if (pushed.Fault is { } fault)
            throw new InvalidOperationException($"{fault.Code}: {fault.Detail}");
    }
}

/// <summary>From a registration's scope to the authorities of the licences it needs; told twice it tells once.</summary>
sealed class PushNotices(
    CityContext city,
    CityStep step,
    ICaseLog log,
    LicenceContent licences,
    IOrganisation organisation,
    Workdays workdays
)
{
    /// <summary>Registrations, with the elements under which their forms ask for name and scope.</summary>
    static readonly Dictionary<string, (string Name, string Scope)> Registrations = new(StringComparer.Ordinal)
    {
        ["business-licence"] = ("shop.name", "shop.businessScope"),
        ["company-registration"] = ("company.name", "company.scope"),
    };

    /// <returns>How many authorities were told.</returns>
    public async Task<Outcome<int>> Run(Guid caseId, CancellationToken cancel)
    {
        var read = await log.ReadAll(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Bundle: caseId), cancel);
        if (
            read.FirstOrDefault(one => one.Id == caseId) is not { Succeeded: true } registered
            || !Registrations.TryGetValue(registered.Code, out var elements)
            || await log.Field(caseId, elements.Scope, cancel) is not { } scope
        )
            return 0;
        var name = await log.Field(caseId, elements.Name, cancel) ?? registered.Number;
        return await step.Run(nameof(PushNotices), () => Push(registered, name, scope, cancel), cancel);
    }

    async Task<Outcome<int>> Push(LoggedCase registered, string name, string scope, CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        var list = licences.InForce(today);
        var due = NoticeClock.AnswerBy(workdays, today);
        if (due.Fault is { } beyond)
            return beyond;
        var told = await city.Set<LicenceNotice>()
            .Where(one => one.CaseId == registered.Id)
            .Select(one => one.LicenceId)
            .ToListAsync(cancel);
        var count = 0;
        foreach (var need in licences.Navigator.Find(scope))
        {
            if (
                told.Contains(need.Licence)
                || list.Items.FirstOrDefault(item => item.Id == need.Licence) is not { Reform: not ReformType.Cancelled } item
            )
                continue;
            city.Add(
                new LicenceNotice
                {
                    Region = registered.Region,
                    CaseId = registered.Id,
                    CaseNumber = registered.Number,
                    PartyKey = registered.Applicant,
                    FirmName = name,
                    Scope = scope,
                    LicenceId = item.Id,
                    LicenceName = item.Name,
                    Because = need.Because,
                    Surely = need.Need is Need.Needed,
                    Authority = item.Authority,
                    Unit = licences.DepartmentOf(item.Authority) is { } department
                        ? organisation.FindUnit(department, registered.Region)?.Id
                        : null,
                    RegisteredOn = registered.Finished!.Value.Day(),
                    PushedOn = today,
                    DueOn = due.Value.Day,
                }
            );
            count++;
        }
        return count;
    }
}
