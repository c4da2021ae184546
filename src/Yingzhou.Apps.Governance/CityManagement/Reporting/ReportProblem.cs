using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <param name="Grid">Chosen from the list; empty takes the place from the map or the photo.</param>
/// <param name="Same">Id of the case that it is about, <c>no</c> for none of those shown, empty when nobody asked yet.</param>
/// <param name="Point">Pointed at on a map, <c>longitude,latitude</c>.</param>
sealed record ReportTyped(string? Kind, string? Text, string? Place, string? Grid, string? Same, string ClientKey, string? Point = null);

/// <summary>What is kept of a report's photo; all empty without one.</summary>
readonly record struct ReportedPhoto(string? Digest, string? Name, long? Hash);

/// <param name="Neighbours">Not empty: cases nearby that may be the same matter; the reporter says which, nothing is kept but the draft.</param>
sealed record ReportSent(Guid? Id, IReadOnlyList<MatterCandidate> Neighbours);

/// <summary>上报: by anybody who has signed in, or by a collector on patrol.</summary>
sealed class ReportProblem(
    CityContext city,
    CityStep step,
    CityManagementContent content,
    ReportPlace place,
    MatterCandidates candidates,
    OwnJoining joining
)
{
    const int ShortestText = 5;
    const int LongestText = 500;
    const int LongestPlace = 100;
    const int LongestPoint = 60;

    /// <summary>Who reports by the hotline (12345 热线); the ticket is the client key.</summary>
    public const string Hotline = "hotline-12345";

    public const string NotTheSame = "no";

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
                    Photo(draft, null);
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
                draft.Point = typed.Point?.Length > LongestPoint ? typed.Point[..LongestPoint] : typed.Point;
                if (photo is not null)
                    Photo(draft, photo);
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

    /// <summary>What comes without a session: from a client with a key, or by the hotline. Nobody is asked about neighbours; the rule alone decides.</summary>
    /// <param name="reporter">Party of the client, or <see cref="Hotline"/>.</param>
    /// <param name="position">As the client measured it; <c>null</c> when it only wrote where it is.</param>
    public Task<Outcome<ReportSent>> Take(
        ReportTyped typed,
        ReportChannel channel,
        string reporter,
        GeoPoint? position,
        KeptPhoto? photo,
        CancellationToken cancel
    ) =>
        step.Run<ReportSent>(
            nameof(ReportProblem),
            async () =>
            {
                if (await Sent(reporter, typed.ClientKey, cancel) is { } before)
                    return new ReportSent(before, []);
                if (Shape(typed) is { } misshapen)
                    return misshapen;
                var where =
                    channel is ReportChannel.Client
                        ? place.FindOutside(position, typed.Place!)
                        : place.Find(typed.Grid, typed.Point, null, typed.Place!);
                return where.Fault is { } nowhere
                    ? nowhere
                    : await Keep(
                        typed,
                        channel,
                        reporter,
                        where.Value,
                        new(photo?.File.Digest, photo?.File.Name, (long?)photo?.Hash),
                        cancel
                    );
            },
            cancel
        );

    async Task<Outcome<ReportSent>> Send(ReportTyped typed, ReportChannel channel, string key, CancellationToken cancel)
    {
        if (await Sent(key, typed.ClientKey, cancel) is { } before)
            return new ReportSent(before, []);
        var draft = await city.Set<ReportDraft>()
            .SingleOrDefaultAsync(one => one.ReporterKey == key && one.ClientKey == typed.ClientKey, cancel);
        if (Shape(typed) is { } misshapen)
            return misshapen;
        var where = place.Find(
            typed.Grid,
            typed.Point,
            draft is { PhotoLongitude: { } longitude, PhotoLatitude: { } latitude } ? new GeoPoint(longitude, latitude) : null,
            typed.Place!
        );
        if (where.Fault is { } nowhere)
            return nowhere;
        if (string.IsNullOrEmpty(typed.Same) && channel is ReportChannel.Citizen)
        {
            var said = new CityReport(
                MatterKind.Create(typed.Kind!).Value,
                city.Clock.GetUtcNow(),
                where.Value.Position,
                where.Value.Accuracy,
                typed.Text!,
                (ulong?)draft?.PhotoHash
            );
            if (await candidates.Of(said, null, cancel) is { Count: > 0 } neighbours)
                return new ReportSent(null, neighbours);
        }
        var kept = await Keep(typed, channel, key, where.Value, new(draft?.PhotoDigest, draft?.PhotoName, draft?.PhotoHash), cancel);
        if (kept.Succeeded && draft is not null)
            city.Remove(draft);
        return kept;
    }

    async Task<Outcome<ReportSent>> Keep(
        ReportTyped typed,
        ReportChannel channel,
        string key,
        Located where,
        ReportedPhoto photo,
        CancellationToken cancel
    )
    {
        var now = city.Clock.GetUtcNow();
        var report = new ProblemReport
        {
            Region = where.Grid.Code.Community,
            Number = await Numbers.Next(city, "SB", now.Day(), cancel),
            Channel = channel,
            ReporterKey = key,
            ClientKey = typed.ClientKey,
            Kind = typed.Kind!,
            Text = typed.Text!.Trim(),
            Place = typed.Place!.Trim(),
            Longitude = where.Position.Longitude,
            Latitude = where.Position.Latitude,
            AccuracyMetres = where.Accuracy,
            Grid = where.Grid.Code.Code,
            PhotoDigest = photo.Digest,
            PhotoName = photo.Name,
            PhotoHash = photo.Hash,
            ReportedAt = now,
            SaidSame = Guid.TryParse(typed.Same, out var same) ? same : null,
        };
        city.Add(report);
        if (typed.Same is not NotTheSame && await joining.Try(report, cancel) is { } refused)
            return refused;
        return new ReportSent(report.Id, []);
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

    static void Photo(ReportDraft draft, KeptPhoto? photo) =>
        (draft.PhotoDigest, draft.PhotoName, draft.PhotoBytes, draft.PhotoLongitude, draft.PhotoLatitude, draft.PhotoHash) = (
            photo?.File.Digest,
            photo?.File.Name,
            photo?.File.Bytes,
            photo?.Place?.Longitude,
            photo?.Place?.Latitude,
            (long?)photo?.Hash
        );

    Task<Guid?> Sent(string key, string client, CancellationToken cancel) =>
        city.Set<ProblemReport>()
            .Where(report => report.ReporterKey == key && report.ClientKey == client)
            .Select(report => (Guid?)report.Id)
            .SingleOrDefaultAsync(cancel);

    // A draft keeps what fits its columns; what is too long is said when it is sent.
    static string? Cut(string? text) => text?.Length > 2 * LongestText ? text[..(2 * LongestText)] : text;
}
