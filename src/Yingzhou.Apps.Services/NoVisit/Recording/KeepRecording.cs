using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Recording;

/// <param name="Take">As in <see cref="RecordingPart.Take"/>.</param>
public sealed record KeptPart(long Take, int Sequence, string Link);

/// <summary>
/// 录像: the clerk's browser sends what both see and hear, part by part. Only with the caller's consent, only from the clerk of the call, only while it lasts. A part
/// that is sent twice is kept once; one that is left out is missed at once.
/// </summary>
sealed class KeepRecording(CityContext city, CityStep step, IPermissions permissions, RecordingFiles files)
{
    public const int LargestPart = 8 * 1024 * 1024;

    // What was on the way when the call ended still belongs to it.
    internal static readonly TimeSpan LastPartsWithin = TimeSpan.FromMinutes(1);

    static readonly Fault NoConsent = new("no-visit.no-recording-consent", "办事人没有同意录制，或者收回了同意，不能录像。", 409);
    static readonly Fault NotRunning = new("no-visit.recording-over", "通话已经结束，不再接收录像。", 409);
    static readonly Fault Gap = new("no-visit.recording-gap", "前一段录像没有收到，请从缺的那一段重新发送。", 409) { Field = "sequence" };
    static readonly Fault Other = new("no-visit.recording-differs", "这一段已经收到过，内容不同。", 409) { Field = "sequence" };
    static readonly Fault Empty = new("no-visit.recording-size", "录像分段应为 1 字节至 8 MB。", 400);

    public async Task<Outcome<KeptPart>> Run(Guid id, long take, int sequence, byte[] part, Subject clerk, CancellationToken cancel)
    {
        if (part.Length is 0 or > LargestPart)
            return Empty;
        city.Actors.Current = clerk.AsActor();
        return await step.Run<KeptPart>(nameof(KeepRecording), () => Keep(id, take, sequence, part, clerk, cancel), cancel);
    }

    async Task<Outcome<KeptPart>> Keep(Guid id, long take, int sequence, byte[] part, Subject clerk, CancellationToken cancel)
    {
        if (await city.Set<VideoCall>().AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, cancel) is not { } call)
            return CallFaults.Unknown;
        if (permissions.Refuse(clerk, NoVisitRights.Serve, NoVisitRights.ResourceOf(call)) is { } refused)
            return refused;
        if (call.ClerkId != clerk.AsActor().Id)
            return CallFaults.Taken;
        if (call.RecordingConsent is not true)
            return NoConsent;
        var now = city.Clock.GetUtcNow();
        if (!(call.Status is CallStatus.InCall or CallStatus.Dropped || call.EndedAt is { } ended && now - ended <= LastPartsWithin))
            return NotRunning;
        var sm3 = Convert.ToHexStringLower(Sm3.Hash(part));
        var known = await city.Set<RecordingPart>()
            .AsNoTracking()
            .Where(one => one.CallId == id && one.Take == take && (one.Sequence == sequence || one.Sequence == sequence - 1))
            .ToListAsync(cancel);
        if (known.FirstOrDefault(one => one.Sequence == sequence) is { } same)
            return same.Sm3 == sm3 ? new KeptPart(take, sequence, same.Link) : Other;
        var before = known.FirstOrDefault();
        if (sequence < 0 || sequence > 0 && before is null)
            return Gap;
        // The bytes first: a row always has its file.
        await files.Write(id, take, sequence, part, cancel);
        var link = RecordingPart.LinkOf(before?.Link ?? "", sm3);
        city.Add(
            new RecordingPart
            {
                CallId = id,
                Take = take,
                Sequence = sequence,
                At = now,
                Bytes = part.Length,
                Sm3 = sm3,
                Link = link,
            }
        );
        return new KeptPart(take, sequence, link);
    }
}
