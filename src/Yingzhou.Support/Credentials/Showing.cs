using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Credentials;

/// <summary>To whom a credential is shown (接收方).</summary>
public enum Receiver
{
    /// <summary>政务窗口.</summary>
    Window,

    /// <summary>现场检查、执法人员.</summary>
    Enforcement,

    /// <summary>企业和其他机构: a hotel, a bank, a school. They check without the desk.</summary>
    Institution,
}

/// <summary>亮证: one credential shown once, for one purpose, to one kind of receiver, for a few minutes. The code itself is not kept; it is signed anew when its holder looks at it.</summary>
public sealed class Showing : Record
{
    public required Guid CredentialId { get; init; }

    public required string HolderKey { get; init; }

    public required string Purpose { get; init; }

    public required Receiver Receiver { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When somebody looked at it; after that it is used up.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public string? UsedBy { get; private set; }

    internal void Begun(Credential shown) =>
        Raise(new CredentialShown(Id, shown.Number, shown.Kind, HolderKey, Purpose, Receiver.ToString()));

    internal void Use(string by, DateTimeOffset at) => (UsedAt, UsedBy) = (at, by);
}
