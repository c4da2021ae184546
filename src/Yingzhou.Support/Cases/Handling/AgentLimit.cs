using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// 黄牛限制 (page a06 §7): who applies for more than twenty others in a week from one device acts as an agency, and is one only after the city has looked at it. Until then the
/// service points help, whose officials are not limited. What was submitted stays as it is.
/// </summary>
sealed class AgentLimit(CityContext city, PersonalCipher cipher)
{
    const int MostPrincipals = 20;

    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    static readonly Fault TooMany = new(
        "cases.unregistered-agent",
        $"这台设备一周内已经替 {MostPrincipals} 个人或单位提交过申请。经常替别人办事的，请先到政务服务中心登记为代办机构；着急的，附近的服务点可以免费帮办。已经填的内容都留着。",
        403
    );

    /// <summary>Refuses the one too many; otherwise remembers for whom the device applied, in the same step.</summary>
    /// <param name="device">As in <see cref="SubmitCaseRequest.Device"/>; without one nothing is limited.</param>
    public async Task<Fault?> Refuse(string? device, string applicantKey, CancellationToken cancel)
    {
        if (device is null)
            return null;
        var (digest, now) = (cipher.PartyKey($"device:{device}"), city.Clock.GetUtcNow());
        var since = now - Week;
        var known = await city.Set<Principal>()
            .FirstOrDefaultAsync(one => one.Device == digest && one.ApplicantKey == applicantKey, cancel);
        var isNew = known is null || known.LastAt < since;
        if (isNew && await city.Set<Principal>().CountAsync(one => one.Device == digest && one.LastAt >= since, cancel) >= MostPrincipals)
            return TooMany;
        if (known is null)
            city.Add(
                new Principal
                {
                    Device = digest,
                    ApplicantKey = applicantKey,
                    LastAt = now,
                }
            );
        else
            known.LastAt = now;
        return null;
    }
}
