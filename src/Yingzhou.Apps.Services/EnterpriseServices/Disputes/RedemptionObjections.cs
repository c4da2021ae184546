using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.EnterpriseServices.Disputes;

/// <summary>What a redemption can be contested for; each is a kind of objection about the redemption's id.</summary>
static class RedemptionMatters
{
    public const string Application = "enterprise";

    /// <summary>公示异议: anybody says that an enterprise on the public list should not be on it.</summary>
    public const string Publicity = "enterprise.publicity";

    /// <summary>申诉: the enterprise does not accept a refusal.</summary>
    public const string Rejection = "enterprise.rejection";

    /// <summary>追回申辩: the enterprise does not accept that money is claimed back.</summary>
    public const string ClawBack = "enterprise.claw-back";

    static readonly Fault NotTheirs = new("enterprise.dispute-not-yours", "只有这家企业自己可以申诉。", 403);

    public static string PageOf(string about) => $"/desk/enterprise/redemptions/{about}";

    public static string LinkTo(string matter, Guid redemption) => $"/objections/new?matter={matter}&about={redemption}";

    public static async Task<Outcome<Redemption>> Find(CityContext city, string about, CancellationToken cancel) =>
        Guid.TryParse(about, out var id) && await city.Set<Redemption>().SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found
            ? found
            : new Fault("enterprise.dispute-nothing", "没有这笔兑付，请回到列表重新选择。", 404);

    /// <summary>Only the enterprise itself contests what was decided about it.</summary>
    public static async Task<Outcome<Redemption>> FindOwn(CityContext city, string about, Subject raiser, CancellationToken cancel)
    {
        var found = await Find(city, about, cancel);
        return found.Succeeded && (raiser.Kind is not SubjectKind.Enterprise || raiser.PartyKey != found.Value.PartyKey)
            ? NotTheirs
            : found;
    }

    public static Contested Contested(Redemption redemption, params IEnumerable<string?> deciders) =>
        new(redemption.Region, $"{redemption.FirmName}，{redemption.Title}", redemption.PartyKey)
        {
            Deciders = [.. deciders.OfType<string>().Distinct()],
        };
}

/// <summary>公示异议; upheld, the enterprise is taken off the list.</summary>
sealed class PublicityObjection(CityContext city) : IObjectionMatter
{
    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        var found = await RedemptionMatters.Find(city, about, cancel);
        if (found.Fault is { } refused)
            return refused;
        return found.Value.IsPublic(city.Clock.GetUtcNow().Day())
            ? RedemptionMatters.Contested(found.Value, found.Value.ReviewerId)
            : new Fault("enterprise.publicity-over", "公示期已过或已撤下，不能再对名单提异议。", 409);
    }

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel)
    {
        var found = await RedemptionMatters.Find(city, objection.About, cancel);
        return (found.Fault ?? found.Value.Reject(by, $"公示异议成立：{objection.Reply}")) is { } refused
            ? refused
            : new Redress("已从名单上撤下，不予兑付");
    }

    public string? PageOf(string about) => RedemptionMatters.PageOf(about);
}

/// <summary>申诉; upheld, the claim goes back to the review as it was handed in.</summary>
sealed class RejectionAppeal(CityContext city) : IObjectionMatter
{
    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        var found = await RedemptionMatters.FindOwn(city, about, raiser, cancel);
        if (found.Fault is { } refused)
            return refused;
        return found.Value.Status is RedemptionStatus.Rejected
            ? RedemptionMatters.Contested(found.Value, found.Value.ReviewerId)
            : new Fault("enterprise.dispute-not-rejected", "这笔兑付没有被拒绝，不用申诉。", 409);
    }

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel)
    {
        var found = await RedemptionMatters.Find(city, objection.About, cancel);
        return (found.Fault ?? found.Value.Reopen()) is { } refused ? refused : new Redress("已恢复申报，重新审核");
    }

    public string? PageOf(string about) => RedemptionMatters.PageOf(about);
}

/// <summary>追回申辩; upheld, nothing is claimed back.</summary>
sealed class ClawBackDefence(CityContext city) : IObjectionMatter
{
    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        var found = await RedemptionMatters.FindOwn(city, about, raiser, cancel);
        if (found.Fault is { } refused)
            return refused;
        return await Open(about, cancel) is { Status: ClawBackStatus.Decided } back
            ? RedemptionMatters.Contested(found.Value, found.Value.ReviewerId, back.ProposerId, back.DeciderId)
            : new Fault("enterprise.dispute-no-claw-back", "这笔兑付没有正在追回，不用申辩。", 409);
    }

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel)
    {
        // Paid back or dropped meanwhile: then there is nothing left to undo, and the answer stands for itself.
        if (await Open(objection.About, cancel) is not { } back)
            return new Redress();
        return back.Cancel($"企业申辩成立：{objection.Reply}", by, city.Clock.GetUtcNow()) is { } refused
            ? refused
            : new Redress("不再追回");
    }

    public string? PageOf(string about) => RedemptionMatters.PageOf(about);

    async Task<ClawBack?> Open(string about, CancellationToken cancel) =>
        Guid.TryParse(about, out var id)
            ? await city.Set<ClawBack>().SingleOrDefaultAsync(one => one.Redemption == id && one.OpenKey != null, cancel)
            : null;
}
