using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

public enum ConsentState
{
    /// <summary>有效.</summary>
    Given,

    /// <summary>已到期: asked anew at the next application.</summary>
    Over,

    /// <summary>已撤回: nothing is fetched until it is given again.</summary>
    Withdrawn,
}

/// <summary>
/// A consent (同意): one type of credential may be fetched for one service item until a day. There is one for each holder, type and item; what it was before stands in its history. Source: page p15 §2 (Consent),
/// PIPL art. 15 (withdrawing is as easy as giving).
/// </summary>
public sealed class Consent : Record
{
    /// <summary>How long it lasts when it is given with an application (own default: a year).</summary>
    public const int Months = 12;

    public required string HolderKey { get; init; }

    public required string CredentialType { get; init; }

    public required string CredentialTitle { get; init; }

    public required string Item { get; init; }

    public required string ItemName { get; init; }

    /// <summary>Name of the department that may fetch it.</summary>
    public required string Unit { get; set; }

    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>With which case, or by the holder on the page of consents.</summary>
    public string GivenWith { get; private set; } = "";

    /// <summary>The last day; it still counts on it.</summary>
    public DateOnly Until { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public ConsentState On(DateOnly day) =>
        WithdrawnAt is not null ? ConsentState.Withdrawn
        : day > Until ? ConsentState.Over
        : ConsentState.Given;

    internal void Give(string with, DateTimeOffset now)
    {
        (GivenAt, GivenWith, Until, WithdrawnAt) = (now, with, now.Day().AddMonths(Months), null);
        Raise(new ConsentGiven(Id, CredentialType, Item, HolderKey, Until));
    }

    internal Fault? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return new Fault("credentials.consent-withdrawn-already", "这项同意已经撤回。", 409);
        WithdrawnAt = now;
        Raise(new ConsentWithdrawn(Id, CredentialType, Item, HolderKey));
        return null;
    }
}
