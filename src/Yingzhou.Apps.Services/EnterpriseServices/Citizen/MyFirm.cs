using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Citizen;

/// <summary>What somebody who acts for an enterprise sees of it.</summary>
sealed class MyFirm(CityContext city, PoliciesContent policies, TimeProvider clock)
{
    public static readonly Fault NotAFirm = new(
        "enterprise.not-an-enterprise",
        "请用企业账号登录：惠企政策按企业匹配。个人身份看不到企业的数据。",
        403
    );

    public static readonly Fault Unknown = new(
        "enterprise.unknown-firm",
        "登记数据里还没有这家企业，新登记的企业次日可查；有误请联系市场监管部门。",
        404
    );

    public async Task<Outcome<Firm>> Find(Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise || subject.PartyKey is not { } key)
            return NotAFirm;
        return await city.Set<Firm>().AsNoTracking().FirstOrDefaultAsync(firm => firm.PartyKey == key, cancel) is { } found
            ? found
            : Unknown;
    }

    public async Task<Outcome<FirmMatch>> Match(Subject subject, CancellationToken cancel)
    {
        var firm = await Find(subject, cancel);
        if (firm.Fault is { } fault)
            return fault;
        var now = clock.GetUtcNow();
        return FirmMatch.Of(
            firm.Value,
            [.. (await Money(subject, cancel)).Where(redemption => redemption.Year == now.Day().Year)],
            policies,
            now
        );
    }

    /// <summary>All redemptions, newest first.</summary>
    public async Task<IReadOnlyList<Redemption>> Money(Subject subject, CancellationToken cancel) =>
        subject.Kind is SubjectKind.Enterprise && subject.PartyKey is { } key
            ? await city.Set<Redemption>()
                .AsNoTracking()
                .Where(redemption => redemption.PartyKey == key)
                .OrderByDescending(redemption => redemption.Id)
                .ToListAsync(cancel)
            : [];

    /// <summary>All appeals, newest first.</summary>
    public async Task<IReadOnlyList<Appeal>> Appeals(Subject subject, CancellationToken cancel) =>
        subject.Kind is SubjectKind.Enterprise && subject.PartyKey is { } key
            ? await city.Set<Appeal>()
                .AsNoTracking()
                .Where(appeal => appeal.PartyKey == key)
                .OrderByDescending(appeal => appeal.Id)
                .ToListAsync(cancel)
            : [];
}
