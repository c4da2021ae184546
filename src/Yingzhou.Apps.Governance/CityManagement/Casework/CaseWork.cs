using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

/// <summary>What a unit does with a case (处置): takes it or says whose it is, asks for more time, fixes it.</summary>
sealed class CaseWork(CityContext city, CityDeed deed, CityTimes times, CityManagementContent content, IOrganisation organisation)
{
    /// <summary>Metres from the case within which a photo of the result was taken there (b10 §4).</summary>
    public const double OnTheSpot = 50;

    const int LongestText = 1_000;

    // Older photos of the county are compared by their file alone. Own default.
    static readonly TimeSpan Remembered = TimeSpan.FromDays(90);
    const int CountyDigits = 6;

    public Task<Outcome<Done>> Accept(Guid id, int seen, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Accept),
            id,
            seen,
            CityRights.Work,
            official,
            one =>
            {
                if (one.Accept(one.Owner!, deed.Now, from => times.Due(from, one.Limit), Keeper(one)) is { } refused)
                    return Refused(refused);
                deed.Log(one, CityEntryKind.Accepted, $"{organisation.NameOf(one.Owner!)}已接收");
                return Fine;
            },
            cancel
        );

    /// <param name="named">Whose it is.</param>
    public Task<Outcome<Done>> Refuse(Guid id, int seen, string? named, string? ground, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Refuse),
            id,
            seen,
            CityRights.Work,
            official,
            one =>
            {
                var other = organisation.Unit(named ?? "");
                if (one.Refuse(one.Owner!, other?.Id ?? "", ground?.Trim() ?? "", deed.Now, Keeper(one)) is { } refused)
                    return Refused(refused);
                deed.Log(one, CityEntryKind.Refused, $"{organisation.NameOf(one.Owner!)}退回，认为应由{other!.Name}承办：{ground!.Trim()}");
                return Fine;
            },
            cancel
        );

    public Task<Outcome<Done>> Finish(Guid id, int seen, string? what, KeptPhoto? photo, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Finish),
            id,
            seen,
            CityRights.Work,
            official,
            async one =>
            {
                if (Written(what, "what", "做了什么") is { } missing)
                    return missing;
                if (one.Finish(deed.Now, Keeper(one)) is { } refused)
                    return refused;
                var signs = await Signs(one, photo, cancel);
                deed.Log(
                    one,
                    CityEntryKind.Handled,
                    $"{what!.Trim()}{(signs.Count == 0 ? "" : $"（请核查：{string.Join("；", signs)}）")}",
                    photo
                );
                return null;
            },
            cancel
        );

    // Shown to whoever checks; nothing is refused by them (b10 §7).
    async Task<IReadOnlyList<string>> Signs(CityCase one, KeptPhoto? photo, CancellationToken cancel)
    {
        List<string> signs = [];
        if (photo is null)
            return ["没有处置后的照片"];
        if (photo.Place?.MetresTo(one.Position) is > OnTheSpot and var metres)
            signs.Add($"照片距案件位置 {metres:0} 米");
        if (await Reused(one, photo, cancel) is { } used)
            signs.Add($"和案件 {used} 用了同一张照片");
        if (
            await city.Set<ProblemReport>()
                .AsNoTracking()
                .AnyAsync(report => report.CaseId == one.Id && report.PhotoDigest == photo.File.Digest, cancel)
        )
            signs.Add("就是上报时的那张照片");
        return signs;
    }

    // The same file, or a copy of it in another size.
    async Task<string?> Reused(CityCase one, KeptPhoto photo, CancellationToken cancel)
    {
        var since = deed.Now - Remembered;
        var earlier = await city.Set<CityEntry>()
            .AsNoTracking()
            .Where(entry =>
                entry.CaseId != one.Id && (entry.FileDigest == photo.File.Digest || entry.PhotoHash != null && entry.At >= since)
            )
            .Join(
                city.Set<CityCase>().Within(new RegionScope(one.Region[..CountyDigits])),
                entry => entry.CaseId,
                other => other.Id,
                (entry, other) =>
                    new
                    {
                        entry.FileDigest,
                        entry.PhotoHash,
                        other.Number,
                    }
            )
            .ToListAsync(cancel);
        return earlier
            .FirstOrDefault(entry =>
                entry.FileDigest == photo.File.Digest
                || photo.Hash is { } hash
                    && entry.PhotoHash is { } before
                    && PhotoHash.Distance(hash, (ulong)before) <= PhotoHash.CopyWithin
            )
            ?.Number;
    }

    public Task<Outcome<Done>> Ask(
        Guid id,
        int seen,
        CityAsk ask,
        string? amount,
        string? until,
        string? why,
        Subject official,
        CancellationToken cancel
    ) =>
        deed.On(
            nameof(Ask),
            id,
            seen,
            CityRights.Work,
            official,
            one =>
            {
                if (Written(why, "why", "理由") is { } missing)
                    return Refused(missing);
                if (ask is CityAsk.Delay)
                {
                    if (!int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var more))
                        return Refused(new("city-management.delay-number", "延长多少应是一个整数，单位同时限。") { Field = "amount" });
                    if (one.AskDelay(more, why!.Trim()) is { } refused)
                        return Refused(refused.Field is null ? refused : refused with { Field = "amount" });
                    deed.Log(one, CityEntryKind.Asked, $"申请延期 {one.Limit.Written(more)}：{why.Trim()}");
                }
                else
                {
                    if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                        return Refused(new("city-management.suspend-day", "请填写预计恢复的日期。") { Field = "until" });
                    if (one.AskSuspension(day, why!.Trim(), deed.Now.Day()) is { } refused)
                        return Refused(refused);
                    deed.Log(one, CityEntryKind.Asked, $"申请挂账到 {day:yyyy-MM-dd}：{why.Trim()}");
                }
                return Fine;
            },
            cancel
        );

    public Task<Outcome<Done>> Resume(Guid id, int seen, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Resume),
            id,
            seen,
            CityRights.Work,
            official,
            one =>
            {
                var (now, since) = (deed.Now, one.SuspendedAt ?? deed.Now);
                if (
                    one.Resume(
                        now,
                        times.Between(since, now, one.LimitUnit),
                        times.Between(since, one.DueAt, one.LimitUnit),
                        left => times.After(now, left, one.LimitUnit)
                    ) is
                    { } refused
                )
                    return Refused(refused);
                deed.Log(one, CityEntryKind.Resumed, "条件具备，恢复处置");
                return Fine;
            },
            cancel
        );

    string Keeper(CityCase one) => organisation.FindUnit(content.Keeper, one.Region)?.Id ?? content.Keeper;

    static Fault? Written(string? text, string field, string what) =>
        string.IsNullOrWhiteSpace(text) ? new("city-management.text-missing", $"请写明{what}。") { Field = field }
        : text.Length > LongestText ? new("city-management.text-long", $"{what}不超过 {LongestText} 字。") { Field = field }
        : null;

    static readonly Task<Fault?> Fine = Task.FromResult<Fault?>(null);

    static Task<Fault?> Refused(Fault fault) => Task.FromResult<Fault?>(fault);
}
