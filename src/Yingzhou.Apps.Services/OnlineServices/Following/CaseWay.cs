using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <summary>Where a case is, as a line of stops (办理进度): from its log, its status and the desks it lies on.</summary>
static class CaseWay
{
    public static IReadOnlyList<MetroStop> Of(CaseView view) => view.Legs.Count > 0 ? OfBundle(view) : OfItem(view);

    static IReadOnlyList<MetroStop> OfItem(CaseView view)
    {
        var status = view.Line.Status;
        var accepted = DayOf(view, CaseEventKind.Accepted, CaseEventKind.DeemedAccepted);
        var decided = DayOf(view, CaseEventKind.Approved, CaseEventKind.Refused, CaseEventKind.NotAccepted);
        var delivered = DayOf(view, CaseEventKind.Delivered);
        var ended = status is CaseStatus.Withdrawn or CaseStatus.Terminated;
        var here = Here(view);
        return
        [
            new("提交", StopState.Done) { On = view.Line.SubmittedAt?.Day() },
            status is CaseStatus.NotAccepted ? new("受理", StopState.Refused) { On = decided }
                : accepted is not null ? new("受理", StopState.Done) { On = accepted }
                : ended ? new("受理", StopState.Skipped)
                : here with { Name = "受理" },
            decided is not null && status is not CaseStatus.NotAccepted ? new("审查", StopState.Done) { Note = Used(view) }
                : ended || status is CaseStatus.NotAccepted ? new("审查", StopState.Skipped)
                : accepted is null ? new("审查", StopState.Ahead)
                : here with { Name = "审查" },
            status is CaseStatus.Refused ? new("决定", StopState.Refused) { On = decided }
                : ended ? new(status.Title(), StopState.Refused) { On = view.Line.FinishedAt?.Day() }
                : status is CaseStatus.NotAccepted ? new("决定", StopState.Skipped)
                : decided is not null ? new("决定", StopState.Done) { On = decided }
                : new("决定", StopState.Ahead) { On = view.Line.DueAt?.Day() },
            delivered is not null ? new("送达", StopState.Done) { On = delivered }
                : ended || status is CaseStatus.NotAccepted ? new("送达", StopState.Skipped)
                : decided is not null ? new("送达", StopState.Here) { Desk = Desk(view) }
                : new("送达", StopState.Ahead),
        ];
    }

    /// <summary>A bundle passes its legs in waves: those that wait for nothing, then those that waited for them.</summary>
    static IReadOnlyList<MetroStop> OfBundle(CaseView view)
    {
        var waves = view.Legs.GroupBy(leg => Depth(leg, view.Legs)).OrderBy(wave => wave.Key).Select(wave => Wave([.. wave]));
        var over = view.Line.FinishedAt is not null;
        return
        [
            new("提交", StopState.Done) { On = view.Line.SubmittedAt?.Day() },
            .. waves,
            over ? new("全部办结", view.Line.Status is CaseStatus.Delivered ? StopState.Done : StopState.Refused) { On = view.Line.FinishedAt?.Day() }
                : new("全部办结", StopState.Ahead) { On = view.Line.DueAt?.Day() },
        ];
    }

    static MetroStop Wave(IReadOnlyList<LegView> legs)
    {
        if (legs is [var alone])
            return OfLeg(alone);
        var states = legs.Select(leg => StateOf(leg.Line)).ToList();
        var state =
            states.Any(s => s is StopState.Here or StopState.Paused) ? StopState.Here
            : states.All(s => s is StopState.Ahead) ? StopState.Ahead
            : states.Contains(StopState.Ahead) ? StopState.Here
            : StopState.Done;
        return new($"{legs.Count} 个部门同时办", state) { Parallel = [.. legs.Select(OfLeg)] };
    }

    static MetroStop OfLeg(LegView leg) =>
        new(Words.ShortName(leg.Line.ItemName), StateOf(leg.Line))
        {
            On = leg.Line.FinishedAt?.Day(),
            Due = leg.Line.DueAt?.Day(),
            Desk = leg.Line.UnitName,
            Note = leg.Line.Status is CaseStatus.Supplementing ? "等您补正" : null,
        };

    static StopState StateOf(CaseLine leg) =>
        leg.Status switch
        {
            CaseStatus.Waiting => StopState.Ahead,
            CaseStatus.Supplementing or CaseStatus.SpecialProcedure => StopState.Paused,
            CaseStatus.Approved or CaseStatus.Delivered => StopState.Done,
            CaseStatus.Refused or CaseStatus.NotAccepted => StopState.Refused,
            CaseStatus.Withdrawn or CaseStatus.Terminated => StopState.Skipped,
            _ => StopState.Here,
        };

    // The legs of a bundle are checked to have no circle before they are published.
    static int Depth(LegView leg, IReadOnlyList<LegView> legs) =>
        leg.DependsOn.Select(id => legs.FirstOrDefault(other => other.LegId == id)).OfType<LegView>().Select(other => Depth(other, legs) + 1).DefaultIfEmpty(0).Max();

    static MetroStop Here(CaseView view) =>
        view.Line.Status is CaseStatus.Supplementing or CaseStatus.SpecialProcedure
            ? new("", StopState.Paused) { Note = view.Line.Status is CaseStatus.Supplementing ? "等您补正" : "特别程序", Desk = view.Line.Status is CaseStatus.Supplementing ? null : Desk(view) }
            : new("", StopState.Here) { Due = view.Line.DueAt?.Day(), Desk = Desk(view) };

    static string Desk(CaseView view) => view.WaitingFor is [var desk, ..] ? $"{view.Line.UnitName} {desk.PostName}" : view.Line.UnitName;

    static string? Used(CaseView view) => view.UsedDays is { } days ? $"用了{Show.WorkingDays(days)}" : null;

    static DateOnly? DayOf(CaseView view, params CaseEventKind[] kinds) => view.Events.LastOrDefault(happened => kinds.Contains(happened.Kind))?.At.Day();
}
