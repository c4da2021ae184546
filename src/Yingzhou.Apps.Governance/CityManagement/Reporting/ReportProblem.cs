using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <param name="Grid">Chosen from the list; empty takes the place from the photo.</param>
/// <param name="Same">Id of the case that it is about, <c>no</c> for none of those shown, empty when nobody asked yet.</param>
sealed record ReportTyped(string? Kind, string? Text, string? Place, string? Grid, string? Same, string ClientKey);

/// <param name="Neighbours">Not empty: cases nearby that may be the same matter; the reporter says which, nothing is kept but the draft.</param>
sealed record ReportSent(Guid? Id, IReadOnlyList<MatterCandidate> Neighbours);

/// <summary>上报: by anybody who has signed in, or by a collector on patrol.</summary>
sealed class ReportProblem(CityContext city, CityStep step, CityManagementContent content, MatterCandidates candidates)
{
    const int ShortestText = 5;
    const int LongestText = 500;
    const int LongestPlace = 100;

    // Own defaults: what a telephone's position is worth, and how far from a grid a photo may lie and still be of it.
    const double PhotoAccuracy = 15;
    const double BesideGrid = 100;

    static readonly Fault SignIn = new("city-management.sign-in", "请登录后再反映，处理结果会告诉您。", 401);

    public static string? KeyOf(Subject reporter) =>
        reporter.Kind is SubjectKind.Official ? reporter.OfficialId : reporter.PartyKey ?? reporter.PersonKey;

    /// <summary>What was typed and not sent; <c>null</c> when there is nothing, or it has been sent.</summary>
    public async Task<ReportDraft?> Draft(Subject reporter, CancellationToken cancel)
    {
        if (
            KeyOf(reporter) is not { } key
            || await city.Set<ReportDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.ReporterKey == key, cancel) is not { } draft
        )
            return null;
        // Between sending and forgetting the draft the city may have stopped.
        return await Sent(key, draft.ClientKey, cancel) is null ? draft : null;
    }

    /// <summary>Keeps what was typed; the photo of before stays when none comes along.</summary>
    public async Task<Outcome<ReportDraft>> Save(ReportTyped typed, KeptPhoto? photo, Subject reporter, CancellationToken cancel)
    {
        if (KeyOf(reporter) is not { } key)
            return SignIn;
        city.Actors.Current = reporter.AsActor();
        return await step.Run<ReportDraft>(
            nameof(ReportDraft),
            async () =>
            {
                var draft = await city.Set<ReportDraft>().SingleOrDefaultAsync(one => one.ReporterKey == key, cancel);
                if (draft is not null && draft.ClientKey != typed.ClientKey && await Sent(key, draft.ClientKey, cancel) is not null)
                    (draft.PhotoDigest, draft.PhotoName, draft.PhotoBytes, draft.PhotoLongitude, draft.PhotoLatitude) = (
                        null,
                        null,
                        null,
                        null,
                        null
                    );
                if (draft is null)
                    city.Add(
                        draft = new ReportDraft
                        {
                            ReporterKey = key,
                            ClientKey = typed.ClientKey,
                            SavedAt = city.Clock.GetUtcNow(),
                        }
                    );
                (draft.ClientKey, draft.Kind, draft.Text, draft.Place, draft.Grid) = (
                    typed.ClientKey,
                    typed.Kind,
                    Cut(typed.Text),
                    Cut(typed.Place),
                    typed.Grid
                );
                draft.SavedAt = city.Clock.GetUtcNow();
                if (photo is not null)
                    (draft.PhotoDigest, draft.PhotoName, draft.PhotoBytes, draft.PhotoLongitude, draft.PhotoLatitude) = (
                        photo.File.Digest,
                        photo.File.Name,
                        photo.File.Bytes,
                        photo.Place?.Longitude,
                        photo.Place?.Latitude
                    );
                return draft;
            },
            cancel
        );
    }

    /// <summary>Sends what was typed with the photo of the draft; the same client key gives the same report again.</summary>
    public async Task<Outcome<ReportSent>> Send(ReportTyped typed, ReportChannel channel, Subject reporter, CancellationToken cancel)
    {
        if (KeyOf(reporter) is not { } key)
            return SignIn;
        city.Actors.Current = reporter.AsActor();
        return await step.Run<ReportSent>(nameof(ReportProblem), () => Send(typed, channel, key, cancel), cancel);
    }

    async Task<Outcome<ReportSent>> Send(ReportTyped typed, ReportChannel channel, string key, CancellationToken cancel)
    {
        if (await Sent(key, typed.ClientKey, cancel) is { } before)
            return new ReportSent(before, []);
        var draft = await city.Set<ReportDraft>()
            .SingleOrDefaultAsync(one => one.ReporterKey == key && one.ClientKey == typed.ClientKey, cancel);
        if (Shape(typed) is { } misshapen)
            return misshapen;
        var where = Where(
            typed.Grid,
            draft is { PhotoLongitude: { } longitude, PhotoLatitude: { } latitude } ? new GeoPoint(longitude, latitude) : null
        );
        if (where.Fault is { } nowhere)
            return nowhere;
        var (position, accuracy, grid) = where.Value;
        if (string.IsNullOrEmpty(typed.Same) && channel is ReportChannel.Citizen)
        {
            var said = new CityReport(MatterKind.Create(typed.Kind!).Value, city.Clock.GetUtcNow(), position, accuracy, typed.Text!);
            if (await candidates.Of(said, null, cancel) is { Count: > 0 } neighbours)
                return new ReportSent(null, neighbours);
        }
        var report = await New(channel, key, typed, position, accuracy, grid, draft, cancel);
        city.Add(report);
        if (draft is not null)
            city.Remove(draft);
        return new ReportSent(report.Id, []);
    }

    async Task<ProblemReport> New(
        ReportChannel channel,
        string key,
        ReportTyped typed,
        GeoPoint position,
        double accuracy,
        CityGrid grid,
        ReportDraft? draft,
        CancellationToken cancel
    )
    {
        var now = city.Clock.GetUtcNow();
        return new ProblemReport
        {
            Region = grid.Code.Community,
            Number = await Numbers.Next(city, "SB", now.Day(), cancel),
            Channel = channel,
            ReporterKey = key,
            ClientKey = typed.ClientKey,
            Kind = typed.Kind!,
            Text = typed.Text!.Trim(),
            Place = typed.Place!.Trim(),
            Longitude = position.Longitude,
            Latitude = position.Latitude,
            AccuracyMetres = accuracy,
            Grid = grid.Code.Code,
            PhotoDigest = draft?.PhotoDigest,
            PhotoName = draft?.PhotoName,
            ReportedAt = now,
            SaidSame = Guid.TryParse(typed.Same, out var same) ? same : null,
        };
    }

    Fault? Shape(ReportTyped typed) =>
        !content.Kinds.ContainsKey(typed.Kind ?? "") ? new("city-management.report-kind", "请选择是什么问题。") { Field = "kind" }
        : (typed.Text?.Trim().Length ?? 0) is var length && length is < ShortestText or > LongestText
            ? new("city-management.report-text", $"请用 {ShortestText} 到 {LongestText} 字写明看到了什么，现有 {length} 字。")
            {
                Field = "text",
            }
        : (typed.Place?.Trim().Length ?? 0) is < 2 or > LongestPlace
            ? new("city-management.report-place", $"请写明具体位置，2 到 {LongestPlace} 字，例如“人民路 12 号门前”。") { Field = "place" }
        : null;

    /// <summary>Where it is: the photo's place when nothing else was said, or when it lies in the grid that was chosen; else the middle of the grid, as exact as a grid is.</summary>
    Outcome<(GeoPoint Position, double Accuracy, CityGrid Grid)> Where(string? chosen, GeoPoint? photo)
    {
        if (!string.IsNullOrEmpty(chosen))
        {
            if (!content.Grids.TryGetValue(chosen, out var grid))
                return new Fault("city-management.report-grid", "请从列表选择在哪一片。") { Field = "grid" };
            return photo is { } taken && content.Places.Within(taken, BesideGrid).Any(near => near.Key == grid.Code)
                ? (taken, PhotoAccuracy, grid)
                : (grid.Middle, grid.Reach, grid);
        }
        if (photo is not { } at)
            return new Fault("city-management.report-where", "照片里没有位置，请选择在哪一片。") { Field = "grid" };
        return content.Places.Within(at, BesideGrid) is [var nearest, ..]
            ? (at, PhotoAccuracy, content.Grids[nearest.Key.Code])
            : new Fault("city-management.report-outside", "照片拍摄的位置不在已划定的单元网格里，请选择在哪一片。") { Field = "grid" };
    }

    Task<Guid?> Sent(string key, string client, CancellationToken cancel) =>
        city.Set<ProblemReport>()
            .Where(report => report.ReporterKey == key && report.ClientKey == client)
            .Select(report => (Guid?)report.Id)
            .SingleOrDefaultAsync(cancel);

    // A draft keeps what fits its columns; what is too long is said when it is sent.
    static string? Cut(string? text) => text?.Length > 2 * LongestText ? text[..(2 * LongestText)] : text;
}
