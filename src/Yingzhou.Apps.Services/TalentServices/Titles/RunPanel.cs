using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>From sealing the list to the result (职称评审): by the unit that runs titles, and by nobody else.</summary>
sealed class RunPanel(CityContext city, CityStep step, TalentContent content, IPermissions permissions)
{
    public const string Right = "talent.run-panel";

    public Task<Outcome<Guid>> Seal(
        string name,
        IReadOnlyList<string> applicants,
        int size,
        string key,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce(
            "SealPanel",
            key,
            () =>
            {
                if (permissions.Refuse(official, Right, Resource("new")) is { } refused)
                    return Task.FromResult<Outcome<Guid>>(refused);
                var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
                var known = applicants.Where(id => content.Applicants.Any(one => one.Id == id)).ToList();
                var panel = TitlePanel.Seal(
                    name,
                    known,
                    [.. content.Experts.Select(expert => expert.Id)],
                    seed,
                    size,
                    official.ActingPost?.Unit.Region ?? ""
                );
                if (panel.Fault is { } fault)
                    return Task.FromResult<Outcome<Guid>>(fault);
                city.Add(panel.Value);
                return Task.FromResult<Outcome<Guid>>(panel.Value.Id);
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Draw(Guid id, string word, Subject official, CancellationToken cancel) =>
        Deed("DrawPanel", id, official, panel => panel.Draw(word, MayNot(panel), city.Clock.GetUtcNow()), cancel);

    public Task<Outcome<Done>> Replace(Guid id, string expert, string why, Subject official, CancellationToken cancel) =>
        Deed("ReplaceExpert", id, official, panel => panel.Replace(expert, why, MayNot(panel)), cancel);

    public Task<Outcome<Done>> Score(Guid id, IReadOnlyList<PanelVote> votes, Subject official, CancellationToken cancel) =>
        Deed("ScorePanel", id, official, panel => panel.Score(votes, city.Clock.GetUtcNow()), cancel);

    public async Task<IReadOnlyList<TitlePanel>> All(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<TitlePanel>().AsNoTracking().Within(scope).OrderByDescending(panel => panel.Id).Take(50).ToListAsync(cancel)
            : [];

    public async Task<TitlePanel?> Find(Guid id, CancellationToken cancel) =>
        await city.Set<TitlePanel>().AsNoTracking().SingleOrDefaultAsync(panel => panel.Id == id, cancel);

    public bool May(Subject official) => permissions.Decide(official, Right, Resource("any")).Allowed;

    Task<Outcome<Done>> Deed(string doing, Guid id, Subject official, Func<TitlePanel, Fault?> deed, CancellationToken cancel)
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
                return deed(panel) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    // All that is known about the experts is in the sealed content; the day decides about common works.
    Func<string, string?> MayNot(TitlePanel panel)
    {
        var applicants = content.Applicants.Where(one => panel.ApplicantIds.Contains(one.Id)).ToList();
        var today = city.Clock.GetUtcNow().Day();
        return id =>
            content.Experts.FirstOrDefault(one => one.Id == id) is { } expert ? Avoidance.WithAny(expert, applicants, today) : "不在专家库";
    }

    Resource Resource(string id) => new("title-panel", id) { UnitId = content.TitleUnit };
}
