using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>From sealing the list to the result (职称评审): by the unit that runs titles, and by nobody else.</summary>
sealed class RunPanel(CityContext city, CityStep step, TalentContent content, TitleApplicants applicants, IPermissions permissions)
{
    public const string Right = "talent.run-panel";

    public Task<Outcome<Guid>> Seal(
        string name,
        IReadOnlyList<string> chosen,
        int size,
        string key,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<Guid>(
            "SealPanel",
            key,
            async () =>
            {
                if (permissions.Refuse(official, Right, Resource("new")) is { } refused)
                    return refused;
                var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
                var ready = await applicants.Ready(cancel);
                var known = chosen.Where(id => ready.Any(one => one.Id == id)).ToList();
                var panel = TitlePanel.Seal(
                    name,
                    known,
                    [.. content.Experts.Select(expert => expert.Id)],
                    seed,
                    size,
                    official.ActingPost?.Unit.Region ?? ""
                );
                if (panel.Fault is { } fault)
                    return fault;
                if (await applicants.SealInto(panel.Value.Id, known, cancel) is { } unready)
                    return unready;
                city.Add(panel.Value);
                return panel.Value.Id;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Draw(Guid id, string word, Subject official, CancellationToken cancel) =>
        Deed("DrawPanel", id, official, async panel => panel.Draw(word, await MayNot(panel, cancel), city.Clock.GetUtcNow()), cancel);

    public Task<Outcome<Done>> Replace(Guid id, string expert, string why, Subject official, CancellationToken cancel) =>
        Deed("ReplaceExpert", id, official, async panel => panel.Replace(expert, why, await MayNot(panel, cancel)), cancel);

    public Task<Outcome<Done>> Score(Guid id, IReadOnlyList<PanelVote> votes, Subject official, CancellationToken cancel) =>
        Deed("ScorePanel", id, official, panel => Task.FromResult(panel.Score(votes, city.Clock.GetUtcNow())), cancel);

    public async Task<IReadOnlyList<TitlePanel>> All(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<TitlePanel>().AsNoTracking().Within(scope).OrderByDescending(panel => panel.Id).Take(50).ToListAsync(cancel)
            : [];

    public async Task<TitlePanel?> Find(Guid id, CancellationToken cancel) =>
        await city.Set<TitlePanel>().AsNoTracking().SingleOrDefaultAsync(panel => panel.Id == id, cancel);

    public bool May(Subject official) => permissions.Decide(official, Right, Resource("any")).Allowed;

    Task<Outcome<Done>> Deed(string doing, Guid id, Subject official, Func<TitlePanel, Task<Fault?>> deed, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<TitlePanel>().FindAsync([id], cancel) is not { } panel)
                    return PanelFaults.Unknown;
                if (permissions.Refuse(official, Right, Resource(id.ToString())) is { } refused)
                    return refused;
                return await deed(panel) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    // All that is known about the experts is in the sealed content; the day decides about common works.
    async Task<Func<string, string?>> MayNot(TitlePanel panel, CancellationToken cancel)
    {
        var judged = (await applicants.All(cancel)).Where(one => panel.ApplicantIds.Contains(one.Id)).ToList();
        var today = city.Clock.GetUtcNow().Day();
        return id =>
            content.Experts.FirstOrDefault(one => one.Id == id) is { } expert ? Avoidance.WithAny(expert, judged, today) : "不在专家库";
    }

    Resource Resource(string id) => new("title-panel", id) { UnitId = content.TitleUnit };
}
