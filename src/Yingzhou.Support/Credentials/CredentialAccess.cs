using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Credentials;

/// <summary>How somebody came to see a credential.</summary>
public enum AccessWay
{
    /// <summary>在线核验亮证码.</summary>
    Online,

    /// <summary>离线核验亮证码, told later.</summary>
    Offline,

    /// <summary>免提交取用: fetched for a case.</summary>
    Fetched,
}

/// <summary>查阅记录: who looked at whose credential, when and why. For its holder to read, so it names the reader and nobody else.</summary>
public sealed class CredentialAccess : Record
{
    public required string HolderKey { get; init; }

    /// <summary><c>null</c> for what a register outside holds.</summary>
    public Guid? CredentialId { get; init; }

    /// <summary>What was looked at; several names when a case fetched several.</summary>
    public required string Titles { get; init; }

    public required AccessWay Way { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Unit and post, and the name of who stood in it.</summary>
    public required string Reader { get; init; }

    public required string ReaderId { get; init; }

    public required string Purpose { get; init; }

    /// <summary>What the reader said it was for, or the number of the case.</summary>
    public required string About { get; init; }

    /// <summary>What the reader was told: 有效, 已吊销 …</summary>
    public required string Verdict { get; init; }

    public Guid? ShowingId { get; init; }

    /// <summary>When an offline check was told; <c>null</c> for what was known at once.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    internal CredentialAccess Told(DateTimeOffset at)
    {
        ToldAt = at;
        return this;
    }

    internal CredentialAccess Kept(string number)
    {
        Raise(new CredentialRead(number, HolderKey, Titles, Way.ToString(), Reader, ReaderId, Purpose, Verdict, At));
        return this;
    }
}
