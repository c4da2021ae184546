using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Helping;

/// <summary>Somebody lets the helper of a service point help with one matter (授权委托): limited in scope and time, revocable at any moment, free of charge (a07 §3, §5).</summary>
public sealed class Authorisation : Record
{
    /// <summary>Own default: longer than a matter takes, shorter than one forgets it.</summary>
    public const int LongestDays = 90;

    public required string PrincipalKey { get; init; }

    public required Personal PrincipalName { get; init; }

    /// <summary>Id of the service point whose helper may help.</summary>
    public required string Point { get; init; }

    /// <summary>The one matter it is for.</summary>
    public required string Item { get; init; }

    public required string ItemName { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly Until { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Answer to "did you understand what you signed?"; every helped matter is asked about.</summary>
    public bool? Understood { get; private set; }

    public bool HoldsOn(DateOnly day) => RevokedAt is null && day <= Until;

    public Fault? Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return HelpFaults.RevokedAlready;
        RevokedAt = now;
        return null;
    }

    /// <summary>A "no" ends the authorisation: what was not understood was not authorised.</summary>
    public Fault? Answer(bool understood, DateTimeOffset now)
    {
        if (Understood is not null)
            return HelpFaults.AnsweredAlready;
        Understood = understood;
        if (!understood)
            RevokedAt ??= now;
        return null;
    }
}

/// <summary>How authorisations are refused.</summary>
static class HelpFaults
{
    public static readonly Fault Unknown = new("no-visit.unknown-authorisation", "没有这份委托，或者它不是您的。", 404);

    public static readonly Fault RevokedAlready = new("no-visit.authorisation-revoked", "这份委托已经撤销。", 409);

    public static readonly Fault AnsweredAlready = new("no-visit.understood-answered", "这个问题您已经回答过了。", 409);

    public static readonly Fault NoPoint = new("no-visit.point-missing", "请选择由哪个服务点的代办员来帮您。") { Field = "point" };

    public static readonly Fault NoItem = new("no-visit.help-item-missing", "请选择只委托哪一件事。") { Field = "item" };

    public static readonly Fault BadUntil = new("no-visit.until-range", $"委托期限应在今天到 {Authorisation.LongestDays} 天之内。")
    {
        Field = "until",
    };
}
