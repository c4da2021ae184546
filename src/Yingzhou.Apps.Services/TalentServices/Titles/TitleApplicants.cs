using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>Who is judged (申报人): those of the demonstration's content and those who applied.</summary>
sealed class TitleApplicants(CityContext city, TalentContent content, IObjections objections)
{
    const int Most = 500;

    /// <summary>Everybody a panel was or may be sealed with.</summary>
    public async Task<IReadOnlyList<TitleApplicant>> All(CancellationToken cancel) =>
        [.. content.Applicants, .. (await Applied(cancel)).Select(Of)];

    /// <summary>Those a panel may be sealed with now: publicity in the unit is over and nobody's objection waits.</summary>
    public async Task<IReadOnlyList<TitleApplicant>> Ready(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        List<TitleApplicant> ready = [.. content.Applicants];
        foreach (var one in (await Applied(cancel)).Where(one => one.IsReady(today)))
            if (!await objections.IsContested("talent", one.Id.ToString(), cancel))
                ready.Add(Of(one));
        return ready;
    }

    /// <summary>上会: within the step that seals the panel.</summary>
    public async Task<Fault?> SealInto(Guid panel, IReadOnlyList<string> applicants, CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        foreach (var id in applicants.Where(id => id.StartsWith("t-", StringComparison.Ordinal)))
            if (
                !Guid.TryParse(id[2..], out var application)
                || await city.Set<TitleApplication>().FindAsync([application], cancel) is not { } one
                || await objections.IsContested("talent", application.ToString(), cancel)
            )
                return TitleApplicationFaults.NotReady;
            else if (one.SealInto(panel, today) is { } refused)
                return refused;
        return null;
    }

    Task<List<TitleApplication>> Applied(CancellationToken cancel) =>
        city.Set<TitleApplication>()
            .AsNoTracking()
            .Where(one => one.Status == TitleApplicationStatus.UnitPublic || one.Status == TitleApplicationStatus.Sealed)
            .OrderByDescending(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);

    static TitleApplicant Of(TitleApplication one) =>
        new(one.ApplicantId, one.Holder.Plain, one.EmployerName ?? "", null)
        {
            HolderKey = one.HolderKey,
            Works = one.AllWorks,
            Record = one.Record,
        };
}
