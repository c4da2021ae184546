using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Pages;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>
/// 身份核验 within a session: SMS, face, chip. In this installation the methods are simulated and say so; what is real is everything around them: the count of
/// failures, the lock, the level, the record.
/// </summary>
sealed class IdentifyCaller(CityContext city, CityStep step, IPermissions permissions)
{
    /// <param name="passes">What the simulated method shall answer.</param>
    /// <param name="device">The browser's own words about itself; only their digest is kept.</param>
    public async Task<Outcome<Done>> Run(Guid id, CheckMethod method, bool passes, string device, Subject caller, CancellationToken cancel)
    {
        if (method is CheckMethod.VideoClerk)
            return CallFaults.ClerkChecks;
        city.Actors.Current = caller.AsActor();
        // A failed attempt is kept: it is an answer, not a refusal of the step.
        var tried = await step.Run<bool>("IdentifyCaller", () => Try(id, method, passes, device, caller, cancel), cancel);
        return !tried.Succeeded ? tried.Fault
            : tried.Value ? Done.It
            : CallFaults.FaceFailed;
    }

    /// <summary>The clerk has compared face and document in the call.</summary>
    public Task<Outcome<Done>> ByClerk(Guid id, Subject clerk, CallDeed deeds, CancellationToken cancel) =>
        deeds.Run(
            "IdentifyByClerk",
            NoVisitRights.Serve,
            id,
            clerk,
            (call, now) =>
            {
                if (call.Status is not CallStatus.InCall)
                    return CallFaults.NotInCall;
                Keep(call, CheckMethod.VideoClerk, true, "clerk", now);
                return call.Identified(CheckMethod.VideoClerk);
            },
            cancel
        );

    public async Task<DateTimeOffset?> LockedUntil(string party, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var since = now.AddHours(-48);
        var attempts = await city.Set<IdentityCheck>()
            .AsNoTracking()
            .Where(check =>
                check.PartyKey == party && check.At > since && (check.Method == CheckMethod.Face || check.Method == CheckMethod.FaceAndChip)
            )
            .OrderBy(check => check.At)
            .Select(check => new FaceAttempt(check.At, check.Passed))
            .ToListAsync(cancel);
        return FaceLock.Until(attempts, now);
    }

    async Task<Outcome<bool>> Try(Guid id, CheckMethod method, bool passes, string device, Subject caller, CancellationToken cancel)
    {
        if (
            await city.Set<VideoCall>().FindAsync([id], cancel) is not { } call
            || permissions.Refuse(caller, NoVisitRights.Own, NoVisitRights.ResourceOf(call)) is not null
        )
            return CallFaults.Unknown;
        if (!call.IsOpen)
            return CallFaults.Over;
        if (method is not CheckMethod.Sms && await LockedUntil(call.PartyKey, cancel) is not null)
            return CallFaults.FaceLocked;
        Keep(call, method, passes, device, city.Clock.GetUtcNow());
        if (passes && call.Identified(method) is { } fault)
            return fault;
        call.Tell(city.Clock.GetUtcNow(), "办事人", $"{method.Title()}{(passes ? $"通过，核验到 {call.Level.Title()}" : "未通过")}");
        city.Live.Touch(CallTopics.Of(id));
        return passes;
    }

    void Keep(VideoCall call, CheckMethod method, bool passed, string device, DateTimeOffset now) =>
        city.Add(
            new IdentityCheck
            {
                Region = call.Region,
                PartyKey = call.PartyKey,
                Method = method,
                Passed = passed,
                At = now,
                Device = Sm3.Hex(device)[..16],
                CallId = call.Id,
            }
        );
}
