using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Undoing;

/// <param name="ToDo">For the unit of the acting post.</param>
/// <param name="Requested">Of bundles that this unit had applied for.</param>
sealed record UndoView(IReadOnlyList<UndoStep> ToDo, IReadOnlyList<UndoStep> Requested);

/// <summary>What a unit has to undo, and what is being undone for it.</summary>
sealed class UndoDesk(CityContext city, CityStep step, PersonalCipher cipher, IPermissions permissions)
{
    public const string Right = "internal.undo";

    public static Grant Grant => Grant.ToOfficials(Right, Reach.Unit);

    public async Task<UndoView> Read(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return new([], []);
        var key = cipher.PartyKey(unit.Id);
        var all = await city.Set<UndoStep>()
            .AsNoTracking()
            .Where(one => one.Unit == unit.Id || one.RequesterKey == key)
            .OrderByDescending(one => one.Id)
            .Take(200)
            .ToListAsync(cancel);
        return new(
            [.. all.Where(one => one.Unit == unit.Id).OrderBy(one => one.Status).ThenBy(one => one.DueOn)],
            [.. all.Where(one => one.RequesterKey == key)]
        );
    }

    public Task<Outcome<Done>> Close(Guid id, int seen, bool undone, string? note, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            "CloseUndoStep",
            async () =>
            {
                if (await city.Set<UndoStep>().FindAsync([id], cancel) is not { } one)
                    return new Fault("internal.unknown-undo", "没有这一步，请从列表重新进入。", 404);
                if (permissions.Refuse(official, Right, new("undo-step", id.ToString()) { UnitId = one.Unit }) is { } refused)
                    return refused;
                if (one.Version != seen)
                    return new Fault("internal.undo-changed", "刚才已有人办过这一步，请刷新后再看。", 412);
                return one.Close(undone, note, city.Actors.Current, city.Clock.GetUtcNow().Day()) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }
}
